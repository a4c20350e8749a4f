package org.costate.control.hj.landscape;

/** Checks arguments once, at the boundary. */
final class Check {

    private Check() {}

    static double temperature(double epsilon) {
        if (!(epsilon > 0) || Double.isInfinite(epsilon)) {
            throw new IllegalArgumentException(
                    "LAND-01: temperature ε = "
                            + epsilon
                            + ", expected a finite number > 0; at ε = 0 the entropy is a step"
                            + " function. Try: PowerDiagram for the skeleton at ε = 0");
        }
        return epsilon;
    }

    static void dimension(String what, int got, int expected) {
        if (got != expected) {
            throw new IllegalArgumentException(
                    "LAND-02: "
                            + what
                            + " has "
                            + got
                            + " numbers, expected "
                            + expected
                            + ". Try: one number for each coordinate");
        }
    }

    static double[] finite(String what, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        "LAND-03: "
                                + what
                                + ", number "
                                + (i + 1)
                                + " is "
                                + values[i]
                                + ", expected a finite number. Try: check where it was computed");
            }
        }
        return values.clone();
    }

    static void interval(String what, double lower, double upper) {
        if (!(lower < upper) || Double.isInfinite(lower) || Double.isInfinite(upper)) {
            throw new IllegalArgumentException(
                    "LAND-04: "
                            + what
                            + " is ["
                            + lower
                            + ", "
                            + upper
                            + "], expected finite ends in rising order. Try: swap them");
        }
    }

    static int atLeast(String what, int least, int value) {
        if (value < least) {
            throw new IllegalArgumentException(
                    "LAND-05: " + what + " = " + value + ", expected at least " + least);
        }
        return value;
    }
}
