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

    /**
     * Returns the cost that is written once, as a formula of the state; derivatives are derived.
     *
     * @param n the dimension of the state
     * @throws org.costate.control.formula.FormulaException EXPR-01 if the formula needs the time,
     *     which a cost {@code φ(x)} does not know
     */
    static SecondOrderEnd smooth(int n, TerminalFormula cost) {
        return StatedEnd.of(n, cost);
    }

    /** Returns {@code φ = 0}. */
    static TerminalCost none() {
        return NoTerminalCost.NONE;
    }

    /** Returns {@code φ(x) = ½ |x − target|²}. */
    static TerminalCost halfSquaredDistance(State target) {
        return new HalfSquaredDistance(target);
    }
}
