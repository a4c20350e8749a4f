package org.costate.plots;

import java.awt.Color;

/** The first and the last point of a path: a ring and a disc. */
final class PathEnds {

    private PathEnds() {}

    static void add(Scene scene, double[] x, double[] y, Color colour, Theme theme) {
        int first = finite(x, y, 0, 1);
        int last = finite(x, y, x.length - 1, -1);
        if (first < 0) {
            return;
        }
        Color paper = theme.background();
        scene.add(dot(x, y, first, paper, colour));
        if (last != first) {
            scene.add(dot(x, y, last, colour, paper));
        }
    }

    /** Tells whether a path ends where it began, up to a thousandth of its extent. */
    static boolean isClosed(double[] x, double[] y) {
        int first = finite(x, y, 0, 1);
        int last = finite(x, y, x.length - 1, -1);
        return first >= 0
                && first < last
                && Math.abs(x[last] - x[first]) <= 1e-3 * extent(x)
                && Math.abs(y[last] - y[first]) <= 1e-3 * extent(y);
    }

    private static double extent(double[] values) {
        Span span = new Span();
        span.include(values);
        return span.hi() - span.lo();
    }

    private static Mark.Dots dot(double[] x, double[] y, int k, Color fill, Color outline) {
        return new Mark.Dots(
                new double[] {x[k]}, new double[] {y[k]}, Marker.DISC, 4.2, fill, outline);
    }

    /** Returns the first index from one end whose point is finite, or −1. */
    private static int finite(double[] x, double[] y, int from, int step) {
        for (int k = from; k >= 0 && k < x.length; k += step) {
            if (Double.isFinite(x[k]) && Double.isFinite(y[k])) {
                return k;
            }
        }
        return -1;
    }
}
