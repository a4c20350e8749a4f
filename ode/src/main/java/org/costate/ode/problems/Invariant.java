package org.costate.ode.problems;

import java.util.function.ToDoubleFunction;

/**
 * A quantity that the exact flow conserves.
 *
 * @param name what it is
 * @param value of a state
 * @param allowed the largest change from start to end at the tightest tolerance of the pass line
 */
public record Invariant(String name, ToDoubleFunction<double[]> value, double allowed) {

    /** Returns how far it moved. */
    public double drift(double[] start, double[] end) {
        return Math.abs(value.applyAsDouble(end) - value.applyAsDouble(start));
    }
}
