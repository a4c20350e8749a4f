package org.costate.control;

import org.hipparchus.analysis.differentiation.FieldGradient;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.analysis.differentiation.UnivariateDerivative1;
import org.hipparchus.util.Binary64;

/** A control system differentiated to second order from its formula. */
final class FormulaSystem implements SecondOrderSystem {

    private final int n;
    private final int m;
    private final FieldFormula formula;

    FormulaSystem(int n, int m, FieldFormula formula) {
        if (n < 1 || m < 0) {
            throw new IllegalArgumentException(
                    "control system needs n ≥ 1 states and m ≥ 0 controls, got n = "
                            + n
                            + ", m = "
                            + m);
        }
        this.n = n;
        this.m = m;
        this.formula = formula;
    }

    @Override
    public int stateDimension() {
        return n;
    }

    @Override
    public int controlDimension() {
        return m;
    }

    private <T> T[] checked(T[] f) {
        if (f == null || f.length != n) {
            throw new IllegalArgumentException(
                    "PROBLEM-01: f returned "
                            + (f == null ? "null" : f.length + " numbers")
                            + ", the state has "
                            + n
                            + ". Try: one formula for each component of the state");
        }
        return f;
    }

    @Override
    public void velocity(double t, double[] x, double[] u, double[] xDot) {
        Binary64[] f = checked(formula.at(new Binary64(t), Duals.plain(x), Duals.plain(u)));
        for (int i = 0; i < n; i++) {
            xDot[i] = f[i].getReal();
        }
    }

    @Override
    public void pullBack(double t, double[] x, double[] p, double[] u, double[] px, double[] pu) {
        Gradient[] f =
                checked(
                        formula.at(
                                Gradient.constant(n + m, t),
                                Duals.variables(x, 0, n + m),
                                Duals.variables(u, n, n + m)));
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                px[j] += p[i] * f[i].getPartialDerivative(j);
            }
            for (int j = 0; j < m; j++) {
                pu[j] += p[i] * f[i].getPartialDerivative(n + j);
            }
        }
    }

    @Override
    public void tangent(
            double t, double[] x, double[] u, double dt, double[] dx, double[] du, double[] df) {
        UnivariateDerivative1[] f =
                checked(
                        formula.at(
                                new UnivariateDerivative1(t, dt),
                                Duals.moving(x, dx),
                                Duals.moving(u, du)));
        for (int i = 0; i < n; i++) {
            df[i] = f[i].getFirstDerivative();
        }
    }

    @Override
    public void pullBackTangent(
            double t,
            double[] x,
            double[] p,
            double[] u,
            double[] dx,
            double[] dp,
            double[] du,
            double[] dpx,
            double[] dpu) {
        FieldGradient<UnivariateDerivative1>[] f =
                checked(
                        formula.at(
                                Duals.still(t, n + m),
                                Duals.movingVariables(x, dx, 0, n + m),
                                Duals.movingVariables(u, du, n, n + m)));
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n + m; j++) {
                UnivariateDerivative1 slope = f[i].getPartialDerivative(j);
                double moved = dp[i] * slope.getValue() + p[i] * slope.getFirstDerivative();
                if (j < n) {
                    dpx[j] += moved;
                } else {
                    dpu[j - n] += moved;
                }
            }
        }
    }
}
