package org.costate.control;

import java.util.Locale;

/** Thrown when a computation leaves the finite numbers; says what, where and when. */
public final class NonFiniteException extends ArithmeticException {

    private static final long serialVersionUID = 1L;

    private final int step;

    /**
     * Creates the exception.
     *
     * @param quantity what stopped being finite
     * @param step the step, counted from 0
     * @param steps the number of steps of the grid
     * @param time the time of the step
     * @param value the value seen
     */
    public NonFiniteException(String quantity, int step, int steps, double time, double value) {
        super(
                String.format(
                        Locale.ROOT,
                        "NONFINITE-01: %s became %s at step %d of %d (t = %.6g). Try: smaller weights or"
                                + " initial state, or shorter steps",
                        quantity,
                        value,
                        step + 1,
                        steps,
                        time));
        this.step = step;
    }

    /** Returns the step at which it happened, counted from 0. */
    public int step() {
        return step;
    }
}
