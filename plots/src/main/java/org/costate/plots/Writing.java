package org.costate.plots;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The texts inside a plot, written last: names of reference lines, notes, and numbers along level
 * lines. Each is placed inside the plot and, where that is possible, clear of those before it.
 */
final class Writing {

    private static final double[] ALONG = {0.5, 0.35, 0.65, 0.2, 0.8, 0.08, 0.92};

    private final Graphics2D g2;
    private final Transform to;
    private final Theme theme;
    private final Fonts fonts;
    private final List<Rectangle2D> taken = new ArrayList<>();
    private int upright;

    Writing(Graphics2D g2, Transform to, Theme theme, Fonts fonts) {
        this.g2 = g2;
        this.to = to;
        this.theme = theme;
        this.fonts = fonts;
    }

    void write(List<Mark> marks) {
        for (Mark mark : marks) {
            if (mark instanceof Mark.Rule rule && !rule.label().isEmpty()) {
                boolean vertical = rule.direction() == Mark.Direction.VERTICAL;
                taken.add(new RuleName(rule, fonts, theme).draw(g2, to, vertical ? upright++ : 0));
            }
        }
        for (Mark mark : marks) {
            if (mark instanceof Mark.Remark remark) {
                write(remark);
            } else if (mark instanceof Mark.LineName name) {
                write(name);
            }
        }
    }

    private void write(Mark.Remark remark) {
        Font font = fonts.key();
        FontMetrics metrics = g2.getFontMetrics(font);
        Rectangle2D area = to.area();
        String text =
                TextBlock.shortened(
                        metrics, Fonts.printable(font, remark.text()), area.getWidth() - 8);
        double wide = metrics.stringWidth(text) + 4;
        double tall = metrics.getHeight();
        double x = to.x(remark.x());
        double y = to.y(remark.y());
        Rectangle2D place = null;
        for (double far = 6; far < 80 && place == null; far += 12) {
            place = free(x, y, wide, tall, far);
        }
        if (place == null) {
            place = inside(x + 6, y - tall - 6, wide, tall);
        }
        taken.add(place);
        g2.setPaint(Theme.translucent(theme.background(), 0.75));
        g2.fill(place);
        g2.setPaint(remark.colour());
        g2.setFont(font);
        g2.drawString(text, (float) place.getX() + 2, (float) (place.getY() + metrics.getAscent()));
    }

    /** Returns the first corner around a point, so far from it, where a text is clear. */
    private @Nullable Rectangle2D free(double x, double y, double wide, double tall, double far) {
        double[][] corners = {
            {x + far, y - tall - far / 2},
            {x - far - wide, y - tall - far / 2},
            {x + far, y + far / 2},
            {x - far - wide, y + far / 2}
        };
        for (double[] corner : corners) {
            Rectangle2D place = inside(corner[0], corner[1], wide, tall);
            boolean covers = place.contains(x, y);
            if (!covers && taken.stream().noneMatch(place::intersects)) {
                return place;
            }
        }
        return null;
    }

    private Rectangle2D inside(double x, double y, double wide, double tall) {
        Rectangle2D area = to.area();
        double left = Math.max(area.getX() + 2, Math.min(x, area.getMaxX() - wide - 2));
        double top = Math.max(area.getY() + 2, Math.min(y, area.getMaxY() - tall - 2));
        return new Rectangle2D.Double(left, top, wide, tall);
    }

    private void write(Mark.LineName name) {
        Font font = fonts.note();
        FontMetrics metrics = g2.getFontMetrics(font);
        String text = Fonts.printable(font, name.text());
        double wide = metrics.stringWidth(text);
        double[] lengths = lengths(name);
        double total = lengths[lengths.length - 1];
        if (total < 1.8 * wide) {
            return;
        }
        for (double share : ALONG) {
            double at = share * total;
            Point2D from = on(name, lengths, at - wide / 2);
            Point2D end = on(name, lengths, at + wide / 2);
            Point2D middle = on(name, lengths, at);
            double chord = from.distance(end);
            double tall = metrics.getHeight();
            double reach = Math.max(wide, tall);
            Rectangle2D place =
                    new Rectangle2D.Double(
                            middle.getX() - reach / 2, middle.getY() - reach / 2, reach, reach);
            boolean straight = chord > 0.9 * wide;
            if (straight
                    && to.area().contains(place)
                    && taken.stream().noneMatch(place::intersects)) {
                taken.add(place);
                write(name, text, metrics, from, end);
                return;
            }
        }
    }

    private void write(
            Mark.LineName name, String text, FontMetrics metrics, Point2D from, Point2D end) {
        double angle = Math.atan2(end.getY() - from.getY(), end.getX() - from.getX());
        if (Math.abs(angle) > Math.PI / 2) {
            angle += Math.PI;
        }
        AffineTransform before = g2.getTransform();
        g2.translate((from.getX() + end.getX()) / 2, (from.getY() + end.getY()) / 2);
        g2.rotate(angle);
        float left = -metrics.stringWidth(text) / 2f;
        float base = (metrics.getAscent() - metrics.getDescent()) / 2f;
        g2.setFont(metrics.getFont());
        g2.setPaint(name.halo());
        g2.setStroke(new BasicStroke(3f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g2.draw(
                metrics.getFont()
                        .createGlyphVector(g2.getFontRenderContext(), text)
                        .getOutline(left, base));
        g2.setPaint(name.colour());
        g2.drawString(text, left, base);
        g2.setTransform(before);
    }

    /** Returns the length of the line on the page up to each of its points. */
    private double[] lengths(Mark.LineName name) {
        double[] lengths = new double[name.x().length];
        for (int i = 1; i < lengths.length; i++) {
            lengths[i] =
                    lengths[i - 1]
                            + to.point(name.x()[i - 1], name.y()[i - 1])
                                    .distance(to.point(name.x()[i], name.y()[i]));
        }
        return lengths;
    }

    private Point2D on(Mark.LineName name, double[] lengths, double at) {
        int i = 1;
        while (i < lengths.length - 1 && lengths[i] < at) {
            i++;
        }
        double part = lengths[i] - lengths[i - 1];
        double t = part > 0 ? Math.max(0, Math.min(1, (at - lengths[i - 1]) / part)) : 0;
        double x = name.x()[i - 1] + t * (name.x()[i] - name.x()[i - 1]);
        double y = name.y()[i - 1] + t * (name.y()[i] - name.y()[i - 1]);
        return to.point(x, y);
    }
}
