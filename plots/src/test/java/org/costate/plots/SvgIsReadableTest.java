package org.costate.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class SvgIsReadableTest {

    private static String svg(Figure figure) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        figure.writeTo(out, ImageFormat.SVG);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Document parsed(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static String allText(Document document) {
        StringBuilder text = new StringBuilder();
        var nodes = document.getElementsByTagNameNS("*", "text");
        for (int i = 0; i < nodes.getLength(); i++) {
            text.append(nodes.item(i).getTextContent().strip()).append('\n');
        }
        return text.toString();
    }

    @Test
    void titlesAxesLegendAndTicksAreText() throws Exception {
        Figure figure =
                Figure.of(
                                Panel.curves(Labels.of("State & <costate>", "time t", "x"))
                                        .line("x₁", new double[] {0, 2}, new double[] {-4, 4})
                                        .line("x₂", new double[] {0, 2}, new double[] {1, 0}))
                        .titled("Two lines")
                        .subtitled("a < b & c")
                        .sized(500, 400);
        String svg = svg(figure);
        Document document = parsed(svg);
        String text = allText(document);
        for (String expected :
                new String[] {
                    "Two lines", "a < b & c", "State & <costate>", "time t", "x₁", "x₂", "−4"
                }) {
            assertTrue(text.contains(expected), () -> expected + " is missing in\n" + text);
        }
        assertEquals("0 0 500 400", document.getDocumentElement().getAttribute("viewBox"));
        assertFalse(svg.contains("<!DOCTYPE"), "a reader need not fetch anything");
        assertTrue(svg.contains(", sans-serif"), "type faces have a fallback");
    }

    @Test
    void aFieldIsOneEmbeddedImage() throws Exception {
        double[][][] p = {{{1, 0}, {0, 1}}, {{1, 0}, {0.2, 0.8}}};
        Document document =
                parsed(
                        svg(
                                Figure.of(
                                        Panel.decisionRegion(
                                                Labels.axes("x", "y"), Bounds.of(0, 2, 0, 1), p))));
        var images = document.getElementsByTagNameNS("*", "image");
        assertEquals(1, images.getLength());
        String reference =
                images.item(0)
                        .getAttributes()
                        .getNamedItemNS("http://www.w3.org/1999/xlink", "href")
                        .getNodeValue();
        assertTrue(reference.startsWith("data:image/png;base64,"));
    }
}
