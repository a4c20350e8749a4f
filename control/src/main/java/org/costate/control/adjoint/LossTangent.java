package org.costate.control.adjoint;

/** The directional derivative of a computed loss. */
@FunctionalInterface
public interface LossTangent {

    /**
     * Returns {@code δJ} along a direction.
     *
     * @param dx0 {@code δx₀}
     * @param dtheta {@code δθ}, a row for each interval
     */
    double along(double[] dx0, double[][] dtheta);
}
