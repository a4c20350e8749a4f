package org.costate.plots;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;

/**
 * A text broken into lines that fit a width; a single word that does not fit ends in an ellipsis.
 */
final class TextBlock {

    private final List<String> lines = new ArrayList<>();
    private final Font font;
    private final FontMetrics metrics;

    TextBlock(Graphics2D g2, Font font, String text, double width) {
        this.font = font;
        this.metrics = g2.getFontMetrics(font);
        StringBuilder line = new StringBuilder();
        for (String word : Fonts.printable(font, text).split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && metrics.stringWidth(longer) > width) {
                lines.add(line.toString());
                longer = word;
            }
            line.setLength(0);
            line.append(shortened(metrics, longer, width));
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
    }

    static String shortened(FontMetrics metrics, String text, double width) {
        if (metrics.stringWidth(text) <= width) {
            return text;
        }
        int end = text.length() - 1;
        while (end > 1 && metrics.stringWidth(text.substring(0, end) + "…") > width) {
            end--;
        }
        return text.substring(0, Math.max(1, end)) + "…";
    }

    double height() {
        return lines.size() * (double) metrics.getHeight();
    }

    /** Draws the lines from the left edge {@code x} and the top edge {@code y} downwards. */
    void draw(Graphics2D g2, Color colour, double x, double y) {
        write(g2, colour, x, y, 0.0);
    }

    /** Draws every line centred on {@code x}. */
    void drawCentred(Graphics2D g2, Color colour, double x, double y) {
        write(g2, colour, x, y, 0.5);
    }

    /** Draws the lines turned by a quarter to the left; {@code x} is their left edge. */
    void drawUpwards(Graphics2D g2, Color colour, double x, double centre) {
        AffineTransform upright = g2.getTransform();
        g2.translate(x, centre);
        g2.rotate(-Math.PI / 2);
        write(g2, colour, 0.0, 0.0, 0.5);
        g2.setTransform(upright);
    }

    private void write(Graphics2D g2, Color colour, double x, double y, double anchor) {
        g2.setFont(font);
        g2.setPaint(colour);
        double baseline = y + metrics.getAscent();
        for (String line : lines) {
            double left = x - anchor * metrics.stringWidth(line);
            g2.drawString(line, (float) left, (float) baseline);
            baseline += metrics.getHeight();
        }
    }
}
