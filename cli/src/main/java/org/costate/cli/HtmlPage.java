package org.costate.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A page under construction: headings, cards, tables and figures, all in one file. */
final class HtmlPage {

    private final StringBuilder body = new StringBuilder();

    /** Appends a paragraph, or another element of plain text. */
    HtmlPage text(String element, String css, String text) {
        body.append('<').append(element).append(" class=\"").append(css).append("\">");
        body.append(escaped(text)).append("</").append(element).append(">\n");
        return this;
    }

    /** Appends a section heading. */
    HtmlPage heading(String text) {
        body.append("<h2>").append(escaped(text)).append("</h2>\n");
        return this;
    }

    /** Appends large numbers with what they mean. */
    HtmlPage cards(Map<String, String> numbers) {
        body.append("<div class=\"cards\">\n");
        numbers.forEach(
                (meaning, number) ->
                        body.append("<div class=\"card\"><b>")
                                .append(escaped(number))
                                .append("</b><span>")
                                .append(escaped(meaning))
                                .append("</span></div>\n"));
        body.append("</div>\n");
        return this;
    }

    /** Appends names with what is to be said of each. */
    HtmlPage facts(Map<String, String> facts) {
        body.append("<table class=\"facts\">\n");
        facts.forEach(
                (name, fact) ->
                        body.append("<tr><th>")
                                .append(escaped(name))
                                .append("</th><td>")
                                .append(escaped(fact))
                                .append("</td></tr>\n"));
        body.append("</table>\n");
        return this;
    }

    /** Appends a table that scrolls; cells after the first column are numbers. */
    HtmlPage table(List<String> header, List<List<String>> rows) {
        body.append("<div class=\"scroll\"><table><thead>\n");
        row("th", header);
        body.append("</thead><tbody>\n");
        rows.forEach(cells -> row("td", cells));
        body.append("</tbody></table></div>\n");
        return this;
    }

    private void row(String element, List<String> cells) {
        body.append("<tr>");
        for (int i = 0; i < cells.size(); i++) {
            body.append('<').append(element).append(i == 0 ? ">" : " class=\"number\">");
            body.append(escaped(cells.get(i))).append("</").append(element).append('>');
        }
        body.append("</tr>\n");
    }

    /** Starts the grid of figures. */
    HtmlPage startFigures() {
        body.append("<div class=\"figures\">\n");
        return this;
    }

    /** Appends an image, embedded. */
    HtmlPage figure(String name, byte[] png, String css) {
        body.append("<figure class=\"").append(css).append("\"><img alt=\"");
        body.append(escaped(name)).append("\" src=\"data:image/png;base64,");
        body.append(Base64.getEncoder().encodeToString(png)).append("\"></figure>\n");
        return this;
    }

    /** Ends the grid of figures. */
    HtmlPage endFigures() {
        body.append("</div>\n");
        return this;
    }

    /** Returns the whole page. */
    String page(String title) {
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
                + escaped(title)
                + "</title>\n<style>\n"
                + css()
                + "</style></head>\n<body><main>\n"
                + body
                + "</main></body></html>\n";
    }

    private static String css() {
        try (InputStream in = HtmlPage.class.getResourceAsStream("report.css")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
