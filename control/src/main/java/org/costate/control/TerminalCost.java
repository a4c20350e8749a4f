package org.costate.control;

import org.costate.ode.State;

/**
 * A terminal cost {@code φ(x(T))}, minimised; its gradient starts the costate, {@code p(T) = −∇φ}.
 */
public interface TerminalCost {

    /** Returns {@code φ(x)}. */
    double value(double[] x);

    /** Writes {@code ∇φ(x)} into {@code gradient}. */
    void gradient(double[] x, double[] gradient);

    /** Returns {@code φ = 0}. */
    static TerminalCost none() {
        return NoTerminalCost.NONE;
    }

    /** Returns {@code φ(x) = ½ |x − target|²}. */
    static TerminalCost halfSquaredDistance(State target) {
        return new HalfSquaredDistance(target);
    }
}
