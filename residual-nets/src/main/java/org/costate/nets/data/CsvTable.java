package org.costate.nets.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.costate.nets.data.CsvRows.Row;
import org.costate.nets.data.DataSet.Kind;
import org.costate.nets.io.Wording;

/** Collects the rows of a CSV file into a data set. */
final class CsvTable {

    private final CsvLoader loader;
    private final Path file;
    private final CsvColumns columns;
    private final CsvLabels labels;
    private final Doubles features = new Doubles();
    private final Doubles targets = new Doubles();
    private long nonFinite;
    private String firstNonFinite = "";

    CsvTable(CsvLoader loader, Path file, CsvColumns columns) {
        this.loader = loader;
        this.file = file;
        this.columns = columns;
        this.labels = new CsvLabels(loader.classNames(), Wording.path(file));
    }

    /**
     * Adds a row.
     *
     * @throws DataException {@code CSV-01} if it has another number of fields, {@code CSV-02} if a
     *     number is text, {@code CSV-05} if its label is not allowed
     */
    void add(Row row) {
        requireWidth(row);
        double[] x = numbers(row, columns.features());
        double[] y = isClassification() ? new double[0] : numbers(row, columns.targets());
        if (!keeps(isFinite(x), isFinite(y) && hasLabel(row))) {
            return;
        }
        features.addAll(x);
        targets.addAll(y);
        if (isClassification()) {
            int column = columns.targets().get(0);
            labels.add(row.fields().get(column), row.line(), column + 1);
        }
    }

    private boolean isClassification() {
        return loader.kind() == Kind.CLASSIFICATION;
    }

    private boolean hasLabel(Row row) {
        return !isClassification()
                || !CsvNumber.isMissing(row.fields().get(columns.targets().get(0)));
    }

    private boolean keeps(boolean features, boolean target) {
        return switch (loader.nonFinite()) {
            case REJECT -> true;
            case DROP -> features && target;
            case MEAN -> target;
        };
    }

    private void requireWidth(Row row) {
        if (row.fields().size() != columns.count()) {
            throw new DataException(
                    "CSV-01",
                    Wording.text(
                            "%s:%d has %d fields, earlier rows %d.",
                            Wording.path(file), row.line(), row.fields().size(), columns.count()),
                    "quoting fields that hold the separator; a decimal comma counts as one.");
        }
    }

    private double[] numbers(Row row, List<Integer> chosen) {
        double[] numbers = new double[chosen.size()];
        for (int i = 0; i < numbers.length; i++) {
            int column = chosen.get(i);
            numbers[i] = number(row, column);
            if (!Double.isFinite(numbers[i]) && nonFinite++ == 0) {
                firstNonFinite = place(row, column) + " holds " + shown(row.fields().get(column));
            }
        }
        return numbers;
    }

    private double number(Row row, int column) {
        String field = row.fields().get(column);
        try {
            return CsvNumber.parse(field);
        } catch (NumberFormatException text) {
            throw new DataException(
                    "CSV-02",
                    place(row, column) + " " + Wording.quoted(field) + " is not a number.",
                    CsvNumber.remedy(field, row.line()),
                    text);
        }
    }

    private String place(Row row, int column) {
        return Wording.path(file) + ":" + row.line() + ":" + (column + 1);
    }

    private static String shown(String field) {
        return field.isEmpty() ? "nothing" : Wording.quoted(field);
    }

    private static boolean isFinite(double[] numbers) {
        return Arrays.stream(numbers).allMatch(Double::isFinite);
    }

    /**
     * Returns the data set.
     *
     * @throws DataException {@code NONFINITE-03} if a cell is not finite and none may be, {@code
     *     DATA-02} if there is one class only
     */
    DataSet toDataSet() {
        if (nonFinite > 0 && loader.nonFinite() == NonFinite.REJECT) {
            throw nonFinite(firstNonFinite + ". " + nonFinite + " such cells in all.");
        }
        if (features.size() == 0) {
            throw nonFinite(firstNonFinite + ". No row is left after leaving out such rows.");
        }
        double[] x = features.toArray();
        if (loader.nonFinite() == NonFinite.MEAN) {
            fillWithMeans(x);
        }
        String name = String.valueOf(file.getFileName());
        return switch (loader.kind()) {
            case CLASSIFICATION -> labels.classification(name, x, columns.featureNames());
            case REGRESSION ->
                    DataSet.regression(
                            name,
                            x,
                            columns.featureNames(),
                            targets.toArray(),
                            columns.targetNames());
            case FEATURES_ONLY -> DataSet.featuresOnly(name, x, columns.featureNames());
        };
    }

    private static DataException nonFinite(String problem) {
        return new DataException(
                "NONFINITE-03",
                problem,
                "repairing them, or another policy: reject, drop or mean.");
    }

    private void fillWithMeans(double[] x) {
        int width = columns.features().size();
        for (int j = 0; j < width; j++) {
            double mean = meanOfFinite(x, j, width);
            for (int i = j; i < x.length; i += width) {
                x[i] = Double.isFinite(x[i]) ? x[i] : mean;
            }
        }
    }

    private double meanOfFinite(double[] x, int from, int width) {
        double sum = 0;
        int count = 0;
        for (int i = from; i < x.length; i += width) {
            boolean finite = Double.isFinite(x[i]);
            sum += finite ? x[i] : 0;
            count += finite ? 1 : 0;
        }
        if (count == 0) {
            throw nonFinite(
                    Wording.text(
                            "%s: column %s holds no finite number, so it has no mean.",
                            Wording.path(file), Wording.quoted(columns.featureNames().get(from))));
        }
        return sum / count;
    }
}
