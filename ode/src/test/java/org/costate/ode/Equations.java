package org.costate.ode;

import org.hipparchus.ode.ODEIntegrator;
import org.hipparchus.ode.ODEJacobiansProvider;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;

/** Velocities in the form Hipparchus asks for. */
final class Equations {

    /** {@code ∂f/∂x}, row {@code i} the derivatives of {@code f_i}. */
    @FunctionalInterface
    interface Jacobian {
        double[][] at(double t, double[] x);
    }

    private Equations() {}

    static OrdinaryDifferentialEquation of(int dimension, Velocity f) {
        return new OrdinaryDifferentialEquation() {
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
        };
    }

    static ODEJacobiansProvider of(int dimension, Velocity f, Jacobian jacobian) {
        return new ODEJacobiansProvider() {
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

            @Override
            public double[][] computeMainStateJacobian(double t, double[] x, double[] xDot) {
                return jacobian.at(t, x);
            }
        };
    }

    /** Returns where the integrator carries {@code x} from time 0. */
    static double[] carry(
            ODEIntegrator integrator, OrdinaryDifferentialEquation f, double end, double... x) {
        return integrator.integrate(f, new ODEState(0, x), end).getPrimaryState();
    }
}
