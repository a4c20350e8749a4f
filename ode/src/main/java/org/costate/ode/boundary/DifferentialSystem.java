package org.costate.ode.boundary;

import org.hipparchus.analysis.differentiation.Gradient;

/**
 * A first-order system {@code y' = F(t, y, q)} with {@code y ∈ ℝⁿ} and unknown parameters {@code q
 * ∈ ℝᵏ}, and its exact Jacobians.
 *
 * <p>Implement it to give Jacobians by hand; {@link #smooth} takes them from a formula over
 * Hipparchus {@link Gradient}s, exact to rounding. Arrays are borrowed for the call. Values that
 * are not finite say "outside my domain": a Newton step that leads there is shortened.
 */
public interface DifferentialSystem {

    /** Returns {@code n}, the number of unknown functions. */
    int dimension();

    /** Returns {@code k}, the number of unknown parameters. */
    default int parameters() {
        return 0;
    }

    /**
     * Writes {@code F(t, y, q)}.
     *
     * @param y the state, length {@code n}
     * @param q the parameters, length {@code k}
     * @param slope receives {@code F}, length {@code n}
     */
    void derivative(double t, double[] y, double[] q, double[] slope);

    /**
     * Writes {@code ∂F/∂y} and {@code ∂F/∂q}.
     *
     * @param byState receives {@code ∂F_i/∂y_j} at {@code [i][j]}, {@code n × n}, every entry
     * @param byParameter receives {@code ∂F_i/∂q_j}, {@code n × k}, every entry
     */
    void jacobian(double t, double[] y, double[] q, double[][] byState, double[][] byParameter);

    /** Returns the system of a formula without unknown parameters. */
    static DifferentialSystem smooth(int dimension, SystemFormula formula) {
        return smooth(dimension, 0, (t, y, q) -> formula.derivative(t, y));
    }

    /** Returns the system of a formula with {@code parameters} unknown parameters. */
    static DifferentialSystem smooth(int dimension, int parameters, ParametricFormula formula) {
        return new SmoothSystem(dimension, parameters, formula);
    }

    /** Returns {@code y″ = f(t, y, y′)} as a system of dimension 2 in {@code (y, y′)}. */
    static DifferentialSystem secondOrder(SecondOrderFormula formula) {
        return smooth(2, (t, y) -> new Gradient[] {y[1], formula.acceleration(t, y[0], y[1])});
    }

    /**
     * Returns a system whose Jacobians are central differences with steps {@code ∛u (1 + |y_j|)}:
     * about ten digits, {@code 2(n + k)} evaluations. The last resort, for a right-hand side that
     * can neither be differentiated nor written over {@link Gradient}.
     */
    static DifferentialSystem differenced(int dimension, int parameters, RightHandSide f) {
        return new DifferencedSystem(dimension, parameters, f);
    }
}
