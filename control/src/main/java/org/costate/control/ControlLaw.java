package org.costate.control;

/**
 * A control closed over phase space, {@code u*(t, x, p)}: in the maximum principle, the argmax of
 * H.
 */
@FunctionalInterface
public interface ControlLaw {

    /** Returns the {@code m} control values at {@code (t, x, p)}; arrays are borrowed. */
    double[] at(double t, double[] x, double[] p);
}
