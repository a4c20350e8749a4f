package org.costate.control;

/**
 * A control system that also knows how its velocity and its pull-back change along a direction.
 *
 * <p>Tangent sweeps need {@link #tangent}; Hessian-vector products, forward over reverse, need
 * {@link #pullBackTangent}; gradients with respect to times need {@code ∂f/∂t}, the tangent along
 * {@code δt = 1}. Every system of formulas is one: {@link ControlSystem#smooth}.
 */
public interface SecondOrderSystem extends ControlSystem {

    /** Says whether {@code f} does not depend on time. */
    default boolean isAutonomous() {
        return false;
    }

    /** Writes {@code δf = ∂f/∂t δt + ∂f/∂x δx + ∂f/∂u δu} into {@code df}. */
    void tangent(
            double t, double[] x, double[] u, double dt, double[] dx, double[] du, double[] df);

    /**
     * Adds the derivatives of {@code (∂f/∂x)ᵀp} and {@code (∂f/∂u)ᵀp} along {@code (δx, δp, δu)} to
     * {@code dpx} and {@code dpu}; time is held.
     */
    void pullBackTangent(
            double t,
            double[] x,
            double[] p,
            double[] u,
            double[] dx,
            double[] dp,
            double[] du,
            double[] dpx,
            double[] dpu);
}
