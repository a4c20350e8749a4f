package org.costate.nets.data;

import java.util.Arrays;

/** One feature over all samples, with its statistics. */
final class Column {

    private final double[] values;
    private final double least;
    private final double most;

    private Column(double[] values) {
        this.values = values;
        this.least = Arrays.stream(values).min().orElse(0);
        this.most = Arrays.stream(values).max().orElse(0);
    }

    static Column of(DataSet set, int feature) {
        double[] values = new double[set.size()];
        double[] all = set.featuresUnsafe();
        for (int i = 0; i < values.length; i++) {
            values[i] = all[i * set.featureCount() + feature];
        }
        return new Column(values);
    }

    double least() {
        return least;
    }

    double most() {
        return most;
    }

    boolean isConstant() {
        return least == most;
    }

    /** Returns the mean, by one correction of the plain sum: exact to rounding. */
    double mean() {
        double first = 0;
        for (double value : values) {
            first += value;
        }
        first /= values.length;
        double rest = 0;
        for (double value : values) {
            rest += value - first;
        }
        return first + rest / values.length;
    }

    /** Returns the root mean square distance from the mean. */
    double deviation(double mean) {
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / values.length);
    }
}
