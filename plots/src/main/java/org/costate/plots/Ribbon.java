package org.costate.plots;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The strip above a plot that names the arcs shaded in it. */
record Ribbon(List<Segment> segments, AxisSpec axis, Theme theme, Fonts fonts) {

    static final double HEIGHT = 17.0;

    /** One arc in axis coordinates. */
    record Segment(String kind, double from, double to, Color fill) {}

    /** Returns legend entries for the kinds that are nowhere written out in full. */
    List<KeyEntry> unnamed(Graphics2D g2, double width) {
        List<KeyEntry> entries = new ArrayList<>();
        for (Segment segment : segments) {
            boolean written =
                    segments.stream()
                            .anyMatch(s -> s.kind.equals(segment.kind) && fits(g2, s, width));
            boolean explained = entries.stream().anyMatch(e -> e.name().equals(segment.kind));
            if (!written && !explained && !segment.kind.isEmpty()) {
                entries.add(KeyEntry.patch(segment.kind, segment.fill));
            }
        }
        return entries;
    }

    private double start(Segment s) {
        double share = (Math.max(s.from, axis.lo()) - axis.lo()) / (axis.hi() - axis.lo());
        double other = (Math.min(s.to, axis.hi()) - axis.lo()) / (axis.hi() - axis.lo());
        return axis.reversed() ? 1 - other : share;
    }

    private double share(Segment s) {
        return (Math.min(s.to, axis.hi()) - Math.max(s.from, axis.lo())) / (axis.hi() - axis.lo());
    }

    private boolean fits(Graphics2D g2, Segment s, double width) {
        FontMetrics metrics = g2.getFontMetrics(fonts.note());
        String text = Fonts.printable(fonts.note(), s.kind);
        return metrics.stringWidth(text) + 6 <= share(s) * width;
    }

    void draw(Graphics2D g2, Rectangle2D area) {
        FontMetrics metrics = g2.getFontMetrics(fonts.note());
        double top = area.getY() - HEIGHT - 2;
        for (Segment s : segments) {
            double width = share(s) * area.getWidth();
            if (width <= 0) {
                continue;
            }
            double left = area.getX() + start(s) * area.getWidth();
            g2.setPaint(s.fill);
            g2.fill(new Rectangle2D.Double(left, top, width, HEIGHT));
            if (fits(g2, s, area.getWidth())) {
                String text = Fonts.printable(fonts.note(), s.kind);
                double x = left + (width - metrics.stringWidth(text)) / 2;
                g2.setPaint(theme.ink());
                g2.setFont(fonts.note());
                double middle = top + HEIGHT / 2;
                double base = middle + (metrics.getAscent() - metrics.getDescent()) / 2.0;
                g2.drawString(text, (float) x, (float) base);
            }
        }
    }
}
