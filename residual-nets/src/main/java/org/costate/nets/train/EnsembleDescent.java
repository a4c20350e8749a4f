package org.costate.nets.train;

import org.jspecify.annotations.Nullable;

/**
 * One run of a method that sees the whole ensemble at every step: sweeps of the maximum principle,
 * Gauss–Newton, Newton–CG.
 *
 * <p>Keeps the memory of the run; holds threads until closed.
 */
public interface EnsembleDescent extends AutoCloseable {

    /**
     * How a step went.
     *
     * @param cost {@code J} at the weights kept, running costs included
     * @param gradientNorm {@code |∂J/∂θ|} where the step began
     * @param record what the method says of it
     * @param end why the run is over; null if it is not
     */
    record Step(
            double cost, double gradientNorm, StepRecord record, Training.@Nullable Status end) {}

    /**
     * Makes one step.
     *
     * @param theta the weights, changed in place if the step is kept
     */
    Step advance(double[] theta);

    /** Ends its threads, if it has any. */
    @Override
    default void close() {}
}
