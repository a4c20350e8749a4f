package org.costate.control;

import org.costate.control.formula.Formula;

/** Functions {@code ψ(t, x)} of one end that must vanish there; called once, with symbols. */
@FunctionalInterface
public interface EndFormulas {

    /** Returns the components of {@code ψ(t, x)}. */
    Formula[] at(Formula t, Formula[] x);
}
