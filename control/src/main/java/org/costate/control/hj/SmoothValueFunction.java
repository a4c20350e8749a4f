package org.costate.control.hj;

import org.costate.ode.Costate;

/** A {@link ValueFunction} with its exact derivatives of first order, and the second in space. */
public interface SmoothValueFunction extends ValueFunction {

    /** Returns {@code ∂u/∂t}; {@code t} is the time to go. */
    double timeDerivative(double[] x, double t);

    /** Returns {@code ∇u}, {@code d} numbers. */
    double[] gradient(double[] x, double t);

    /** Returns {@code ∇²u}, {@code d × d}. */
    double[][] hessian(double[] x, double t);

    /** Returns {@code Δu}. */
    default double laplacian(double[] x, double t) {
        double[][] hessian = hessian(x, t);
        double trace = 0;
        for (int i = 0; i < hessian.length; i++) {
            trace += hessian[i][i];
        }
        return trace;
    }

    /** Returns the costate {@code p = −∇u}, the slope of the action {@code S = −u}. */
    default Costate costate(double[] x, double t) {
        double[] p = gradient(x, t);
        for (int i = 0; i < p.length; i++) {
            p[i] = -p[i];
        }
        return Costate.of(p);
    }
}
