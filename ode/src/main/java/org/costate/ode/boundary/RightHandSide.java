package org.costate.ode.boundary;

/** A right-hand side without derivatives; see {@link DifferentialSystem#differenced}. */
@FunctionalInterface
public interface RightHandSide {
    /** Writes {@code F(t, y, q)} into {@code slope}. */
    void evaluate(double t, double[] y, double[] q, double[] slope);
}
