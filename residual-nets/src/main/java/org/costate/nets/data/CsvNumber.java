package org.costate.nets.data;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The spelling of numbers in a CSV file: {@code -12.5e-3}, never {@code 1,5} or {@code 0x1p3}. */
final class CsvNumber {

    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?+(?:\\d++\\.?+\\d*+|\\.\\d++)(?:[eE][+-]?+\\d++)?+");
    private static final Pattern WITH_COMMA =
            Pattern.compile("[+-]?\\d[\\d.]*(?:,\\d+)+(?:\\.\\d*)?(?:[eE]\\S+)?");
    private static final Pattern GROUPED =
            Pattern.compile("[+-]?\\d+(?:[ '_\u00a0\u202f.]\\d{3})+");
    private static final Set<String> MISSING = Set.of("", "na", "n/a", "nan", "?", "null");
    private static final Set<String> INFINITE = Set.of("inf", "infinity");

    private CsvNumber() {}

    /** Tells whether the field is a number, finite or not; an empty one is none. */
    static boolean isNumber(String field) {
        return DECIMAL.matcher(field).matches() || !field.isEmpty() && isNonFinite(field);
    }

    /** Tells whether the field stands for a missing, undefined or infinite number. */
    static boolean isNonFinite(String field) {
        return isMissing(field) || INFINITE.contains(unsigned(field));
    }

    static boolean isMissing(String field) {
        return MISSING.contains(unsigned(field));
    }

    /**
     * Returns the number, which is not finite if the field is missing, undefined or too large.
     *
     * @throws NumberFormatException if the field is no number
     */
    static double parse(String field) {
        if (DECIMAL.matcher(field).matches()) {
            return Double.parseDouble(field);
        }
        if (isNonFinite(field)) {
            return Double.NaN;
        }
        throw new NumberFormatException(field);
    }

    /** Returns what may be wrong with a field that is no number, as an action. */
    static String remedy(String field, long line) {
        if (WITH_COMMA.matcher(field).matches()) {
            return "a decimal point (1.5, not 1,5) and no thousands separator.";
        }
        if (GROUPED.matcher(field).matches()) {
            return "numbers without a thousands separator (1234, not 1 234).";
        }
        if (field.indexOf(' ') > 0 && isNumber(field.substring(0, field.indexOf(' ')))) {
            return "commas, semicolons or tabs between the fields, not spaces.";
        }
        return line == 1
                ? "saying that line 1 is a header, if it is one."
                : "repair that cell, or choose another label column.";
    }

    private static String unsigned(String field) {
        String lower = field.length() > 10 ? "long" : field.toLowerCase(Locale.ROOT);
        return lower.startsWith("-") || lower.startsWith("+") ? lower.substring(1) : lower;
    }
}
