package org.costate.ode;

/**
 * A point {@code (t, x, p)} of the extended phase space.
 *
 * @param t the time, finite
 * @param x the state, {@code n} coordinates
 * @param p the costate, {@code n} coordinates
 */
public record PhasePoint(double t, State x, Costate p) {

    /**
     * Creates a point.
     *
     * @throws IllegalArgumentException if {@code t} is not finite or the dimensions differ
     */
    public PhasePoint {
        if (!Double.isFinite(t)) {
            throw new IllegalArgumentException("time is " + t + ", expected a finite number");
        }
        if (x.dimension() != p.dimension()) {
            throw new IllegalArgumentException(
                    "costate has dimension "
                            + p.dimension()
                            + ", state has dimension "
                            + x.dimension()
                            + ": a costate lives in the dual of the state space; pass one with "
                            + x.dimension()
                            + " coordinates");
        }
    }

    /** Returns {@code n}, the dimension of the state. */
    public int dimension() {
        return x.dimension();
    }
}
