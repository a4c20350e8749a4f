package org.costate.ode.boundary;

import org.hipparchus.analysis.differentiation.Gradient;

/** A right-hand side {@code F(t, y, q)} with unknown parameters {@code q}. */
@FunctionalInterface
public interface ParametricFormula {
    /** Returns {@code y' = F(t, y, q)}; the array must have the length of {@code y}. */
    Gradient[] derivative(double t, Gradient[] y, Gradient[] q);
}
