package org.costate.nets.data;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.costate.nets.io.Wording;

/**
 * Samples with their classes, their real targets, or neither.
 *
 * <p>Features are {@code S × d}, sample by sample: feature {@code j} of sample {@code i} is number
 * {@code i·d + j}. All features and targets are finite and every label names a class. Immutable,
 * except that {@code …Unsafe} methods lend the arrays themselves to hot code.
 */
public final class DataSet {

    /** What a sample carries besides its features. */
    public enum Kind {
        /** One of several classes. */
        CLASSIFICATION,
        /** Real numbers. */
        REGRESSION,
        /** Nothing: rows to predict for. */
        FEATURES_ONLY
    }

    private final String name;
    private final double[] features;
    private final List<String> featureNames;
    private final Target target;
    private final int naturalTraining;

    private DataSet(
            String name,
            double[] features,
            List<String> featureNames,
            Target target,
            int naturalTraining) {
        this.name = name;
        this.features = features;
        this.featureNames = featureNames;
        this.target = target;
        this.naturalTraining = naturalTraining;
    }

    /**
     * Returns samples of known class; the arrays are taken over, not copied.
     *
     * @param features {@code S × d}
     * @param featureNames {@code d} names
     * @param labels {@code S} numbers in {@code 0 .. classNames.size() - 1}
     * @throws IllegalArgumentException if shapes disagree or a label names no class
     * @throws DataException {@code NONFINITE-03} if a feature is not finite
     */
    public static DataSet classification(
            String name,
            double[] features,
            List<String> featureNames,
            int[] labels,
            List<String> classNames) {
        return checked(name, features, featureNames, Target.classes(labels, classNames));
    }

    /**
     * Returns samples with real targets; the arrays are taken over, not copied.
     *
     * @param features {@code S × d}
     * @param featureNames {@code d} names
     * @param targets {@code S × r}
     * @param targetNames {@code r} names
     * @throws IllegalArgumentException if shapes disagree
     * @throws DataException {@code NONFINITE-03} if a feature or target is not finite
     */
    public static DataSet regression(
            String name,
            double[] features,
            List<String> featureNames,
            double[] targets,
            List<String> targetNames) {
        return checked(name, features, featureNames, Target.values(targets, targetNames));
    }

    /**
     * Returns samples to predict for; the array is taken over, not copied.
     *
     * @throws IllegalArgumentException if the length is no multiple of the number of names
     * @throws DataException {@code NONFINITE-03} if a feature is not finite
     */
    public static DataSet featuresOnly(String name, double[] features, List<String> featureNames) {
        return checked(name, features, featureNames, Target.none(features, featureNames));
    }

