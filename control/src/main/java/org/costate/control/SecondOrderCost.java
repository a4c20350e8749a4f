package org.costate.control;

import org.hipparchus.CalculusFieldElement;

/** A running cost that also knows how it and its gradient change along a direction. */
public interface SecondOrderCost extends RunningCost {

    /** A cost {@code ℓ(t, x, u)} as one formula over any field of numbers. */
    interface FieldFormula {
        /** Returns {@code ℓ(t, x, u)}. */
        <T extends CalculusFieldElement<T>> T at(T t, T[] x, T[] u);
    }

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

    /** Returns the cost whose formula is differentiated to second order, exactly. */
    static SecondOrderCost of(FieldFormula cost) {
        return new FormulaCost(cost);
    }
}
