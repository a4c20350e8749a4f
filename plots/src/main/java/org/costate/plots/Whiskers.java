package org.costate.plots;

import java.awt.Color;

/** An upright line between two values with caps at its ends. */
final class Whiskers {

    private Whiskers() {}

    static void add(Scene scene, double at, double from, double to, double half, Color colour) {
        double nan = Double.NaN;
        double[] x = {at, at, nan, at - half, at + half, nan, at - half, at + half};
        double[] y = {from, to, nan, from, from, nan, to, to};
        scene.add(new Mark.Polyline(x, y, colour, 1.3f, Strokes.SOLID));
    }
}
