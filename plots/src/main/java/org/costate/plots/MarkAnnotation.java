package org.costate.plots;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;

/** Draws the marks that are neither lines nor points: images, shapes, arrows and texts. */
final class MarkAnnotation extends AbstractXYAnnotation {

    private final Mark mark;
    private final Fonts fonts;

    MarkAnnotation(Mark mark, Fonts fonts) {
        this.mark = mark;
        this.fonts = fonts;
    }

    @Override
    public void draw(
            Graphics2D g2,
            XYPlot plot,
            Rectangle2D area,
            ValueAxis x,
            ValueAxis y,
            int rendererIndex,
            PlotRenderingInfo info) {
        Transform to = new Transform(area, x, y);
        if (mark instanceof Mark.Raster raster) {
            drawRaster(g2, raster, to.rectangle(raster.bounds()));
        } else if (mark instanceof Mark.Box box) {
            drawBox(g2, box, to.rectangle(box.bounds()));
        } else if (mark instanceof Mark.Text text) {
            drawText(g2, text, to);
        } else if (mark instanceof Mark.Area between) {
            g2.setPaint(between.fill());
            g2.fill(outline(between, to));
        } else if (mark instanceof Mark.Region region) {
            drawRegion(g2, region, to);
        } else if (mark instanceof Mark.Arrows arrows) {
            new ArrowShapes(arrows, to).draw(g2);
        } else if (mark instanceof Mark.Heads heads) {
            new ArrowShapes(heads.arrows(), to).drawHeads(g2);
        }
    }

    private static void drawRaster(Graphics2D g2, Mark.Raster raster, Rectangle2D to) {
        Object before = g2.getRenderingHint(RenderingHints.KEY_INTERPOLATION);
        g2.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                raster.smooth()
                        ? RenderingHints.VALUE_INTERPOLATION_BILINEAR
                        : RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        AffineTransform place = AffineTransform.getTranslateInstance(to.getX(), to.getY());
        place.scale(
                to.getWidth() / raster.image().getWidth(),
                to.getHeight() / raster.image().getHeight());
        g2.drawImage(raster.image(), place, null);
        if (before != null) {
            g2.setRenderingHint(RenderingHints.KEY_INTERPOLATION, before);
        }
    }

    private static void drawBox(Graphics2D g2, Mark.Box box, Rectangle2D to) {
        g2.setPaint(box.fill());
        g2.fill(to);
        if (box.outline().getAlpha() > 0) {
            g2.setPaint(box.outline());
            g2.setStroke(new BasicStroke(1f));
            g2.draw(to);
        }
    }

    /** Returns one closed polygon for every run of finite points. */
    private static Path2D outline(Mark.Area mark, Transform to) {
        Path2D path = new Path2D.Double();
        int from = 0;
        for (int i = 0; i <= mark.x().length; i++) {
            if (i == mark.x().length || !isFinite(mark, i)) {
                append(path, mark, from, i, to);
                from = i + 1;
            }
        }
        return path;
    }

    private static boolean isFinite(Mark.Area mark, int i) {
        return Double.isFinite(mark.x()[i] + mark.lower()[i] + mark.upper()[i]);
    }

    private static void append(Path2D path, Mark.Area mark, int from, int end, Transform to) {
        for (int i = from; i < end; i++) {
            double x = to.x(mark.x()[i]);
            double y = to.y(mark.upper()[i]);
            if (i == from) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        for (int i = end - 1; i >= from; i--) {
            path.lineTo(to.x(mark.x()[i]), to.y(mark.lower()[i]));
        }
        if (end > from) {
            path.closePath();
        }
    }

    private static void drawRegion(Graphics2D g2, Mark.Region region, Transform to) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < region.x().length; i++) {
            double x = to.x(region.x()[i]);
            double y = to.y(region.y()[i]);
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        path.closePath();
        g2.setPaint(region.fill());
        g2.fill(path);
        g2.setPaint(region.outline());
        g2.setStroke(Strokes.line(1.3f, Strokes.SOLID));
        g2.draw(path);
    }

    private void drawText(Graphics2D g2, Mark.Text text, Transform to) {
        int style = text.emphasis() == Mark.Emphasis.BOLD ? Font.BOLD : Font.PLAIN;
        Font font = fonts.font(style, text.size());
        String shown = Fonts.printable(font, text.text());
        FontMetrics metrics = g2.getFontMetrics(font);
        double length = to.horizontal().getRange().getLength();
        double room = text.room() * to.area().getWidth() / length;
        double wide = metrics.stringWidth(shown);
        if (wide > room) {
            font = font.deriveFont((float) (text.size() * room / wide));
            metrics = g2.getFontMetrics(font);
            wide = metrics.stringWidth(shown);
        }
        double left = to.x(text.x()) - wide / 2;
        boolean above = text.emphasis() == Mark.Emphasis.ABOVE;
        double drop = above ? -4 : (metrics.getAscent() - metrics.getDescent()) / 2.0;
        g2.setFont(font);
        g2.setPaint(text.colour());
        g2.drawString(shown, (float) left, (float) (to.y(text.y()) + drop));
    }
}
