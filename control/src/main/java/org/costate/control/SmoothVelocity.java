package org.costate.control;

import org.costate.control.formula.Formula;

/** A velocity {@code f(t, x, u)} as formulas; called once, with symbols. */
@FunctionalInterface
public interface SmoothVelocity {

    /** Returns the {@code n} components of {@code f(t, x, u)}. */
    Formula[] at(Formula t, Formula[] x, Formula[] u);
}
