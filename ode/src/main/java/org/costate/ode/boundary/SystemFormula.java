package org.costate.ode.boundary;

import org.hipparchus.analysis.differentiation.Gradient;

/** A right-hand side {@code F(t, y)} written once, over numbers that carry their derivatives. */
@FunctionalInterface
public interface SystemFormula {
    /** Returns {@code y' = F(t, y)}; the array must have the length of {@code y}. */
    Gradient[] derivative(double t, Gradient[] y);
}
