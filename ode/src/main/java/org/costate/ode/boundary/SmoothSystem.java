package org.costate.ode.boundary;

import org.hipparchus.analysis.differentiation.Gradient;

/** A formula over Gradients: without free parameters for values, with all for Jacobians. */
record SmoothSystem(int dimension, int parameters, ParametricFormula formula)
        implements DifferentialSystem {

    SmoothSystem {
        Gradients.requireSizes(dimension, parameters);
    }

    @Override
    public void derivative(double t, double[] y, double[] q, double[] slope) {
        Gradient[] f = formula.derivative(t, Gradients.constants(y), Gradients.constants(q));
        Gradients.requireLength("right-hand side", f, dimension);
        for (int i = 0; i < dimension; i++) {
            slope[i] = f[i].getValue();
        }
    }

    @Override
    public void jacobian(
            double t, double[] y, double[] q, double[][] byState, double[][] byParameter) {
        int free = dimension + parameters;
        Gradient[] f =
                formula.derivative(
                        t,
                        Gradients.variables(y, 0, free),
                        Gradients.variables(q, dimension, free));
        Gradients.requireLength("right-hand side", f, dimension);
        for (int i = 0; i < dimension; i++) {
            Gradients.copyPartials(f[i], 0, byState[i]);
            Gradients.copyPartials(f[i], dimension, byParameter[i]);
        }
    }
}
