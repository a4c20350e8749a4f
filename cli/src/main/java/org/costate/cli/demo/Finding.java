package org.costate.cli.demo;

import java.util.Locale;

/**
 * One claim of a demo, held against what was measured.
 *
 * @param claim what ought to hold
 * @param expected the number or range it asks for
 * @param measured the number found
 * @param holds whether it does
 */
public record Finding(String claim, String expected, String measured, boolean holds) {

    /** Returns the finding that {@code value} is at most {@code bound}. */
    public static Finding atMost(String claim, double bound, double value) {
        return new Finding(claim, "≤ " + number(bound), number(value), value <= bound);
    }

    /** Returns the finding that {@code value} is at least {@code bound}. */
    public static Finding atLeast(String claim, double bound, double value) {
        return new Finding(claim, "≥ " + number(bound), number(value), value >= bound);
    }

    /** Returns the finding that {@code value} lies within {@code width} of {@code centre}. */
    public static Finding near(String claim, double centre, double width, double value) {
        return new Finding(
                claim,
                number(centre) + " ± " + number(width),
                number(value),
                Math.abs(value - centre) <= width);
    }

    /** Returns the finding that {@code value} lies between two numbers. */
    public static Finding between(String claim, double lowest, double highest, double value) {
        return new Finding(
                claim,
                number(lowest) + " to " + number(highest),
                number(value),
                value >= lowest && value <= highest);
    }

    /** Returns the finding that two counts are equal. */
    public static Finding equal(String claim, long expected, long measured) {
        return new Finding(
                claim, Long.toString(expected), Long.toString(measured), expected == measured);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
