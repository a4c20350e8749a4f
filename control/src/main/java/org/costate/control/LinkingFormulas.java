package org.costate.control;

import org.costate.control.formula.Formula;

/** Functions {@code ψ(t₀, x₀, t_f, x_f)} of both ends that must vanish; called once. */
@FunctionalInterface
public interface LinkingFormulas {

    /** Returns the components of {@code ψ(t₀, x₀, t_f, x_f)}. */
    Formula[] at(Formula t0, Formula[] x0, Formula tf, Formula[] xf);
}
