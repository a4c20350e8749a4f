package org.costate.ode.boundary;

/**
 * The tolerance as a yardstick: an error {@code e_c} of component {@code c} at a value {@code y_c}
 * has size {@code |e_c| / (tolerance (s_c + |y_c|))}, where {@code s_c} is 1 unless set.
 */
final class ErrorScale {

    private final double tolerance;
    private final double[] scales;

    /** Scales are those of the components, then those of the parameters. */
    ErrorScale(double tolerance, double[] scales) {
        this.tolerance = tolerance;
        this.scales = scales;
    }

    double tolerance() {
        return tolerance;
    }

    /** Returns the size of an error of component {@code c}, 1 at the tolerance. */
    double size(int c, double error, double value) {
        return Math.abs(error) / (tolerance * (scales[c] + Math.abs(value)));
    }

    /** Returns the largest size of the errors {@code e} of a point {@code x}; NaN if one is NaN. */
    double largest(double[] e, double[] x, int n, int values) {
        double largest = 0;
        for (int i = 0; i < e.length; i++) {
            double size = size(i < values ? i % n : n + i - values, e[i], x[i]);
            if (!(size <= largest)) {
                largest = size;
            }
            if (Double.isNaN(largest)) {
                return largest;
            }
        }
        return largest;
    }

    /** Returns weights for a smooth norm: {@code 1 / (s_c + max |y_c|)} for every entry. */
    double[] weights(double[] x, int n, int values) {
        double[] largest = scales.clone();
        for (int i = 0; i < x.length; i++) {
            int c = i < values ? i % n : n + i - values;
            largest[c] = Math.max(largest[c], scales[c] + Math.abs(x[i]));
        }
        for (int c = 0; c < largest.length; c++) {
            largest[c] = 1 / largest[c];
        }
        return largest;
    }
}
