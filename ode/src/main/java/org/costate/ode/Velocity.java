package org.costate.ode;

import org.hipparchus.ode.OrdinaryDifferentialEquation;

/** A right-hand side {@code ẋ = f(t, x)}, written into {@code xDot}; arrays are borrowed. */
@FunctionalInterface
public interface Velocity {

    /** Writes {@code f(t, x)} into {@code xDot}. */
    void evaluate(double t, double[] x, double[] xDot);

    /** Returns this velocity, on states of the given dimension, in the form Hipparchus asks for. */
    default OrdinaryDifferentialEquation equation(int dimension) {
        return new VelocityEquation(dimension, this);
    }
}
