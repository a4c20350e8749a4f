package org.costate.control;

import org.hipparchus.CalculusFieldElement;

/**
 * A control system that also knows how its velocity and its pull-back change along a direction.
 *
 * <p>Tangent sweeps need {@link #tangent}; Hessian-vector products, forward over reverse, need
 * {@link #pullBackTangent}; gradients with respect to times need {@code ∂f/∂t}, the tangent along
 * {@code δt = 1}.
 */
public interface SecondOrderSystem extends ControlSystem {

    /** A velocity {@code f(t, x, u)} as one formula over any field of numbers. */
    interface FieldFormula {
        /** Returns the {@code n} components of {@code f(t, x, u)}. */
        <T extends CalculusFieldElement<T>> T[] at(T t, T[] x, T[] u);
    }

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

    /**
     * Returns the system whose velocity is written once and differentiated from its formula, to
     * second order and exactly.
     *
     * @param n the dimension of the state
     * @param m the dimension of the control
     */
    static SecondOrderSystem of(int n, int m, FieldFormula velocity) {
        return new FormulaSystem(n, m, velocity);
    }

    /**
     * Returns the system whose velocity is the first {@code n} outputs of a map {@code (t, x, u) ↦
     * (f, …)}.
     *
     * @throws IllegalArgumentException if the map has not {@code 1 + n + m} inputs, or fewer
     *     outputs than {@code n}
     */
    static SecondOrderSystem of(SmoothMap dynamics, int n, int m) {
        return new MapSystem(dynamics, n, m);
    }
}
