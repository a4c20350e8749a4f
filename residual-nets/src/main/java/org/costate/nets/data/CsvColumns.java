package org.costate.nets.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.costate.nets.data.CsvLoader.Header;
import org.costate.nets.data.CsvRows.Row;
import org.costate.nets.io.Suggestion;
import org.costate.nets.io.Wording;

/**
 * Which column means what.
 *
 * @param count the number of columns of every row
 * @param features the columns of the features, from 0, in the order of the data set
 * @param featureNames their names
 * @param targets the columns to predict, from 0
 * @param targetNames their names
 */
record CsvColumns(
        int count,
        List<Integer> features,
        List<String> featureNames,
        List<Integer> targets,
        List<String> targetNames) {

    /** Reads the header, if there is one, and settles what the columns mean. */
    static CsvColumns of(CsvLoader loader, CsvRows rows) {
        Row first =
                rows.next()
                        .orElseThrow(
                                () ->
                                        header(
                                                rows,
                                                " holds nothing but blank lines.",
                                                "a file with one sample per line."));
        boolean named = hasHeader(loader, rows, first);
        if (!named) {
            rows.putBack(first);
        } else {
            requireSamples(rows);
        }
        int count = first.fields().size();
        List<String> names = named ? namesOf(rows, first) : List.of();
        List<Integer> targets = new CsvTargets(loader, rows.file(), names, count).columns();
        List<Integer> features =
                IntStream.range(0, count).boxed().filter(j -> !targets.contains(j)).toList();
        requireFeatures(rows, features, count);
        return named
                ? byName(loader, rows, names, features, targets)
                : byPosition(loader, rows, count, features, targets);
    }

    private static boolean hasHeader(CsvLoader loader, CsvRows rows, Row first) {
        if (loader.header() != Header.PRESENT) {
            return loader.header() == Header.AUTO
                    && first.fields().stream().noneMatch(CsvNumber::isNumber);
        }
        for (int j = 0; j < first.fields().size(); j++) {
            String field = first.fields().get(j);
            boolean counted = field.equals("" + j) || field.equals("" + (j + 1));
            if (CsvNumber.isNumber(field) && !counted) {
                throw header(
                        rows,
                        Wording.text(
                                ":%d:%d holds the number %s where a header was declared.",
                                first.line(), j + 1, Wording.quoted(field)),
                        "adding a header, or saying that there is none.");
            }
        }
        return true;
    }

    private static void requireSamples(CsvRows rows) {
        Optional<Row> second = rows.next();
        if (second.isEmpty()) {
            throw header(rows, " holds only a header, no sample.", "export the data again.");
        }
        rows.putBack(second.get());
    }

    private static List<String> namesOf(CsvRows rows, Row first) {
        Map<String, Integer> seen = new HashMap<>();
        List<String> names =
                IntStream.range(0, first.fields().size())
                        .mapToObj(j -> first.fields().get(j))
                        .toList();
        for (int j = 0; j < names.size(); j++) {
            Integer before = names.get(j).isEmpty() ? null : seen.put(names.get(j), j);
            if (before != null) {
                throw header(
                        rows,
                        Wording.text(
                                ":%d:%d repeats the name %s of column %d; every name may occur once.",
                                first.line(), j + 1, Wording.quoted(names.get(j)), before + 1),
                        "renaming one of them.");
            }
        }
        return IntStream.range(0, names.size())
                .mapToObj(j -> names.get(j).isEmpty() ? "column " + (j + 1) : names.get(j))
                .toList();
    }

    private static void requireFeatures(CsvRows rows, List<Integer> features, int count) {
        if (features.isEmpty()) {
            throw header(
                    rows,
                    Wording.text(
                            " has %d column and none is left for features; separated by %s?",
                            count, Wording.quoted(String.valueOf(rows.separator()))),
                    "commas, semicolons or tabs between the fields.");
        }
    }

    private static CsvColumns byPosition(
            CsvLoader loader,
            CsvRows rows,
            int count,
            List<Integer> features,
            List<Integer> targets) {
        List<String> expected = loader.featureNames();
        if (!expected.isEmpty() && expected.size() != features.size()) {
            throw otherCount(rows, features.size(), expected.size());
        }
        List<String> names = expected.isEmpty() ? generic("x", features.size()) : expected;
        return new CsvColumns(count, features, names, targets, generic("y", targets.size()));
    }

    private static CsvColumns byName(
            CsvLoader loader,
            CsvRows rows,
            List<String> names,
            List<Integer> features,
            List<Integer> targets) {
        List<String> found = features.stream().map(names::get).toList();
        List<String> targetNames = targets.stream().map(names::get).toList();
        List<String> expected = loader.featureNames();
        if (!expected.isEmpty() && expected.size() != found.size()) {
            throw otherCount(rows, found.size(), expected.size(), surplus(found, expected));
        }
        if (expected.isEmpty() || expected.equals(generic("x", expected.size()))) {
            return new CsvColumns(names.size(), features, found, targets, targetNames);
        }
        expected.stream()
                .filter(name -> !found.contains(name))
                .findFirst()
                .ifPresent(
                        name -> {
                            throw absent(rows, name, surplus(found, expected));
                        });
        List<Integer> ordered = expected.stream().map(names::indexOf).toList();
        return new CsvColumns(names.size(), ordered, expected, targets, targetNames);
    }

    private static String surplus(List<String> found, List<String> expected) {
        return found.stream().filter(name -> !expected.contains(name)).findFirst().orElse("");
    }

    private static List<String> generic(String letter, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(j -> letter + j).toList();
    }

    private static DataException otherCount(CsvRows rows, int found, int expected) {
        return otherCount(rows, found, expected, "");
    }

    private static DataException otherCount(CsvRows rows, int found, int expected, String surplus) {
        String named = surplus.isEmpty() ? "" : " Not known: " + Wording.quoted(surplus) + ".";
        return new DataException(
                "CSV-07",
                Wording.text(
                        "%s has %d feature columns, the model has %d.%s",
                        Wording.path(rows.file()), found, expected, named),
                "the columns the model was trained with, without the label.");
    }

    private static DataException absent(CsvRows rows, String name, String surplus) {
        String guess =
                Suggestion.among(name, List.of(surplus)).isPresent()
                        ? " Is it " + Wording.quoted(surplus) + "?"
                        : " Not known: " + Wording.quoted(surplus) + ".";
        return new DataException(
                "CSV-07",
                Wording.text(
                        "%s lacks the column %s of the model.%s",
                        Wording.path(rows.file()), Wording.quoted(name), guess),
                "the names the model was trained with.");
    }

    private static DataException header(CsvRows rows, String problem, String remedy) {
        return new DataException("CSV-04", Wording.path(rows.file()) + problem, remedy);
    }
}
