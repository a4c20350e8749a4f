package org.costate.nets.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/** The real sets that lie inside our jar; {@code CREDITS.md} says whose they are. */
final class ShippedSets {

    private static final List<String> WINE =
            List.of(
                    "alcohol",
                    "malic acid",
                    "ash",
                    "alcalinity of ash",
                    "magnesium",
                    "total phenols",
                    "flavanoids",
                    "nonflavanoid phenols",
                    "proanthocyanins",
                    "color intensity",
                    "hue",
                    "od280/od315 of diluted wines",
                    "proline");
    private static final List<String> IRIS =
            List.of(
                    "sepal length (cm)",
                    "sepal width (cm)",
                    "petal length (cm)",
                    "petal width (cm)");
    private static final List<String> NUCLEUS =
            List.of(
                    "radius",
                    "texture",
                    "perimeter",
                    "area",
                    "smoothness",
                    "compactness",
                    "concavity",
                    "concave points",
                    "symmetry",
                    "fractal dimension");

    private ShippedSets() {}

    static DataSet digits() {
        List<String> names = new ArrayList<>();
        IntStream.range(0, 64).forEach(i -> names.add("pixel " + i / 8 + "," + i % 8));
        List<String> classes = IntStream.range(0, 10).mapToObj(Integer::toString).toList();
        return table("digits", lines("digits.csv.gz"), names, classes, classes);
    }

    static DataSet iris() {
        return withCountsLine("iris", "iris.csv", IRIS);
    }

    static DataSet wine() {
        return withCountsLine("wine", "wine_data.csv", WINE);
    }

    static DataSet breastCancer() {
        List<String> names = new ArrayList<>();
        for (String statistic : List.of("mean ", "error of ", "worst ")) {
            NUCLEUS.forEach(measure -> names.add(statistic + measure));
        }
        return withCountsLine("breast-cancer", "breast_cancer.csv", names);
    }

    static DataSet sonar() {
        List<String> rows =
                lines("sonar.arff").stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("%"))
                        .filter(line -> !line.startsWith("@"))
                        .toList();
        List<String> names = IntStream.rangeClosed(1, 60).mapToObj(i -> "band " + i).toList();
        List<String> classes = List.of("Rock", "Mine");
        return table("sonar", rows, names, classes, classes);
    }

    static DataSet spambase() {
        List<String> lines = lines("spam-base.csv");
        List<String> header = Arrays.asList(lines.get(0).split(","));
        List<String> names = header.subList(0, header.size() - 1);
        List<String> rows = lines.subList(1, lines.size());
        return table("spambase", rows, names, List.of("0", "1"), List.of("ham", "spam"));
    }

    /** Reads a file whose first line holds rows, columns and class names. */
    private static DataSet withCountsLine(String name, String file, List<String> featureNames) {
        List<String> lines = lines(file);
        List<String> first = Arrays.asList(lines.get(0).split(","));
        List<String> classes = first.subList(2, first.size());
        List<String> marks =
                IntStream.range(0, classes.size()).mapToObj(Integer::toString).toList();
        return table(name, lines.subList(1, lines.size()), featureNames, marks, classes);
    }

    /** Reads rows of numbers that end in one of the class marks. */
    private static DataSet table(
            String name,
            List<String> rows,
            List<String> featureNames,
            List<String> marks,
            List<String> classNames) {
        int columns = featureNames.size();
        double[] features = new double[rows.size() * columns];
        int[] labels = new int[rows.size()];
        for (int i = 0; i < labels.length; i++) {
            String[] fields = rows.get(i).split(",");
            for (int j = 0; j < columns; j++) {
                features[i * columns + j] = Double.parseDouble(fields[j]);
            }
            labels[i] = marks.indexOf(fields[columns].trim());
        }
        return DataSet.classification(name, features, featureNames, labels, classNames);
    }

    private static List<String> lines(String file) {
        try (InputStream raw = ShippedSets.class.getResourceAsStream(file)) {
            if (raw == null) {
                throw new IllegalStateException("resource " + file + " is not in this build");
            }
            InputStream plain = file.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
            var reader =
                    new BufferedReader(new InputStreamReader(plain, StandardCharsets.US_ASCII));
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("resource " + file, e);
        }
    }
}
