package org.costate.control.problems;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.costate.control.formula.Formula;
import org.costate.control.formula.NearestName;
import org.jspecify.annotations.Nullable;

/** Keys and values below one key, with messages that name both. */
record ProblemEntry(String path, Map<String, ?> values) {

    List<String> keys() {
        return List.copyOf(values.keySet());
    }

    boolean has(String key) {
        return values.get(key) != null;
    }

    void allow(Set<String> known) {
        for (String key : keys()) {
            if (!known.contains(key)) {
                throw new IllegalArgumentException(
                        "CONFIG-01: unknown key \""
                                + path
                                + key
                                + "\"."
                                + NearestName.advice(key, new TreeSet<>(known)));
            }
        }
    }

    IllegalArgumentException wrong(String key, String expected) {
        return new IllegalArgumentException(
                "CONFIG-02: \""
                        + path
                        + key
                        + "\" must be "
                        + expected
                        + ", found "
                        + shown(values.get(key)));
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "nothing" : value instanceof String s ? "\"" + s + "\"" : "" + value;
    }

    ProblemEntry entry(String key) {
        if (!has(key)) {
            return new ProblemEntry(path + key + ".", Map.of());
        }
        if (!(values.get(key) instanceof Map<?, ?> map)) {
            throw wrong(key, "an object with keys");
        }
        Map<String, Object> inner = new LinkedHashMap<>();
        map.forEach((k, v) -> inner.put(String.valueOf(k), v));
        return new ProblemEntry(path + key + ".", inner);
    }

    boolean isList(String key) {
        return values.get(key) instanceof List<?>;
    }

    boolean isText(String key, String text) {
        return text.equals(values.get(key));
    }

    String text(String key, String otherwise) {
        Object value = values.get(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof String || value instanceof Number) {
            return value.toString();
        }
        throw wrong(key, "a text");
    }

    /** Returns a list of texts; one text stands for a list of one. */
    List<String> texts(String key) {
        return formulas(key);
    }

    /** Returns a list of texts or numbers, as texts; nothing for no value. */
    List<String> formulas(String key) {
        Object value = values.get(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            return List.of(text(key, ""));
        }
        List<String> all = new ArrayList<>();
        for (Object item : list) {
            if (!(item instanceof String || item instanceof Number)) {
                throw wrong(key, "a list of texts or numbers");
            }
            all.add(item.toString());
        }
        return all;
    }

    String formula(String key) {
        return text(key, "");
    }

    double number(String key) {
        if (!has(key)) {
            throw wrong(key, "a number");
        }
        return value(text(key, ""));
    }

    /** Returns the number that a text is, {@code "2*pi/3"} or {@code "-inf"}. */
    static double value(String text) {
        String plain = text.strip();
        if (plain.equals("inf") || plain.equals("-inf")) {
            return plain.equals("inf") ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        return Formula.parse(plain).toNumber();
    }
}
