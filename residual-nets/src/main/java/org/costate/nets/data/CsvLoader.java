package org.costate.nets.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.costate.nets.data.DataSet.Kind;
import org.costate.nets.io.FileProblem;

/**
 * How to read a user's own CSV file, and the reading of it.
 *
 * <pre>{@code
 * DataSet set = CsvLoader.classification().labelledBy("species").load(Path.of("iris.csv"));
 * }</pre>
 *
 * <p>Text is UTF-8, with or without a byte-order mark; fields may be quoted; blank lines are passed
 * over. The separator (comma, semicolon, tab) is found from the first lines. Numbers have a decimal
 * point. Lines and columns count from 1, in arguments as in messages.
 *
 * @param kind what the file is read as
 * @param header whether the first row holds names
 * @param labelColumns names or numbers of the columns to predict; none means the last
 * @param separator the separator, if it is not to be found
 * @param nonFinite what to do with a cell that is no finite number
 * @param classNames the only classes allowed; none means those found
 * @param featureNames the features the file must have; none means those found
 */
public record CsvLoader(
        Kind kind,
        Header header,
        List<String> labelColumns,
        Optional<Character> separator,
        NonFinite nonFinite,
        List<String> classNames,
        List<String> featureNames) {

    /** Whether the first row holds names. */
    public enum Header {
        /** It does if none of its fields is a number. */
        AUTO,
        /** It does. */
        PRESENT,
        /** It holds a sample. */
        ABSENT
    }

    /** Copies the lists. */
    public CsvLoader {
        labelColumns = List.copyOf(labelColumns);
        classNames = List.copyOf(classNames);
        featureNames = List.copyOf(featureNames);
    }

    private static CsvLoader of(Kind kind) {
        return new CsvLoader(
                kind,
                Header.AUTO,
                List.of(),
                Optional.empty(),
                NonFinite.REJECT,
                List.of(),
                List.of());
    }

    /** Reads classes, text or whole numbers, from the last column. */
    public static CsvLoader classification() {
        return of(Kind.CLASSIFICATION);
    }

    /** Reads a real target from the last column. */
    public static CsvLoader regression() {
        return of(Kind.REGRESSION);
    }

    /** Reads rows to predict for: every column is a feature. */
    public static CsvLoader featuresOnly() {
        return of(Kind.FEATURES_ONLY);
    }

    /** Says whether there is a header. */
    public CsvLoader withHeader(Header other) {
        return new CsvLoader(
                kind, other, labelColumns, separator, nonFinite, classNames, featureNames);
    }

    /**
     * Says which columns to predict, each by its name in the header or its number from 1; a
     * classification has exactly one.
     */
    public CsvLoader labelledBy(String... columns) {
        return new CsvLoader(
                kind, header, List.of(columns), separator, nonFinite, classNames, featureNames);
    }

    /** Fixes the separator. */
    public CsvLoader separatedBy(char other) {
        return new CsvLoader(
                kind,
                header,
                labelColumns,
                Optional.of(other),
                nonFinite,
                classNames,
                featureNames);
    }

    /** Says what to do with a cell that is no finite number. */
    public CsvLoader onNonFinite(NonFinite other) {
        return new CsvLoader(
                kind, header, labelColumns, separator, other, classNames, featureNames);
    }

    /** Allows these classes only, in this order: those of a model. */
    public CsvLoader withClassNames(List<String> names) {
        return new CsvLoader(kind, header, labelColumns, separator, nonFinite, names, featureNames);
    }

    /** Allows the classes {@code 0 .. classes - 1} only. */
    public CsvLoader withClasses(int classes) {
        return withClassNames(IntStream.range(0, classes).mapToObj(Integer::toString).toList());
    }

    /**
     * Demands these features, those of a model. With a header they are found by name in any order;
     * without one only their number is checked.
     */
    public CsvLoader withFeatureNames(List<String> names) {
        return new CsvLoader(kind, header, labelColumns, separator, nonFinite, classNames, names);
    }

    /**
     * Reads the file; the set is named after it.
     *
     * @throws DataException {@code FILE-…}, {@code CSV-…}, {@code NONFINITE-03} or {@code DATA-02};
     *     the message says which line and column
     */
    public DataSet load(Path file) {
        FileProblem.of(file)
                .ifPresent(
                        p -> {
                            throw new DataException(p.code(), p.problem(), p.remedy());
                        });
        try (CsvRows rows = CsvRows.open(file, separator)) {
            CsvColumns columns = CsvColumns.of(this, rows);
            var table = new CsvTable(this, file, columns);
            rows.remaining(table::add);
            return table.toDataSet();
        }
    }
}
