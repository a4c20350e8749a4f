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
