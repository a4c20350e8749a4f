package org.costate.control;

import org.costate.control.formula.Formula;

/** A scalar {@code ℓ(t, x, u)} as a formula; called once, with symbols. */
@FunctionalInterface
public interface RunningFormula {

    /** Returns {@code ℓ(t, x, u)}. */
    Formula at(Formula t, Formula[] x, Formula[] u);

    /**
     * Returns the formula of a text such as {@code "x1^2+x2^2+u^2"}.
     *
     * @throws org.costate.control.formula.FormulaException if it is none
     */
    static RunningFormula running(String text) {
        Formula formula = Formula.parse(text);
        return (t, x, u) -> formula;
    }
}
