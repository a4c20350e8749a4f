package org.costate.plots;

import java.util.Arrays;

/** What a series does where its values are not finite. */
final class Gaps {

    private Gaps() {}

    /** Returns y with everything but the points that have no neighbour replaced by NaN. */
    static double[] lonely(double[] x, double[] y) {
        double[] lonely = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            boolean alone = shown(x, y, i) && !shown(x, y, i - 1) && !shown(x, y, i + 1);
            lonely[i] = alone ? y[i] : Double.NaN;
        }
        return lonely;
    }

    private static boolean shown(double[] x, double[] y, int i) {
        return i >= 0 && i < y.length && Double.isFinite(x[i]) && Double.isFinite(y[i]);
    }

    static boolean isEmpty(double[] values) {
        return Arrays.stream(values).noneMatch(Double::isFinite);
    }

    /** Returns how many finite values an axis could not show. */
    static int dropped(double[] values, double[] onAxis) {
        int dropped = 0;
        for (int i = 0; i < values.length; i++) {
            if (Double.isFinite(values[i]) && !Double.isFinite(onAxis[i])) {
                dropped++;
            }
        }
        return dropped;
    }
}