    private static DataSet checked(
            String name, double[] features, List<String> featureNames, Target target) {
        int columns = featureNames.size();
        if (columns == 0 || features.length != (long) columns * target.size()) {
            throw new IllegalArgumentException(
                    Wording.text(
                            "%d features for %d samples of %d columns; expected %d",
                            features.length,
                            target.size(),
                            columns,
                            (long) columns * target.size()));
        }
        Target.requireFinite(name, "feature", features, columns);
        target.requireFinite(name);
        return new DataSet(name, features, List.copyOf(featureNames), target, -1);
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    /** Returns what the samples carry. */
    public Kind kind() {
        return target.kind();
    }

    /** Returns the number of samples {@code S}. */
    public int size() {
        return target.size();
    }

    /** Returns the number of features {@code d} of a sample. */
    public int featureCount() {
        return featureNames.size();
    }

    /** Returns the number of classes; 0 unless this is a classification set. */
    public int classCount() {
        return kind() == Kind.CLASSIFICATION ? target.names().size() : 0;
    }

    /** Returns the number of real targets of a sample; 0 unless this is a regression set. */
    public int targetCount() {
        return kind() == Kind.REGRESSION ? target.names().size() : 0;
    }

    /** Returns the {@code d} feature names. */
    public List<String> featureNames() {
        return featureNames;
    }

    /** Returns the class names; empty unless this is a classification set. */
    public List<String> classNames() {
        return kind() == Kind.CLASSIFICATION ? target.names() : List.of();
    }

    /** Returns the target names; empty unless this is a regression set. */
    public List<String> targetNames() {
        return kind() == Kind.REGRESSION ? target.names() : List.of();
    }

    /** Returns feature {@code column} of sample {@code row}. */
    public double feature(int row, int column) {
        return features[row * featureCount() + Objects.checkIndex(column, featureCount())];
    }

    /** Returns a copy of the features of one sample. */
    public double[] features(int row) {
        return Arrays.copyOfRange(features, row * featureCount(), (row + 1) * featureCount());
    }

    /**
     * Returns the class of sample {@code row}.
     *
     * @throws IllegalStateException if this is not a classification set
     */
    public int label(int row) {
        return labelsUnsafe()[row];
    }

    /**
     * Returns real target {@code column} of sample {@code row}.
     *
     * @throws IllegalStateException if this is not a regression set
     */
    public double target(int row, int column) {
        return targetsUnsafe()[row * targetCount() + column];
    }

    /** Returns the {@code S × d} features themselves, borrowed: read them, never write. */
    public double[] featuresUnsafe() {
        return features;
    }

    /**
     * Returns the {@code S} labels themselves, borrowed: read them, never write.
     *
     * @throws IllegalStateException if this is not a classification set
     */
    public int[] labelsUnsafe() {
        return target.labels(name);
    }

    /**
     * Returns the {@code S × r} targets themselves, borrowed: read them, never write.
     *
     * @throws IllegalStateException if this is not a regression set
     */
    public double[] targetsUnsafe() {
        return target.values(name);
    }

    /**
     * Returns how many samples each class has.
     *
     * @throws IllegalStateException if this is not a classification set
     */
    public int[] classSizes() {
        int[] sizes = new int[classCount()];
        for (int label : labelsUnsafe()) {
            sizes[label]++;
        }
        return sizes;
    }

    /**
     * Returns the number of leading samples meant for training, if the set came with a split of its
     * own; see {@link Split#natural}.
     */
    public OptionalInt naturalTrainingSize() {
        return naturalTraining < 0 ? OptionalInt.empty() : OptionalInt.of(naturalTraining);
    }

    /**
     * Returns the given samples in the given order, repeats allowed, without a natural split.
     *
     * @throws IndexOutOfBoundsException if a row does not exist
     */
    public DataSet select(int[] rows) {
        int columns = featureCount();
        double[] chosen = new double[Math.multiplyExact(rows.length, columns)];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(features, rows[i] * columns, chosen, i * columns, columns);
        }
        return new DataSet(name, chosen, featureNames, target.select(rows), -1);
    }

    /**
     * Returns samples {@code from} (included) to {@code to} (excluded), without a natural split.
     *
     * @throws IndexOutOfBoundsException if the range is not inside {@code 0 .. S}
     */
    public DataSet range(int from, int to) {
        Objects.checkFromToIndex(from, to, size());
        return select(IntStream.range(from, to).toArray());
    }

    /** Returns the same samples under another name. */
    public DataSet named(String other) {
        return new DataSet(other, features, featureNames, target, naturalTraining);
    }

    /**
     * Returns the same samples, the first {@code training} of them meant for training.
     *
     * @throws IllegalArgumentException unless both parts have a sample
     */
    public DataSet withNaturalSplit(int training) {
        if (training < 1 || training >= size()) {
            throw new IllegalArgumentException(
                    Wording.text("training size %d is not in 1 .. %d", training, size() - 1));
        }
        return new DataSet(name, features, featureNames, target, training);
    }

    /** Returns the same samples with other feature values, which are finite. */
    DataSet withFeatures(double[] other) {
        return new DataSet(name, other, featureNames, target, naturalTraining);
    }

    @Override
    public String toString() {
        String what =
                switch (kind()) {
                    case CLASSIFICATION -> ", " + classCount() + " classes";
                    case REGRESSION -> ", " + targetCount() + " targets";
                    case FEATURES_ONLY -> "";
                };
        return name + ": " + size() + " x " + featureCount() + what;
    }
}
