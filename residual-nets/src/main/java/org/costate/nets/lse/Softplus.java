package org.costate.nets.lse;

/** {@code log(1 + e^x)}, the log-sum-exp of {@code x} and 0 at temperature 1. */
final class Softplus {

    private Softplus() {}

    static double value(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    /** The logistic function. */
    static double slope(double x) {
        double decay = Math.exp(-Math.abs(x));
        return x >= 0 ? 1 / (1 + decay) : decay / (1 + decay);
    }

    /** Returns the {@code x} of a value {@code > 0}. */
    static double inverse(double value) {
        return value + Math.log(-Math.expm1(-value));
    }
}
