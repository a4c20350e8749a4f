package org.costate.control;

import org.costate.control.formula.Formula;

/** A scalar {@code φ(t_f, x(t_f))} as a formula; called once, with symbols. */
@FunctionalInterface
public interface TerminalFormula {

    /** Returns {@code φ(t, x)} at the final time. */
    Formula at(Formula t, Formula[] x);

    /**
     * Returns the formula of a text such as {@code "x1(T)^2"} or {@code "x1^2"}: a state stands for
     * its final value.
     *
     * @throws org.costate.control.formula.FormulaException if it is none
     */
    static TerminalFormula terminal(String text) {
        Formula formula = Formula.parse(text);
        return (t, x) -> formula;
    }
}
