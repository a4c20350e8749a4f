package org.costate.plots;

import java.awt.Color;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

/**
 * A vector field on a rectangle.
 *
 * @param bounds the rectangle
 * @param u the horizontal component at {@code (x, y)}
 * @param v the vertical component
 */
record PlaneField(Bounds bounds, DoubleBinaryOperator u, DoubleBinaryOperator v) {

    /** Arrows across; the number upwards follows from the shape of the rectangle on the page. */
    private static final int ACROSS = 25;

    private static final double LENGTH = 0.78;

    /**
     * Returns the field that interpolates bilinearly between nodes, the outer ones on the edges.
     */
    static PlaneField sampled(Bounds bounds, double[][] u, double[][] v) {
        double[][] first = Check.nodes2("the horizontal components", u);
        double[][] second = Check.nodes2("the vertical components", v);
        if (first.length != second.length || first[0].length != second[0].length) {
            throw new IllegalArgumentException(
                    "a vector field needs two tables of one shape, got "
                            + first.length
                            + " × "
                            + first[0].length
                            + " and "
                            + second.length
                            + " × "
                            + second[0].length);
        }
        return new PlaneField(
                bounds,
                (x, y) -> bilinear(first, bounds, x, y),
                (x, y) -> bilinear(second, bounds, x, y));
    }

    private static double bilinear(double[][] f, Bounds b, double x, double y) {
        double column = (x - b.xMin()) / b.width() * (f[0].length - 1);
        double row = (y - b.yMin()) / b.height() * (f.length - 1);
        int j = Math.max(0, Math.min(f[0].length - 2, (int) Math.floor(column)));
        int i = Math.max(0, Math.min(f.length - 2, (int) Math.floor(row)));
        double s = column - j;
        double t = row - i;
        return (1 - t) * ((1 - s) * f[i][j] + s * f[i][j + 1])
                + t * ((1 - s) * f[i + 1][j] + s * f[i + 1][j + 1]);
    }

    /**
     * Returns arrows of one length on a grid, stronger in colour where the field is faster.
     *
     * @param aspect height of the plot over its width
     */
    Mark.Arrows directions(double aspect, Theme theme) {
        int up = Math.max(4, (int) Math.round(ACROSS * aspect));
        int n = ACROSS * up;
        double cellX = bounds.width() / ACROSS;
        double cellY = bounds.height() / up;
        double[] x = new double[n];
        double[] y = new double[n];
        double[] dx = new double[n];
        double[] dy = new double[n];
        double[] speed = new double[n];
        for (int k = 0; k < n; k++) {
            double atX = bounds.xMin() + cellX * (k % ACROSS + 0.5);
            double atY = bounds.yMin() + cellY * (k / ACROSS + 0.5);
            double du = u.applyAsDouble(atX, atY) / cellX;
            double dv = v.applyAsDouble(atX, atY) / cellY;
            speed[k] = Math.hypot(du, dv);
            boolean moves = speed[k] > 0 && Double.isFinite(speed[k]);
            dx[k] = moves ? LENGTH * cellX * du / speed[k] : 0;
            dy[k] = moves ? LENGTH * cellY * dv / speed[k] : 0;
            x[k] = atX - dx[k] / 2;
            y[k] = atY - dy[k] / 2;
        }
        return new Mark.Arrows(x, y, dx, dy, shades(speed, theme), 1.2f);
    }

    private static Color[] shades(double[] speed, Theme theme) {
        double[] sorted = Arrays.stream(speed).filter(Double::isFinite).sorted().toArray();
        double fast = sorted.length == 0 ? 1 : sorted[(int) (0.9 * (sorted.length - 1))];
        Color pale = Theme.mix(theme.background(), theme.muted(), 0.3);
        Color strong = Theme.mix(theme.background(), theme.muted(), 0.85);
        Color[] colours = new Color[speed.length];
        for (int k = 0; k < colours.length; k++) {
            double share = fast > 0 && Double.isFinite(speed[k]) ? speed[k] / fast : 0;
            colours[k] = Theme.mix(pale, strong, Math.sqrt(share));
        }
        return colours;
    }

    /** Returns the speed at a point, in widths and heights of the rectangle. */
    double relativeSpeed(double s, double t, double[] direction) {
        double x = bounds.xMin() + s * bounds.width();
        double y = bounds.yMin() + t * bounds.height();
        direction[0] = u.applyAsDouble(x, y) / bounds.width();
        direction[1] = v.applyAsDouble(x, y) / bounds.height();
        double speed = Math.hypot(direction[0], direction[1]);
        direction[0] /= speed;
        direction[1] /= speed;
        return speed;
    }
}
