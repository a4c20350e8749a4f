package org.costate.plots;

import java.awt.Color;
import java.util.List;

/**
 * What a map of the plane does to a grid: the images of its lines, over the grid it came from.
 * Cells that are turned over, so that the map is not one to one there, are filled and counted.
 */
public final class DeformedGrid extends Panel {

    private final Labels labels;
    private final double[][] x;
    private final double[][] y;
    private final double[][] x0;
    private final double[][] y0;
    private final List<CurveSeries> points;

    DeformedGrid(Labels labels, double[][] x, double[][] y) {
        this(
                labels,
                Check.nodes2("x", x),
                matching(x, y),
                new double[0][],
                new double[0][],
                List.of());
    }

    private DeformedGrid(
            Labels labels,
            double[][] x,
            double[][] y,
            double[][] x0,
            double[][] y0,
            List<CurveSeries> points) {
        this.labels = labels;
        this.x = x;
        this.y = y;
        this.x0 = x0;
        this.y0 = y0;
        this.points = points;
    }

    private static double[][] matching(double[][] x, double[][] y) {
        double[][] copy = Check.nodes2("y", y);
        if (copy.length != x.length || copy[0].length != x[0].length) {
            throw new IllegalArgumentException(
                    "a grid needs x and y of one shape, got "
                            + x.length
                            + " × "
                            + x[0].length
                            + " and "
                            + copy.length
                            + " × "
                            + copy[0].length);
        }
        return copy;
    }

    /**
     * Returns this grid over the one it was mapped from.
     *
     * @throws IllegalArgumentException if the tables are not of the same shape
     */
    public DeformedGrid from(double[][] xBefore, double[][] yBefore) {
        matching(x, xBefore);
        return new DeformedGrid(
                labels, x, y, Check.nodes2("x", xBefore), matching(x, yBefore), points);
    }

    /**
     * Returns this grid with named points on top, for example the images of samples.
     *
     * @throws IllegalArgumentException if the arrays are empty or differ in length
     */
    public DeformedGrid points(String name, double[] px, double[] py) {
        Check.sameLength(name, "x value", px.length, "y value", py.length);
        CurveSeries cloud = CurveSeries.line(name, px, py, LineStyle.POINTS);
        return new DeformedGrid(labels, x, y, x0, y0, Decor.and(points, cloud));
    }

    @Override
    Scene scene(Theme theme) {
        Axes axes = Axes.linear(labels);
        Span spanX = new Span();
        Span spanY = new Span();
        for (double[][] table : List.of(x, x0)) {
            for (double[] row : table) {
                spanX.include(row);
            }
        }
        for (double[][] table : List.of(y, y0)) {
            for (double[] row : table) {
                spanY.include(row);
            }
        }
        points.forEach(p -> p.include(spanX, spanY, axes));
        Scene scene =
                new Scene(labels.title(), axes.xAxis(spanX, 0.04), axes.yAxis(spanY, 0.04))
                        .withEqualUnits();
        if (x0.length > 0) {
            Color pale = Theme.mix(theme.background(), theme.muted(), 0.4);
            addLines(scene, x0, y0, pale, pale, 0.8f);
            scene.explain(KeyEntry.line("before", pale, Strokes.SOLID));
        }
        addFolds(scene, theme);
        addLines(scene, x, y, theme.colour(0), theme.colour(5), 1.2f);
        scene.explain(
                KeyEntry.line(x0.length > 0 ? "after" : "grid", theme.colour(0), Strokes.SOLID));
        for (int i = 0; i < points.size(); i++) {
            points.get(i).draw(scene, i + 1, true, axes, theme);
        }
        return scene;
    }

    private static void addLines(
            Scene scene, double[][] x, double[][] y, Color along, Color across, float width) {
        for (int j = 0; j < x[0].length; j++) {
            scene.add(
                    new Mark.Polyline(
                            Check.column(x, j), Check.column(y, j), across, width, Strokes.SOLID));
        }
        for (int i = 0; i < x.length; i++) {
            scene.add(new Mark.Polyline(x[i], y[i], along, width, Strokes.SOLID));
        }
    }

    private void addFolds(Scene scene, Theme theme) {
        int folds = 0;
        Color fill = Theme.mix(theme.background(), theme.colour(1), 0.6);
        for (int i = 0; i + 1 < x.length; i++) {
            for (int j = 0; j + 1 < x[0].length; j++) {
                if (area(i, j) < 0) {
                    folds++;
                    scene.add(new Mark.Region(corners(x, i, j), corners(y, i, j), fill, fill));
                }
            }
        }
        if (folds > 0) {
            String count = folds == 1 ? "1 cell" : folds + " cells";
            scene.explain(KeyEntry.patch(count + " turned over", fill));
        }
    }

    private static double[] corners(double[][] t, int i, int j) {
        return new double[] {t[i][j], t[i][j + 1], t[i + 1][j + 1], t[i + 1][j]};
    }

    /** Returns twice the signed area of a cell, positive if it is not turned over. */
    private double area(int i, int j) {
        double acrossX = x[i + 1][j + 1] - x[i][j];
        double acrossY = y[i + 1][j + 1] - y[i][j];
        double backX = x[i + 1][j] - x[i][j + 1];
        double backY = y[i + 1][j] - y[i][j + 1];
        return acrossX * backY - acrossY * backX;
    }
}
