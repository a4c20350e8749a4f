package org.costate.nets.train;

/** Range checks with messages that say what, got and expected. */
final class Checks {

    private Checks() {}

    static void inUnitInterval(String what, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(
                    what + " = " + value + " is not allowed; use a number in [0, 1)");
        }
    }

    static void positive(String what, double value) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(
                    what + " = " + value + " is not allowed; use a finite number above 0");
        }
    }

    static void notNegative(String what, double value) {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(
                    what + " = " + value + " is not allowed; use a finite number, 0 or above");
        }
    }

    static void atLeast(String what, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    what + " = " + value + " is not allowed; use a whole number from " + least);
        }
    }
}
