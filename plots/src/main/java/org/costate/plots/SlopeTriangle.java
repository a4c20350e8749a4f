package org.costate.plots;

import java.util.List;

/**
 * A right-angled triangle whose long side has a given slope, in axis coordinates.
 *
 * @param x its left end
 * @param y its lower end
 * @param base its width, positive
 * @param slope rise over run of its long side
 * @param above whether its right angle lies above the long side
 */
record SlopeTriangle(double x, double y, double base, double slope, boolean above) {

    private static final double DISTANCE = 0.075;

    /** Beyond this, in parts of the plot, more room makes no difference. */
    private static final double ENOUGH = 0.07;

    /** Returns a triangle below or above the point of a line at {@code middle}. */
    static SlopeTriangle beside(
            double[] line, double middle, double slope, boolean below, Scene scene) {
        double wide = scene.x().hi() - scene.x().lo();
        double tall = scene.y().hi() - scene.y().lo();
        double base = Math.min(0.16 * wide, 0.22 * tall / Math.abs(slope));
        double rise = Math.abs(slope) * base;
        double centre = line[0] + line[1] * middle + (below ? -DISTANCE : DISTANCE) * tall;
        return new SlopeTriangle(middle - base / 2, centre - rise / 2, base, slope, !below);
    }

    private double rise() {
        return Math.abs(slope) * base;
    }

    /** Returns the corner with the right angle. */
    private double[] corner() {
        boolean right = slope > 0 != above;
        return new double[] {right ? x + base : x, above ? y + rise() : y};
    }

    /** Returns how far its sides stay from lines and edges, in parts of the plot. */
    double clearance(List<double[][]> lines, Scene scene) {
        double wide = scene.x().hi() - scene.x().lo();
        double tall = scene.y().hi() - scene.y().lo();
        double side = Math.min(x - scene.x().lo(), scene.x().hi() - x - base) / wide;
        double end = Math.min(y - scene.y().lo(), scene.y().hi() - y - rise()) / tall;
        double nearest = Math.min(side, end) - 0.05;
        double[] corner = corner();
        double[][] points = {
            corner,
            {x + base / 2, y + rise() / 2},
            {x, slope > 0 ? y : y + rise()},
            {x + base, slope > 0 ? y + rise() : y}
        };
        for (double[][] line : lines) {
            for (int k = 1; k < line[0].length; k++) {
                for (double t = 0; t <= 1; t += 0.125) {
                    double atX = (1 - t) * line[0][k - 1] + t * line[0][k];
                    double atY = (1 - t) * line[1][k - 1] + t * line[1][k];
                    for (double[] p : points) {
                        double far = Math.hypot((atX - p[0]) / wide, (atY - p[1]) / tall);
                        nearest = far < nearest ? far : nearest;
                    }
                }
            }
        }
        return Math.min(nearest, ENOUGH);
    }

    void draw(Scene scene, Theme theme) {
        double tall = scene.y().hi() - scene.y().lo();
        double wide = scene.x().hi() - scene.x().lo();
        double[] corner = corner();
        double first = slope > 0 ? y : y + rise();
        double last = slope > 0 ? y + rise() : y;
        double[] atX = {x, x + base, corner[0], x};
        double[] atY = {first, last, corner[1], first};
        scene.add(new Mark.Polyline(atX, atY, theme.muted(), 1.1f, Strokes.SOLID));
        double side = corner[0] > x ? 0.018 * wide : -0.018 * wide;
        String rise = Numbers.significant(Math.abs(slope), 3);
        text(scene, corner[0] + side, y + rise() / 2, rise, theme);
        text(scene, x + base / 2, corner[1] + (above ? 0.032 : -0.032) * tall, "1", theme);
    }

    private static void text(Scene scene, double x, double y, String text, Theme theme) {
        Mark.Emphasis plain = Mark.Emphasis.PLAIN;
        scene.add(new Mark.Text(x, y, text, theme.ink(), 11f, 10.0, plain));
    }
}
