package org.costate.plots;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the first coordinate of a path turns round: the vertex of the parabola through the point
 * farthest out and its two neighbours, second order in their distance.
 */
final class TurningPoints {

    /** Moves smaller than this part of the whole range are noise of the corrector. */
    private static final double NOISE = 1e-6;

    private TurningPoints() {}

    static List<double[]> of(double[] x, double[] y) {
        Span span = new Span();
        span.include(x);
        double noise = NOISE * (span.hi() - span.lo());
        List<double[]> turns = new ArrayList<>();
        int before = 0;
        for (int k = 1; k < x.length; k++) {
            if (!Double.isFinite(x[k]) || !Double.isFinite(y[k])) {
                before = 0;
                continue;
            }
            double step = x[k] - x[k - 1];
            int way = step > noise ? 1 : step < -noise ? -1 : 0;
            if (way != 0 && way == -before) {
                turns.add(vertex(x, y, farthest(x, k, -way)));
            }
            before = way == 0 ? before : way;
        }
        return turns;
    }

    /** Returns the index at or before k where x is largest in the direction of the sign. */
    private static int farthest(double[] x, int k, int sign) {
        int best = k - 1;
        while (best > 1 && sign * x[best - 1] >= sign * x[best]) {
            best--;
        }
        return best;
    }

    private static double[] vertex(double[] x, double[] y, int k) {
        if (k < 1 || k + 1 >= x.length) {
            return new double[] {x[k], y[k]};
        }
        double first = x[k] - x[k - 1];
        double second = x[k + 1] - x[k];
        double bend = second - first;
        if (bend == 0) {
            return new double[] {x[k], y[k]};
        }
        double s = Math.max(-1, Math.min(1, -(first + second) / (2 * bend)));
        return new double[] {at(x, k, s), at(y, k, s)};
    }

    private static double at(double[] v, int k, double s) {
        double slope = (v[k + 1] - v[k - 1]) / 2;
        double bend = v[k + 1] - 2 * v[k] + v[k - 1];
        return v[k] + slope * s + bend * s * s / 2;
    }
}
