package org.costate.control.solve;

/**
 * An approximate extremal on a grid: where an indirect method starts from.
 *
 * <p>Values between grid points are interpolated linearly; beyond its ends they stay constant.
 * Immutable by convention: arrays are not copied.
 *
 * @param times {@code N + 1} rising times
 * @param states {@code (N + 1) × n}
 * @param costates {@code (N + 1) × n}, {@code p = −∂V/∂x}
 * @param controls {@code (N + 1) × m}
 */
public record Estimate(
        double[] times, double[][] states, double[][] costates, double[][] controls) {

    /**
     * Checks the shapes.
     *
     * @throws IllegalArgumentException if lengths differ or there are fewer than two times
     */
    public Estimate {
        if (times.length < 2
                || states.length != times.length
                || costates.length != times.length
                || controls.length != times.length) {
            throw new IllegalArgumentException(
                    "PROBLEM-01: an estimate has "
                            + times.length
                            + " times, "
                            + states.length
                            + " states, "
                            + costates.length
                            + " costates and "
                            + controls.length
                            + " controls; expected the same number of each, at least 2");
        }
    }

    double start() {
        return times[0];
    }

    double end() {
        return times[times.length - 1];
    }

    /** Returns {@code (x, p)} at a time. */
    double[] phasePoint(double t) {
        double[] x = interpolate(states, t);
        double[] p = interpolate(costates, t);
        double[] z = java.util.Arrays.copyOf(x, 2 * x.length);
        System.arraycopy(p, 0, z, x.length, p.length);
        return z;
    }

    /** Returns the control at a time. */
    double[] control(double t) {
        return interpolate(controls, t);
    }

    private double[] interpolate(double[][] values, double t) {
        int k = interval(t);
        double width = times[k + 1] - times[k];
        double s = width == 0 ? 0 : Math.min(1, Math.max(0, (t - times[k]) / width));
        double[] v = new double[values[k].length];
        for (int i = 0; i < v.length; i++) {
            v[i] = s == 0 ? values[k][i] : (1 - s) * values[k][i] + s * values[k + 1][i];
        }
        return v;
    }

    private int interval(double t) {
        int low = 0;
        int high = times.length - 1;
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (times[middle] <= t) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Returns the size of each component of {@code (x, p)}, never zero. */
    double[] scale() {
        int n = states[0].length;
        double[] scale = new double[2 * n];
        for (int k = 0; k < times.length; k++) {
            for (int i = 0; i < n; i++) {
                scale[i] = Math.max(scale[i], Math.abs(states[k][i]));
                scale[n + i] = Math.max(scale[n + i], Math.abs(costates[k][i]));
            }
        }
        return PhaseScale.completed(scale);
    }
}
