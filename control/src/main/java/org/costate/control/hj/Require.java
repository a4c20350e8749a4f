package org.costate.control.hj;

import java.util.Locale;

/**
 * Checks arguments once, at the boundary; every message says what, got, expected, and what next.
 */
final class Require {

    private Require() {}

    /** Returns {@code ε} if it is finite and not negative. */
    static double temperature(double epsilon) {
        if (!(epsilon >= 0) || Double.isInfinite(epsilon)) {
            throw new IllegalArgumentException(
                    "HJ-01: temperature ε = "
                            + epsilon
                            + ", expected a finite number ≥ 0. Try: 0 for the tropical limit");
        }
        return epsilon;
    }

    /** Returns {@code ε} if it is finite and positive. */
    static double positiveTemperature(double epsilon, String why) {
        if (temperature(epsilon) == 0) {
            throw new IllegalArgumentException(
                    "HJ-01: temperature ε = 0, expected a number > 0: " + why);
        }
        return epsilon;
    }

    /** Returns {@code t} if it is finite and positive. */
    static double time(double t) {
        if (!(t > 0) || Double.isInfinite(t)) {
            throw new IllegalArgumentException(
                    "HJ-02: time to go t = "
                            + t
                            + ", expected a finite number > 0; the initial data are a measure and"
                            + " have no value at t = 0. Try: t = 1");
        }
        return t;
    }

    /** Returns a copy of a non-empty rectangular array of finite numbers. */
    static double[][] rows(String what, double[][] rows) {
        if (rows.length == 0 || rows[0].length == 0) {
            throw new IllegalArgumentException(
                    "HJ-03: no "
                            + what
                            + " given (an empty array). Try: at least one, of dimension ≥ 1");
        }
        double[][] copy = new double[rows.length][];
        for (int j = 0; j < rows.length; j++) {
            copy[j] = values(what + " " + (j + 1), rows[0].length, rows[j]);
        }
        return copy;
    }

    /** Returns a copy of finite numbers of the expected count. */
    static double[] values(String what, int expected, double[] values) {
        dimension(what, values.length, expected);
        finite(what, values);
        return values.clone();
    }

    static void dimension(String what, int got, int expected) {
        if (got != expected) {
            throw new IllegalArgumentException(
                    "HJ-04: "
                            + what
                            + " has "
                            + got
                            + " numbers, expected "
                            + expected
                            + ". Try: pass one number for each coordinate or atom");
        }
    }

    static void finite(String what, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        "HJ-05: "
                                + what
                                + ", number "
                                + (i + 1)
                                + " is "
                                + values[i]
                                + ", expected a finite number. Try: check where it was computed");
            }
        }
    }

    static int positive(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(
                    "HJ-06: " + what + " = " + value + ", expected at least 1");
        }
        return value;
    }

    static double positive(String what, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    "HJ-06: " + what + " = " + value + ", expected a finite number > 0");
        }
        return value;
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }
}
