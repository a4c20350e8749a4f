package org.costate.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/** Draws the marks that are neither lines nor points: images, boxes and texts. */
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
        if (mark instanceof Mark.Raster raster) {
            drawRaster(g2, raster, pixels(raster.bounds(), area, x, y));
        } else if (mark instanceof Mark.Box box) {
            drawBox(g2, box, pixels(box.bounds(), area, x, y));
        } else if (mark instanceof Mark.Text text) {
            drawText(g2, text, area, x, y);
        }
    }

    private static Rectangle2D pixels(Bounds b, Rectangle2D area, ValueAxis x, ValueAxis y) {
        double left = x.valueToJava2D(b.xMin(), area, RectangleEdge.BOTTOM);
        double right = x.valueToJava2D(b.xMax(), area, RectangleEdge.BOTTOM);
        double top = y.valueToJava2D(b.yMax(), area, RectangleEdge.LEFT);
        double bottom = y.valueToJava2D(b.yMin(), area, RectangleEdge.LEFT);
        return new Rectangle2D.Double(left, top, right - left, bottom - top);
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

    private void drawText(
            Graphics2D g2, Mark.Text text, Rectangle2D area, ValueAxis x, ValueAxis y) {
        int style = text.emphasis() == Mark.Emphasis.BOLD ? Font.BOLD : Font.PLAIN;
        Font font = fonts.font(style, text.size());
        FontMetrics metrics = g2.getFontMetrics(font);
        double room = text.room() * area.getWidth() / x.getRange().getLength();
        double wide = metrics.stringWidth(text.text());
        if (wide > room) {
            font = font.deriveFont((float) (text.size() * room / wide));
            metrics = g2.getFontMetrics(font);
            wide = metrics.stringWidth(text.text());
        }
        double left = x.valueToJava2D(text.x(), area, RectangleEdge.BOTTOM) - wide / 2;
        double middle = y.valueToJava2D(text.y(), area, RectangleEdge.LEFT);
        boolean above = text.emphasis() == Mark.Emphasis.ABOVE;
        double drop = above ? -4 : (metrics.getAscent() - metrics.getDescent()) / 2.0;
        g2.setFont(font);
        Color colour = text.colour();
        g2.setPaint(colour);
        g2.drawString(text.text(), (float) left, (float) (middle + drop));
    }
}
