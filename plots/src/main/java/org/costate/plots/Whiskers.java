package org.costate.plots;

import java.awt.Color;

/** Upright lines with a cap at their outer end. */
final class Whiskers {

    private Whiskers() {}

    /** Draws a line from one value to another with a cap there, so wide to each side. */
    static void add(Scene scene, double at, double from, double to, double half, Color colour) {
        double nan = Double.NaN;
        double[] x = {at, at, nan, at - half, at + half};
        double[] y = {from, to, nan, to, to};
        scene.add(new Mark.Polyline(x, y, colour, 1.3f, Strokes.SOLID));
    }
}
