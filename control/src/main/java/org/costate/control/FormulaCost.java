package org.costate.control;

import org.hipparchus.analysis.differentiation.FieldGradient;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.analysis.differentiation.UnivariateDerivative1;
import org.hipparchus.util.Binary64;

/** A running cost differentiated to second order from its formula. */
record FormulaCost(SecondOrderCost.FieldFormula formula) implements SecondOrderCost {

    @Override
    public double value(double t, double[] x, double[] u) {
        return formula.at(new Binary64(t), Duals.plain(x), Duals.plain(u)).getReal();
    }

    @Override
    public void addGradient(
            double t, double[] x, double[] u, double scale, double[] gx, double[] gu) {
        int n = x.length;
        int all = n + u.length;
        Gradient cost =
                formula.at(
                        Gradient.constant(all, t),
                        Duals.variables(x, 0, all),
                        Duals.variables(u, n, all));
        for (int j = 0; j < n; j++) {
            gx[j] += scale * cost.getPartialDerivative(j);
        }
        for (int j = n; j < all; j++) {
            gu[j - n] += scale * cost.getPartialDerivative(j);
        }
    }

    @Override
    public double tangent(double t, double[] x, double[] u, double dt, double[] dx, double[] du) {
        return formula.at(
                        new UnivariateDerivative1(t, dt), Duals.moving(x, dx), Duals.moving(u, du))
                .getFirstDerivative();
    }

    @Override
    public void addGradientTangent(
            double t,
            double[] x,
            double[] u,
            double scale,
            double[] dx,
            double[] du,
            double[] dgx,
            double[] dgu) {
        int n = x.length;
        int all = n + u.length;
        FieldGradient<UnivariateDerivative1> cost =
                formula.at(
                        Duals.still(t, all),
                        Duals.movingVariables(x, dx, 0, all),
                        Duals.movingVariables(u, du, n, all));
        for (int j = 0; j < n; j++) {
            dgx[j] += scale * cost.getPartialDerivative(j).getFirstDerivative();
        }
        for (int j = n; j < all; j++) {
            dgu[j - n] += scale * cost.getPartialDerivative(j).getFirstDerivative();
        }
    }
}
