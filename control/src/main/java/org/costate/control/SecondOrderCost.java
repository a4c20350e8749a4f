package org.costate.control;

/**
 * A running cost that also knows how it and its gradient change along a direction; every cost of a
 * formula is one: {@link RunningCost#smooth}.
 */
public interface SecondOrderCost extends RunningCost {

    /** Says whether {@code ℓ} does not depend on time. */
    default boolean isAutonomous() {
        return false;
    }

    /** Returns {@code δℓ = ∂ℓ/∂t δt + ∂ℓ/∂x δx + ∂ℓ/∂u δu}. */
    double tangent(double t, double[] x, double[] u, double dt, double[] dx, double[] du);

    /**
     * Adds {@code scale} times the derivatives of {@code ∂ℓ/∂x} and {@code ∂ℓ/∂u} along {@code (δx,
     * δu)} to {@code dgx} and {@code dgu}; time is held.
     */
    void addGradientTangent(
            double t,
            double[] x,
            double[] u,
            double scale,
            double[] dx,
            double[] du,
            double[] dgx,
            double[] dgu);
}
