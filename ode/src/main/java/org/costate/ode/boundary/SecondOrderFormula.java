package org.costate.ode.boundary;

import org.hipparchus.analysis.differentiation.Gradient;

/** The right-hand side of {@code y″ = f(t, y, y′)}, one unknown function. */
@FunctionalInterface
public interface SecondOrderFormula {
    /** Returns {@code y″}. */
    Gradient acceleration(double t, Gradient y, Gradient slope);
}
