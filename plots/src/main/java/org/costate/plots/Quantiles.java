package org.costate.plots;

import java.util.Arrays;

/** Order statistics of the finite values of a sample. */
final class Quantiles {

    private final double[] sorted;

    private Quantiles(double[] sorted) {
        this.sorted = sorted;
    }

    static Quantiles of(double[] values) {
        return new Quantiles(Arrays.stream(values).filter(Double::isFinite).sorted().toArray());
    }

    int size() {
        return sorted.length;
    }

    /** Returns the finite values in ascending order; not a copy. */
    double[] sorted() {
        return sorted;
    }

    /**
     * Returns the quantile by linear interpolation between order statistics (type 7 of Hyndman and
     * Fan 1996), or NaN if there is no value.
     */
    double at(double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = share * (sorted.length - 1);
        int i = Math.min(sorted.length - 1, (int) place);
        int j = Math.min(sorted.length - 1, i + 1);
        double t = place - i;
        return (1 - t) * sorted[i] + t * sorted[j];
    }
}
