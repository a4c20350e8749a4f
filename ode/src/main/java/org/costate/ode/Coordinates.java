package org.costate.ode;

import java.util.Arrays;

/** Checks and prints the numbers behind {@link State} and {@link Costate}. */
final class Coordinates {

    private Coordinates() {}

    static double[] checked(String what, double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException(
                    what + " needs at least one coordinate, got none; pass its coordinates");
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        what
                                + " coordinate "
                                + (i + 1)
                                + " is "
                                + values[i]
                                + ", expected a finite number; check where it was computed");
            }
        }
        return values.clone();
    }

    static String print(double[] values) {
        return Arrays.toString(values).replace('[', '(').replace(']', ')');
    }
}
