package org.costate.ode.boundary;

import org.hipparchus.analysis.differentiation.Gradient;

/** Boundary conditions {@code g(y(a), y(b), q) = 0} over numbers that carry their derivatives. */
@FunctionalInterface
public interface BoundaryFormula {
    /** Returns the residuals {@code g}, zero where the conditions hold. */
    Gradient[] residual(Gradient[] start, Gradient[] end, Gradient[] q);
}
