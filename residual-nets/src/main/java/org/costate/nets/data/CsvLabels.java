package org.costate.nets.data;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.costate.nets.io.Suggestion;
import org.costate.nets.io.Wording;

/**
 * Collects class labels: text, or whole numbers however they are written ({@code 1}, {@code 1.0}).
 *
 * <p>Classes are ordered by number if all are numbers, else by text, so their order does not depend
 * on the order of the rows.
 */
final class CsvLabels {

    private static final int LONGEST_WHOLE = 18;

    private final List<String> allowed;
    private final String file;
    private final Map<String, Integer> found = new HashMap<>();
    private int[] codes = new int[64];
    private int size;

    /**
     * Begins without labels.
     *
     * @param allowed the only classes, in order; none means whatever is found
     */
    CsvLabels(List<String> allowed, String file) {
        this.allowed = allowed;
        this.file = file;
        allowed.forEach(name -> found.put(name, found.size()));
    }

    /**
     * Adds a label.
     *
     * @throws DataException {@code CSV-05} if it is missing, a fraction, or not allowed
     */
    void add(String field, long line, int column) {
        String place = file + ":" + line + ":" + column;
        if (CsvNumber.isMissing(field)) {
            throw label(place + " holds no label.", "filling it in, or leaving such rows out.");
        }
        String name = found.containsKey(field) ? field : canonical(field, place);
        if (!allowed.isEmpty() && !found.containsKey(name)) {
            throw notAllowed(name, place);
        }
        if (size == codes.length) {
            codes = Arrays.copyOf(codes, 2 * size);
        }
        codes[size++] = found.computeIfAbsent(name, fresh -> found.size());
    }

    private static String canonical(String field, String place) {
        if (!CsvNumber.isNumber(field)) {
            return field;
        }
        if (CsvNumber.isNonFinite(field) || !isWhole(CsvNumber.parse(field))) {
            throw label(
                    place
                            + " label "
                            + Wording.quoted(field)
                            + " is a fraction; classes are whole numbers or text.",
                    "a regression, or another label column.");
        }
        String whole = new BigDecimal(field).toBigInteger().toString();
        return whole.length() <= LONGEST_WHOLE ? whole : field;
    }

    private static boolean isWhole(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15;
    }

    private DataException notAllowed(String name, String place) {
        boolean counted = allowed.get(0).equals("0") && isInteger(name);
        String known =
                counted
                        ? " is outside 0 .. " + (allowed.size() - 1) + "."
                        : Wording.text(
                                " is none of the %d known classes.%s",
                                allowed.size(), Suggestion.phrase(name, allowed));
        return label(
                place + " label " + Wording.quoted(name) + known,
                "the classes that were declared, or those of the model.");
    }

    /** Returns the finished set. */
    DataSet classification(String name, double[] features, List<String> featureNames) {
        List<String> classes = allowed.isEmpty() ? ordered() : allowed;
        if (classes.size() < 2) {
            throw new DataException(
                    "DATA-02",
                    Wording.text(
                            "%s: all %d samples have the label %s; a classifier needs two classes.",
                            file, size, Wording.quoted(classes.get(0))),
                    "another label column, or a file with every class.");
        }
        int[] place = new int[found.size()];
        for (int k = 0; k < classes.size(); k++) {
            place[found.get(classes.get(k))] = k;
        }
        int[] labels = new int[size];
        for (int i = 0; i < size; i++) {
            labels[i] = place[codes[i]];
        }
        return DataSet.classification(name, features, featureNames, labels, classes);
    }

    private List<String> ordered() {
        var names = new ArrayList<>(found.keySet());
        boolean numbers = names.stream().allMatch(CsvLabels::isInteger);
        names.sort(numbers ? Comparator.comparing(BigInteger::new) : Comparator.naturalOrder());
        return names;
    }

    private static boolean isInteger(String name) {
        return name.matches("-?\\d{1," + LONGEST_WHOLE + "}");
    }

    private static DataException label(String problem, String remedy) {
        return new DataException("CSV-05", problem, remedy);
    }
}
