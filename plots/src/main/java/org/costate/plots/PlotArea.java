package org.costate.plots;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYDataset;

/** Turns the marks of a scene into a chart plot and draws it into a rectangle known beforehand. */
final class PlotArea {

    private final XYPlot plot = new XYPlot();
    private final Scene scene;
    private final Theme theme;
    private final Fonts fonts;
    private int layers;

    PlotArea(Scene scene, TickedAxis x, TickedAxis y, Theme theme, Fonts fonts) {
        this.scene = scene;
        this.theme = theme;
        this.fonts = fonts;
        plot.setNotify(false);
        plot.setDomainAxis(x);
        plot.setRangeAxis(y);
        style(scene.frame());
        XYLineAndShapeRenderer carrier = new XYLineAndShapeRenderer(false, false);
        add(new DefaultXYDataset(), carrier);
        for (Mark mark : scene.marks()) {
            add(mark, carrier);
        }
    }

    private void style(Scene.Frame frame) {
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.setDomainGridlinePaint(theme.grid());
        plot.setRangeGridlinePaint(theme.grid());
        plot.setDomainGridlineStroke(new BasicStroke(1f));
        plot.setRangeGridlineStroke(new BasicStroke(1f));
        plot.setDomainGridlinesVisible(frame == Scene.Frame.GRID);
        plot.setRangeGridlinesVisible(frame == Scene.Frame.GRID);
        plot.getDomainAxis().setVisible(frame != Scene.Frame.NONE);
        plot.getRangeAxis().setVisible(frame != Scene.Frame.NONE);
    }

    private void add(DefaultXYDataset data, XYLineAndShapeRenderer renderer) {
        plot.setDataset(layers, data);
        plot.setRenderer(layers, renderer);
        layers++;
    }

    private void add(Mark mark, XYLineAndShapeRenderer carrier) {
        if (mark instanceof Mark.Polyline line) {
            add(data(Thinning.line(line.x(), line.y(), scene.x())), lineRenderer(line));
        } else if (mark instanceof Mark.Dots dots) {
            add(data(Thinning.dots(dots.x(), dots.y(), scene.x(), scene.y())), dotRenderer(dots));
        } else if (mark instanceof Mark.Rule rule) {
            boolean thin = rule.weight() == Mark.Weight.THIN;
            BasicStroke stroke =
                    thin ? Strokes.line(1.0f, Strokes.SOLID) : Strokes.line(1.2f, Strokes.DASHED);
            ValueMarker line =
                    new ValueMarker(rule.at(), thin ? theme.axis() : theme.muted(), stroke);
            if (rule.direction() == Mark.Direction.VERTICAL) {
                plot.addDomainMarker(line, Layer.BACKGROUND);
            } else {
                plot.addRangeMarker(line, Layer.BACKGROUND);
            }
        } else if (mark instanceof Mark.Band band) {
            IntervalMarker range = new IntervalMarker(band.from(), band.to(), band.fill());
            range.setAlpha(1f);
            plot.addDomainMarker(range, Layer.BACKGROUND);
        } else if (!(mark instanceof Mark.Remark) && !(mark instanceof Mark.LineName)) {
            boolean above = mark instanceof Mark.Text || mark instanceof Mark.Heads;
            Layer layer = above ? Layer.FOREGROUND : Layer.BACKGROUND;
            carrier.addAnnotation(new MarkAnnotation(mark, fonts), layer);
        }
    }

    private static DefaultXYDataset data(double[][] xy) {
        DefaultXYDataset data = new DefaultXYDataset();
        data.addSeries("", xy);
        return data;
    }

    private static XYLineAndShapeRenderer lineRenderer(Mark.Polyline line) {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setSeriesPaint(0, line.colour());
        renderer.setSeriesStroke(0, Strokes.line(line.width(), line.dash()));
        return renderer;
    }

    private static XYLineAndShapeRenderer dotRenderer(Mark.Dots dots) {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        renderer.setSeriesShape(0, dots.marker().shape(dots.radius()));
        renderer.setSeriesPaint(0, dots.fill());
        renderer.setUseFillPaint(true);
        renderer.setSeriesFillPaint(0, dots.fill());
        renderer.setDrawOutlines(dots.outline().getAlpha() > 0);
        renderer.setUseOutlinePaint(true);
        renderer.setSeriesOutlinePaint(0, dots.outline());
        renderer.setSeriesStroke(0, new BasicStroke(1.2f));
        renderer.setSeriesOutlineStroke(0, new BasicStroke(1.2f));
        return renderer;
    }

    /** Draws the plot so that its data area is exactly the given rectangle. */
    void draw(Graphics2D g2, Rectangle2D dataArea, double left, double bottom) {
        AxisSpace below = new AxisSpace();
        below.setBottom(bottom);
        AxisSpace beside = new AxisSpace();
        beside.setLeft(left);
        plot.setFixedDomainAxisSpace(below);
        plot.setFixedRangeAxisSpace(beside);
        plot.draw(
                g2,
                new Rectangle2D.Double(
                        dataArea.getX() - left,
                        dataArea.getY(),
                        dataArea.getWidth() + left,
                        dataArea.getHeight() + bottom),
                null,
                null,
                null);
    }

    /** Writes the texts that belong inside the plot. */
    void write(Graphics2D g2, Rectangle2D area) {
        Transform to = new Transform(area, plot.getDomainAxis(), plot.getRangeAxis());
        new Writing(g2, to, theme, fonts).write(scene.marks());
    }
}
