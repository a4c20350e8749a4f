package org.costate.ode.boundary;

import org.hipparchus.analysis.differentiation.Gradient;

/** Conditions of a formula over Gradients. */
record SmoothConditions(int count, BoundaryFormula formula) implements BoundaryConditions {

    @Override
    public void residual(double[] start, double[] end, double[] q, double[] g) {
        Gradient[] value =
                formula.residual(
                        Gradients.constants(start),
                        Gradients.constants(end),
                        Gradients.constants(q));
        Gradients.requireLength("boundary conditions", value, count);
        for (int i = 0; i < count; i++) {
            g[i] = value[i].getValue();
        }
    }

    @Override
    public void jacobian(
            double[] start,
            double[] end,
            double[] q,
            double[][] byStart,
            double[][] byEnd,
            double[][] byParameter) {
        int n = start.length;
        int free = 2 * n + q.length;
        Gradient[] value =
                formula.residual(
                        Gradients.variables(start, 0, free),
                        Gradients.variables(end, n, free),
                        Gradients.variables(q, 2 * n, free));
        Gradients.requireLength("boundary conditions", value, count);
        for (int i = 0; i < count; i++) {
            Gradients.copyPartials(value[i], 0, byStart[i]);
            Gradients.copyPartials(value[i], n, byEnd[i]);
            Gradients.copyPartials(value[i], 2 * n, byParameter[i]);
        }
    }
}
