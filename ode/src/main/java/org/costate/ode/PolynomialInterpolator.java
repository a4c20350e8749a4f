package org.costate.ode;

import org.hipparchus.ode.EquationsMapper;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.sampling.AbstractODEStateInterpolator;

/** Dense output of one step by a polynomial, {@code u(t_k + θh) = y_k + Σ_{m≥1} q_m θᵐ}. */
final class PolynomialInterpolator extends AbstractODEStateInterpolator {

    private final double[][] q;

    private PolynomialInterpolator(
            double[][] q,
            boolean forward,
            ODEStateAndDerivative globalPrevious,
            ODEStateAndDerivative globalCurrent,
            ODEStateAndDerivative softPrevious,
            ODEStateAndDerivative softCurrent,
            EquationsMapper mapper) {
        super(forward, globalPrevious, globalCurrent, softPrevious, softCurrent, mapper);
        this.q = q;
    }

    /** Takes {@code q_1, q_2, …}, one row each. */
    static PolynomialInterpolator of(
            double[][] q,
            boolean forward,
            ODEStateAndDerivative previous,
            ODEStateAndDerivative current,
            EquationsMapper mapper) {
        return new PolynomialInterpolator(q, forward, previous, current, previous, current, mapper);
    }

    @Override
    protected PolynomialInterpolator create(
            boolean forward,
            ODEStateAndDerivative globalPrevious,
            ODEStateAndDerivative globalCurrent,
            ODEStateAndDerivative softPrevious,
            ODEStateAndDerivative softCurrent,
            EquationsMapper mapper) {
        return new PolynomialInterpolator(
                q, forward, globalPrevious, globalCurrent, softPrevious, softCurrent, mapper);
    }

    @Override
    protected ODEStateAndDerivative computeInterpolatedStateAndDerivatives(
            EquationsMapper mapper,
            double time,
            double theta,
            double thetaH,
            double oneMinusThetaH) {
        double h = getGlobalCurrentState().getTime() - getGlobalPreviousState().getTime();
        double[] y = getGlobalPreviousState().getCompleteState();
        double[] slope = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            y[i] += value(i, theta);
            slope[i] = derivative(i, theta) / h;
        }
        return mapper.mapStateAndDerivative(time, y, slope);
    }

    private double value(int i, double theta) {
        double value = 0;
        for (int m = q.length - 1; m >= 0; m--) {
            value = (value + q[m][i]) * theta;
        }
        return value;
    }

    private double derivative(int i, double theta) {
        double value = 0;
        for (int m = q.length - 1; m >= 0; m--) {
            value = value * theta + (m + 1) * q[m][i];
        }
        return value;
    }

    /** Returns the cubic with the given ends and slopes at them. */
    static double[][] hermite(double h, double[] y0, double[] f0, double[] y1, double[] f1) {
        double[][] q = new double[3][y0.length];
        for (int i = 0; i < y0.length; i++) {
            double rise = y1[i] - y0[i];
            q[0][i] = h * f0[i];
            q[1][i] = 3 * rise - h * (2 * f0[i] + f1[i]);
            q[2][i] = -2 * rise + h * (f0[i] + f1[i]);
        }
        return q;
    }

    /** Returns the polynomial with {@code u(t_k) = y_k} and the given slopes at the nodes. */
    static double[][] throughSlopes(double h, double[] nodes, double[][] slopes) {
        double[][] basis = Collocation.basis(nodes);
        int n = slopes[0].length;
        double[][] q = new double[nodes.length][n];
        for (int m = 0; m < nodes.length; m++) {
            for (int j = 0; j < nodes.length; j++) {
                double weight = h * basis[j][m] / (m + 1);
                for (int i = 0; i < n; i++) {
                    q[m][i] += weight * slopes[j][i];
                }
            }
        }
        return q;
    }

    /** Returns the polynomial with {@code u(t_k + c_j h) = y_k + z_j}, given {@code c} and 0. */
    static double[][] throughStages(double[] c, double[][] z) {
        double[] nodes = new double[c.length + 1];
        System.arraycopy(c, 0, nodes, 1, c.length);
        double[][] basis = Collocation.basis(nodes);
        int n = z[0].length;
        double[][] q = new double[c.length][n];
        for (int m = 0; m < c.length; m++) {
            for (int j = 0; j < c.length; j++) {
                for (int i = 0; i < n; i++) {
                    q[m][i] += basis[j + 1][m + 1] * z[j][i];
                }
            }
        }
        return q;
    }
}
