package org.costate.nets.data;

import java.util.List;
import org.costate.nets.data.DataSet.Kind;
import org.costate.nets.io.Wording;

/** The part of a data set that is to be predicted; package-private half of {@link DataSet}. */
final class Target {

    private static final int[] NO_LABELS = {};
    private static final double[] NO_VALUES = {};

    private final Kind kind;
    private final int size;
    private final int[] labels;
    private final double[] values;
    private final List<String> names;

    private Target(Kind kind, int size, int[] labels, double[] values, List<String> names) {
        this.kind = kind;
        this.size = size;
        this.labels = labels;
        this.values = values;
        this.names = List.copyOf(names);
    }

    static Target classes(int[] labels, List<String> names) {
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= names.size()) {
                throw new IllegalArgumentException(
                        Wording.text(
                                "label of sample %d is %d; allowed are 0 .. %d",
                                i, labels[i], names.size() - 1));
            }
        }
        return new Target(Kind.CLASSIFICATION, labels.length, labels, NO_VALUES, names);
    }

    static Target values(double[] values, List<String> names) {
        if (names.isEmpty() || values.length % names.size() != 0) {
            throw new IllegalArgumentException(
                    Wording.text(
                            "%d target values do not fill rows of %d",
                            values.length, names.size()));
        }
        int size = values.length / names.size();
        return new Target(Kind.REGRESSION, size, NO_LABELS, values, names);
    }

    static Target none(double[] features, List<String> featureNames) {
        int size = features.length / Math.max(1, featureNames.size());
        return new Target(Kind.FEATURES_ONLY, size, NO_LABELS, NO_VALUES, List.of());
    }

    Kind kind() {
        return kind;
    }

    int size() {
        return size;
    }

    List<String> names() {
        return names;
    }

    int[] labels(String set) {
        require(Kind.CLASSIFICATION, set);
        return labels;
    }

    double[] values(String set) {
        require(Kind.REGRESSION, set);
        return values;
    }

    private void require(Kind wanted, String set) {
        if (kind != wanted) {
            throw new IllegalStateException(
                    Wording.text("data set %s is %s, this needs %s", set, kind, wanted));
        }
    }

    Target select(int[] rows) {
        return switch (kind) {
            case CLASSIFICATION -> {
                int[] chosen = new int[rows.length];
                for (int i = 0; i < rows.length; i++) {
                    chosen[i] = labels[rows[i]];
                }
                yield new Target(kind, rows.length, chosen, NO_VALUES, names);
            }
            case REGRESSION -> {
                int columns = names.size();
                double[] chosen = new double[rows.length * columns];
                for (int i = 0; i < rows.length; i++) {
                    System.arraycopy(values, rows[i] * columns, chosen, i * columns, columns);
                }
                yield new Target(kind, rows.length, NO_LABELS, chosen, names);
            }
            case FEATURES_ONLY -> new Target(kind, rows.length, NO_LABELS, NO_VALUES, names);
        };
    }

    void requireFinite(String set) {
        requireFinite(set, "target", values, Math.max(1, names.size()));
    }

    static void requireFinite(String set, String what, double[] numbers, int columns) {
        for (int i = 0; i < numbers.length; i++) {
            if (!Double.isFinite(numbers[i])) {
                throw new DataException(
                        "NONFINITE-03",
                        Wording.text(
                                "%s, sample %d, %s %d is %s; only finite numbers can be learnt from.",
                                Wording.quoted(set),
                                i / columns + 1,
                                what,
                                i % columns + 1,
                                numbers[i]),
                        "drop or repair that sample.");
            }
        }
    }
}
