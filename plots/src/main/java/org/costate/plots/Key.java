package org.costate.plots;

import java.awt.BasicStroke;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;

/** A legend set in rows from the left, above the plot. */
final class Key {

    private static final double GAP = 16.0;
    private static final double ROW = 19.0;

    private record Placed(KeyEntry entry, String text, double x, double y) {}

    private final List<Placed> placed = new ArrayList<>();
    private final Theme theme;
    private final Fonts fonts;
    private double height;

    Key(Graphics2D g2, List<KeyEntry> entries, double width, Theme theme, Fonts fonts) {
        this.theme = theme;
        this.fonts = fonts;
        FontMetrics metrics = g2.getFontMetrics(fonts.key());
        double x = 0.0;
        double y = 0.0;
        for (KeyEntry entry : entries) {
            double sample = sampleWidth(entry) + 6;
            String printable = Fonts.printable(fonts.key(), entry.name());
            String text = TextBlock.shortened(metrics, printable, width - sample);
            double wide = sample + metrics.stringWidth(text);
            if (x > 0 && x + wide > width) {
                x = 0.0;
                y += ROW;
            }
            placed.add(new Placed(entry, text, x, y));
            x += wide + GAP;
        }
        height = entries.isEmpty() ? 0.0 : y + ROW;
    }

    double height() {
        return height;
    }

    void draw(Graphics2D g2, double left, double top) {
        FontMetrics metrics = g2.getFontMetrics(fonts.key());
        for (Placed p : placed) {
            double middle = top + p.y + ROW / 2;
            double sample = sampleWidth(p.entry);
            drawSample(g2, p.entry, left + p.x, middle, sample);
            g2.setPaint(theme.ink());
            g2.setFont(fonts.key());
            double baseline = middle + (metrics.getAscent() - metrics.getDescent()) / 2.0;
            g2.drawString(p.text, (float) (left + p.x + sample + 6), (float) baseline);
        }
    }

    private static double sampleWidth(KeyEntry entry) {
        return entry.line() != null ? 24 : entry.patch() ? 14 : 10;
    }

    private static void drawSample(
            Graphics2D g2, KeyEntry entry, double x, double middle, double width) {
        g2.setPaint(entry.colour());
        float[] dash = entry.line();
        if (dash != null) {
            g2.setStroke(Strokes.line(2.2f, dash));
            g2.draw(new Line2D.Double(x + 1, middle, x + width - 1, middle));
        }
        if (entry.patch()) {
            g2.fill(new RoundRectangle2D.Double(x, middle - 6, width, 12, 3, 3));
        }
        Marker marker = entry.marker();
        if (marker != null) {
            Shape shape =
                    AffineTransform.getTranslateInstance(x + width / 2, middle)
                            .createTransformedShape(marker.shape(4));
            g2.setPaint(entry.fill());
            g2.fill(shape);
            g2.setPaint(entry.colour());
            g2.setStroke(new BasicStroke(1.4f));
            g2.draw(shape);
        }
    }
}
