package org.costate.control.solve;

/** Sizes of the components of {@code (x, p)}, in which distances are measured. */
final class PhaseScale {

    /** A costate far smaller than its state's share of the cost is not resolved further. */
    private static final double FLOOR = 1e-3;

    private PhaseScale() {}

    /** Returns a scale enlarged to hold some points. */
    static double[] including(double[] known, double[][] points) {
        double[] scale = known.clone();
        for (double[] z : points) {
            for (int i = 0; i < scale.length; i++) {
                scale[i] = Math.max(scale[i], Math.abs(z[i]));
            }
        }
        return completed(scale);
    }

    /**
     * Returns a scale without zeros: a state that stays at zero has size 1, and no costate is
     * smaller than a thousandth of what its state and the largest {@code |x_i p_i|} suggest.
     */
    static double[] completed(double[] largest) {
        double[] scale = largest.clone();
        int n = scale.length / 2;
        for (int i = 0; i < n; i++) {
            scale[i] = scale[i] > 0 ? scale[i] : 1;
        }
        double product = product(scale);
        for (int i = 0; i < n; i++) {
            double natural = product > 0 ? FLOOR * product / scale[i] : 1 / scale[i];
            scale[n + i] = Math.max(scale[n + i], natural);
        }
        return scale;
    }

    /** Returns {@code max |x_i| |p_i|}: the size of the cost. */
    static double product(double[] scale) {
        int n = scale.length / 2;
        double product = 0;
        for (int i = 0; i < n; i++) {
            product = Math.max(product, scale[i] * scale[n + i]);
        }
        return product;
    }

    /** Returns the scale whose products are all alike, in which variations are compared. */
    static double[] balanced(double[] scale) {
        int n = scale.length / 2;
        double product = product(scale);
        double[] balanced = scale.clone();
        for (int i = 0; i < n; i++) {
            balanced[n + i] = product / scale[i];
        }
        return balanced;
    }

    /** Says whether some component has another order of magnitude. */
    static boolean differs(double[] a, double[] b) {
        for (int i = 0; i < a.length; i++) {
            if (!(a[i] < 3 * b[i] && b[i] < 3 * a[i])) {
                return true;
            }
        }
        return false;
    }
}
