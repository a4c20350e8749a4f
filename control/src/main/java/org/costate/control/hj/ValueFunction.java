package org.costate.control.hj;

/**
 * A function {@code u(x, t)} of space and time to go, a candidate solution of a {@link
 * HamiltonJacobiEquation}.
 *
 * <p>{@code u} is a value (a cost to go, to be small), {@code t > 0} the time that is left: {@code
 * u(x, t) = V(x, T − t)}. The action is {@code S = −u} and the costate {@code p = ∇S = −∇u}.
 */
public interface ValueFunction {

    /** Returns {@code d}. */
    int dimension();

    /** Returns {@code u(x, t)}. */
    double value(double[] x, double t);
}
