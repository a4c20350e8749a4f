package org.costate.ode;

import org.hipparchus.ode.DenseOutputModel;

/**
 * A curve in phase space with dense output: {@code t ↦ (x(t), p(t))} between two times.
 *
 * <p>Its accuracy between steps is that of the integrator's interpolator.
 */
public final class Trajectory {

    private final DenseOutputModel dense;
    private final int dimension;
    private final int evaluations;

    Trajectory(DenseOutputModel dense, int dimension, int evaluations) {
        this.dense = dense;
        this.dimension = dimension;
        this.evaluations = evaluations;
    }

    /** Returns the time it starts from. */
    public double start() {
        return dense.getInitialTime();
    }

    /** Returns the time it ends at. */
    public double end() {
        return dense.getFinalTime();
    }

    /** Returns how often the canonical equations were evaluated. */
    public int evaluations() {
        return evaluations;
    }

    /**
     * Returns the point at time {@code t}.
     *
     * @throws IllegalArgumentException if {@code t} lies outside the curve
     */
    public PhasePoint at(double t) {
        double low = Math.min(start(), end());
        double high = Math.max(start(), end());
        if (!(t >= low && t <= high)) {
            throw new IllegalArgumentException(
                    "time " + t + " lies outside the trajectory, [" + low + ", " + high + "]");
        }
        return HamiltonianFlow.split(t, dense.getInterpolatedState(t).getPrimaryState(), dimension);
    }
}
