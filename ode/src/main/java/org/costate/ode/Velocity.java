package org.costate.ode;

/** A right-hand side {@code ẋ = f(t, x)}, written into {@code xDot}; arrays are borrowed. */
@FunctionalInterface
public interface Velocity {

    /** Writes {@code f(t, x)} into {@code xDot}. */
    void evaluate(double t, double[] x, double[] xDot);
}
