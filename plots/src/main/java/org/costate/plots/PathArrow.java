package org.costate.plots;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;

/** Arrow heads half way along paths, to show which way they run. */
final class PathArrow {

    private PathArrow() {}

    /**
     * Returns {@code {x, y, dx, dy}} of the segment in the middle of a path; NaN if there is none.
     */
    static double[] middle(double[] x, double[] y) {
        double spanX = spread(x);
        double spanY = spread(y);
        double[] length = new double[x.length];
        for (int k = 1; k < x.length; k++) {
            double part = Math.hypot((x[k] - x[k - 1]) / spanX, (y[k] - y[k - 1]) / spanY);
            length[k] = length[k - 1] + (Double.isFinite(part) ? part : 0);
        }
        for (int k = 1; k < x.length; k++) {
            boolean moves = x[k] != x[k - 1] || y[k] != y[k - 1];
            if (length[k] >= 0.5 * length[x.length - 1] && moves) {
                return new double[] {x[k - 1], y[k - 1], x[k] - x[k - 1], y[k] - y[k - 1]};
            }
        }
        return new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
    }

    private static double spread(double[] values) {
        Span span = new Span();
        span.include(values);
        return span.hi() > span.lo() ? span.hi() - span.lo() : 1.0;
    }

    static Mark.Heads all(List<double[]> segments, Color colour, float width) {
        double[][] columns = new double[4][segments.size()];
        for (int i = 0; i < segments.size(); i++) {
            for (int c = 0; c < 4; c++) {
                columns[c][i] = segments.get(i)[c];
            }
        }
        Color[] colours = new Color[segments.size()];
        Arrays.fill(colours, colour);
        return new Mark.Heads(
                new Mark.Arrows(columns[0], columns[1], columns[2], columns[3], colours, width));
    }
}
