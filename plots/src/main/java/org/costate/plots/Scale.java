package org.costate.plots;

/** How a value becomes an axis coordinate. */
enum Scale {
    LINEAR {
        @Override
        double toAxis(double value) {
            return Math.abs(value) <= LARGEST ? value : Double.NaN;
        }
    },
    /** The decimal logarithm; what is not positive becomes a gap. */
    LOGARITHMIC {
        @Override
        double toAxis(double value) {
            return value > 0 && value <= LARGEST ? Math.log10(value) : Double.NaN;
        }
    };

    /** Above this the width of an axis would overflow. */
    private static final double LARGEST = 1e300;

    abstract double toAxis(double value);

    double[] toAxis(double[] values) {
        double[] mapped = new double[values.length];
        for (int i = 0; i < mapped.length; i++) {
            mapped[i] = toAxis(values[i]);
        }
        return mapped;
    }
}
