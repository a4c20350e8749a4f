package org.costate.ode;

import org.hipparchus.ode.OrdinaryDifferentialEquation;

/** A velocity in the form Hipparchus asks for; serves many threads if the velocity does. */
record VelocityEquation(int dimension, Velocity f) implements OrdinaryDifferentialEquation {

    @Override
    public int getDimension() {
        return dimension;
    }

    @Override
    public double[] computeDerivatives(double t, double[] x) {
        double[] xDot = new double[dimension];
        f.evaluate(t, x, xDot);
        return xDot;
    }
}
