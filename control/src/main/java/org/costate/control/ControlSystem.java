package org.costate.control;

import org.costate.control.formula.Formula;

/**
 * A controlled vector field {@code ẋ = f(t, x, u)} with its pull-back.
 *
 * <p>The pull-back {@code p ↦ ((∂f/∂x)ᵀp, (∂f/∂u)ᵀp)} is all that the maximum principle ever asks
 * of a derivative. Implementations must be pure: the same arguments give the same numbers. Arrays
 * are borrowed for the call and must not be kept.
 */
public interface ControlSystem {

    /** Returns {@code n}, the dimension of the state. */
    int stateDimension();

    /** Returns {@code m}, the dimension of the control. */
    int controlDimension();

    /**
     * Writes {@code f(t, x, u)} into {@code xDot}.
     *
     * @param x {@code n} numbers
     * @param u {@code m} numbers
     * @param xDot receives {@code n} numbers
     */
    void velocity(double t, double[] x, double[] u, double[] xDot);

    /**
     * Adds {@code (∂f/∂x)ᵀp} to {@code px} and {@code (∂f/∂u)ᵀp} to {@code pu}.
     *
     * @param p {@code n} numbers, another array than {@code px}
     * @param px {@code n} numbers
     * @param pu {@code m} numbers
     */
    void pullBack(double t, double[] x, double[] p, double[] u, double[] px, double[] pu);

    /**
     * Returns the system whose velocity is written once, as formulas; derivatives are derived, to
     * second order, and exact: it is a {@link SecondOrderSystem}.
     *
     * @param n the dimension of the state
     * @param m the dimension of the control
     * @param velocity the formula of {@code f}
     */
    static SecondOrderSystem smooth(int n, int m, SmoothVelocity velocity) {
        return StatedSystem.of(n, m, velocity);
    }

    /** Returns its arguments as an array, so that formulas read like vectors. */
    static Formula[] vector(Formula... components) {
        return components;
    }
}
