package org.costate.control.solve;

import org.costate.control.SmoothMap;

/**
 * What an extremal meets at its ends: the boundary conditions {@code ψ = 0} and transversality,
 *
 * <pre>
 *   p(t₀) = ∂Φ/∂x₀,   p(t_f) = −∂Φ/∂x_f,   H(t₀) = −∂Φ/∂t₀,   H(t_f) = ∂Φ/∂t_f,   Φ = φ + ν·ψ,
 * </pre>
 *
 * the last two only where the time is free.
 *
 * <p>Rows come in the order: start costate, end costate, {@code ψ}, start time, end time; columns:
 * {@code x₀ p₀ t₀ x_f p_f t_f ν}.
 */
final class EndConditions {

    private final SmoothMap ends;
    private final Horizon horizon;
    private final int n;
    private final int q;

    EndConditions(SmoothMap ends, Horizon horizon, int n) {
        this.ends = ends;
        this.horizon = horizon;
        this.n = n;
        this.q = ends.outputs() - 1;
    }

    /** Returns the number of rows. */
    int count() {
        return 2 * n + q + (horizon.freeStart() ? 1 : 0) + (horizon.freeEnd() ? 1 : 0);
    }

    private double[] argument(double t0, double[] z0, double t1, double[] z1) {
        double[] v = new double[2 * n + 2];
        v[0] = t0;
        System.arraycopy(z0, 0, v, 1, n);
        v[n + 1] = t1;
        System.arraycopy(z1, 0, v, n + 2, n);
        return v;
    }

    /** Returns {@code (1, ν)}, the weights of {@code Φ}. */
    private double[] weights(double[] nu) {
        double[] w = new double[q + 1];
        w[0] = 1;
        System.arraycopy(nu, 0, w, 1, q);
        return w;
    }

    /** Returns the residual of every row. */
    double[] residual(
            ArcFlow first,
            ArcFlow last,
            double t0,
            double[] z0,
            double t1,
            double[] z1,
            double[] nu) {
        double[] y = new double[q + 1];
        double[][] dy = new double[q + 1][2 * n + 2];
        ends.jacobian(argument(t0, z0, t1, z1), y, dy);
        double[] gradient = combine(weights(nu), dy);
        double[] r = new double[count()];
        for (int i = 0; i < n; i++) {
            r[i] = z0[n + i] - gradient[1 + i];
            r[n + i] = z1[n + i] + gradient[n + 2 + i];
        }
        System.arraycopy(y, 1, r, 2 * n, q);
        int row = 2 * n + q;
        if (horizon.freeStart()) {
            r[row++] = first.hamiltonian(t0, z0) + gradient[0];
        }
        if (horizon.freeEnd()) {
            r[row] = last.hamiltonian(t1, z1) - gradient[n + 1];
        }
        return r;
    }

    private static double[] combine(double[] w, double[][] rows) {
        double[] sum = new double[rows[0].length];
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < sum.length; j++) {
                sum[j] += w[i] * rows[i][j];
            }
        }
        return sum;
    }

    /** Returns the Jacobian of the residual. */
    double[][] jacobian(
            ArcFlow first,
            ArcFlow last,
            double t0,
            double[] z0,
            double t1,
            double[] z1,
            double[] nu) {
        int k = 2 * n + 2;
        double[] v = argument(t0, z0, t1, z1);
        double[] y = new double[q + 1];
        double[][] dy = new double[q + 1][k];
        double[][] h = new double[k][k];
        ends.jacobian(v, y, dy);
        ends.hessian(v, weights(nu), h);
        double[][] jacobian = new double[count()][4 * n + 2 + q];
        for (int i = 0; i < n; i++) {
            ofPhi(jacobian[i], -1, h[1 + i], dy, 1 + i);
            jacobian[i][n + i] += 1;
            ofPhi(jacobian[n + i], 1, h[n + 2 + i], dy, n + 2 + i);
            jacobian[n + i][3 * n + 1 + i] += 1;
        }
        for (int j = 0; j < q; j++) {
            spread(jacobian[2 * n + j], 1, dy[1 + j]);
        }
        int row = 2 * n + q;
        if (horizon.freeStart()) {
            ofPhi(jacobian[row], 1, h[0], dy, 0);
            addHamiltonian(jacobian[row++], 0, first, t0, z0);
        }
        if (horizon.freeEnd()) {
            ofPhi(jacobian[row], -1, h[n + 1], dy, n + 1);
            addHamiltonian(jacobian[row], 2 * n + 1, last, t1, z1);
        }
        return jacobian;
    }

    /** The row of {@code sign · ∂Φ/∂v_c}: its derivative by the ends, and by {@code ν}. */
    private void ofPhi(double[] row, double sign, double[] hessianRow, double[][] dy, int c) {
        spread(row, sign, hessianRow);
        for (int j = 0; j < q; j++) {
            row[4 * n + 2 + j] += sign * dy[1 + j][c];
        }
    }

    /** Adds a derivative by {@code (t₀, x₀, t_f, x_f)} in the order of the columns. */
    private void spread(double[] row, double sign, double[] byEnds) {
        row[2 * n] += sign * byEnds[0];
        row[4 * n + 1] += sign * byEnds[n + 1];
        for (int i = 0; i < n; i++) {
            row[i] += sign * byEnds[1 + i];
            row[2 * n + 1 + i] += sign * byEnds[n + 2 + i];
        }
    }

    private void addHamiltonian(double[] row, int offset, ArcFlow arc, double t, double[] z) {
        double[] f = new double[2 * n];
        arc.velocity(t, z, f);
        for (int i = 0; i < n; i++) {
            row[offset + i] -= f[n + i];
            row[offset + n + i] += f[i];
        }
        row[offset + 2 * n] += arc.timeDerivative(t, z);
    }
}
