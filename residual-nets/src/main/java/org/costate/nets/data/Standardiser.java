package org.costate.nets.data;

import java.util.Arrays;
import org.costate.nets.io.Wording;

/**
 * The map {@code x ↦ (x − m) / s}, feature by feature, learnt once and then fixed.
 *
 * <p>Learn it from the training part only and apply it to every part; store {@link #means} and
 * {@link #scales} with the model, {@link #of} gives the same map back. A feature that is constant
 * in the training part gets scale 1, so it becomes 0 there and stays finite elsewhere.
 */
public final class Standardiser {

    private final double[] means;
    private final double[] scales;

    private Standardiser(double[] means, double[] scales) {
        this.means = means;
        this.scales = scales;
    }

    /**
     * Returns the map with the given shifts and scales, copied.
     *
     * @throws IllegalArgumentException if lengths differ, a number is not finite or a scale is 0
     */
    public static Standardiser of(double[] means, double[] scales) {
        if (means.length != scales.length || means.length == 0) {
            throw new IllegalArgumentException(
                    Wording.text(
                            "%d means and %d scales; expected one of each per feature",
                            means.length, scales.length));
        }
        for (int j = 0; j < means.length; j++) {
            if (!Double.isFinite(means[j]) || !Double.isFinite(scales[j]) || scales[j] == 0) {
                throw new IllegalArgumentException(
                        Wording.text(
                                "feature %d has mean %s and scale %s; both must be finite, the scale not 0",
                                j + 1, means[j], scales[j]));
            }
        }
        return new Standardiser(means.clone(), scales.clone());
    }

    /** Returns the map that changes nothing. */
    public static Standardiser identity(int features) {
        return dividedBy(1.0, features);
    }

    /**
     * Returns {@code x ↦ x / divisor} for every feature: 16 for the digits, 255 for bytes.
     *
     * @throws IllegalArgumentException if the divisor is 0 or not finite
     */
    public static Standardiser dividedBy(double divisor, int features) {
        double[] scales = new double[features];
        Arrays.fill(scales, divisor);
        return of(new double[features], scales);
    }

    /**
     * Returns the map to mean 0 and standard deviation 1 (of the population, divisor {@code S}) on
     * the given training part.
     *
     * @throws DataException {@code NONFINITE-03} if a feature is too wide for its variance
     */
    public static Standardiser learntFrom(DataSet training) {
        int columns = training.featureCount();
        double[] means = new double[columns];
        double[] scales = new double[columns];
        for (int j = 0; j < columns; j++) {
            Column column = Column.of(training, j);
            means[j] = column.isConstant() ? column.least() : column.mean();
            scales[j] = column.isConstant() ? 1.0 : column.deviation(means[j]);
            requireUsable(training, j, means[j], scales[j]);
        }
        return new Standardiser(means, scales);
    }

    /**
     * Returns the map of the given training part onto {@code [0, 1]}.
     *
     * @throws DataException {@code NONFINITE-03} if a range overflows
     */
    public static Standardiser minMax(DataSet training) {
        int columns = training.featureCount();
        double[] means = new double[columns];
        double[] scales = new double[columns];
        for (int j = 0; j < columns; j++) {
            Column column = Column.of(training, j);
            means[j] = column.least();
            scales[j] = column.isConstant() ? 1.0 : column.most() - column.least();
            requireUsable(training, j, means[j], scales[j]);
        }
        return new Standardiser(means, scales);
    }

    private static void requireUsable(DataSet training, int j, double mean, double scale) {
        if (!Double.isFinite(mean) || !Double.isFinite(scale) || scale == 0) {
            throw new DataException(
                    "NONFINITE-03",
                    Wording.text(
                            "feature %d of %s cannot be scaled: mean %.6g, scale %.6g; both must be finite, the scale not 0.",
                            j + 1, training.name(), mean, scale),
                    "express that feature in another unit.");
        }
    }

    /** Returns the number of features it maps. */
    public int featureCount() {
        return means.length;
    }

    /** Returns a copy of the shifts {@code m}. */
    public double[] means() {
        return means.clone();
    }

    /** Returns a copy of the scales {@code s}. */
    public double[] scales() {
        return scales.clone();
    }

    /**
     * Returns the set with every feature mapped.
     *
     * @throws IllegalArgumentException if the set has another number of features
     * @throws DataException {@code NONFINITE-03} if a mapped feature overflows
     */
    public DataSet apply(DataSet set) {
        requireFeatures(set.featureCount());
        double[] mapped = set.featuresUnsafe().clone();
        applyInPlace(mapped);
        Target.requireFinite(set.name(), "standardised feature", mapped, means.length);
        return set.withFeatures(mapped);
    }

    /** Returns both parts with every feature mapped. */
    public Split apply(Split split) {
        return new Split(apply(split.train()), apply(split.test()));
    }

    /**
     * Maps rows of features where they are.
     *
     * @param rows {@code S × d}, overwritten
     * @throws IllegalArgumentException if the length is no multiple of {@code d}
     */
    public void applyInPlace(double[] rows) {
        int columns = means.length;
        if (rows.length % columns != 0) {
            requireFeatures(rows.length);
        }
        for (int i = 0; i < rows.length; i += columns) {
            for (int j = 0; j < columns; j++) {
                rows[i + j] = (rows[i + j] - means[j]) / scales[j];
            }
        }
    }

    private void requireFeatures(int count) {
        if (count != means.length) {
            throw new IllegalArgumentException(
                    Wording.text(
                            "%d features given, this standardiser maps %d", count, means.length));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Standardiser that
                && Arrays.equals(means, that.means)
                && Arrays.equals(scales, that.scales);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(means) + Arrays.hashCode(scales);
    }

    @Override
    public String toString() {
        return "Standardiser of " + means.length + " features";
    }
}
