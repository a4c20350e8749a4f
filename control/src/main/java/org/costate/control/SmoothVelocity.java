package org.costate.control;

import org.hipparchus.analysis.differentiation.Gradient;

/** A velocity {@code f(t, x, u)} as a formula over differentiable scalars. */
@FunctionalInterface
public interface SmoothVelocity {

    /** Returns the {@code n} components of {@code f(t, x, u)}. */
    Gradient[] at(Gradient t, Gradient[] x, Gradient[] u);
}
