package org.costate.plots;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
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
    private final Theme theme;
    private final Fonts fonts;
    private int layers;

    PlotArea(Scene scene, TickedAxis x, TickedAxis y, Theme theme, Fonts fonts) {
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
            add(data(line.x(), line.y()), lineRenderer(line));
        } else if (mark instanceof Mark.Dots dots) {
            add(data(dots.x(), dots.y()), dotRenderer(dots));
        } else if (mark instanceof Mark.Rule rule) {
            BasicStroke stroke = Strokes.line(1.2f, Strokes.DASHED);
            ValueMarker line = new ValueMarker(rule.at(), theme.muted(), stroke);
            if (rule.direction() == Mark.Direction.VERTICAL) {
                plot.addDomainMarker(line, Layer.BACKGROUND);
            } else {
                plot.addRangeMarker(line, Layer.BACKGROUND);
            }
        } else if (mark instanceof Mark.Band band) {
            IntervalMarker range = new IntervalMarker(band.from(), band.to(), band.fill());
            range.setAlpha(1f);
            plot.addDomainMarker(range, Layer.BACKGROUND);
        } else {
            Layer layer = mark instanceof Mark.Text ? Layer.FOREGROUND : Layer.BACKGROUND;
            carrier.addAnnotation(new MarkAnnotation(mark, fonts), layer);
        }
    }

    private static DefaultXYDataset data(double[] x, double[] y) {
        DefaultXYDataset data = new DefaultXYDataset();
        data.addSeries("", new double[][] {x, y});
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

    /** Writes the names of the reference lines next to them, one below the other. */
    void nameRules(Graphics2D g2, List<Mark> marks, Rectangle2D area) {
        int named = 0;
        for (Mark mark : marks) {
            if (mark instanceof Mark.Rule rule && !rule.label().isEmpty()) {
                boolean upright = rule.direction() == Mark.Direction.VERTICAL;
                new RuleName(rule, fonts, theme).draw(g2, plot, area, upright ? named++ : 0);
            }
        }
    }
}
