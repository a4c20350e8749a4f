package org.costate.control.feedback;

import java.util.Arrays;

/**
 * The sweep back of dynamic programming along a path: the quadratic cost to go before each step,
 * least over the box of the control.
 *
 * <pre>
 *   Q_x = L_x + Φ_xᵀV_x,   Q_u = L_u + Φ_uᵀV_x,   Q_zz = L_zz + Φ_zᵀV_xxΦ_z + ⟨V_x, Φ_zz⟩
 *   d = argmin ½dᵀQ_uu d + Q_uᵀd in the box,   K = −Q_uu⁻¹Q_ux on its free components
 *   V_x = Q_x + KᵀQ_uu d + KᵀQ_u + Q_uxᵀd,     V_xx = Q_xx + KᵀQ_uu K + KᵀQ_ux + Q_uxᵀK
 * </pre>
 *
 * <p>Beside it runs the costate of the path, {@code λ = L_x + Φ_xᵀλ}, which gives the exact
 * gradient. One thread.
 */
final class BackwardSweep {

    private final ControlledChain chain;
    private final int n;
    private final int m;
    private final double[][] jacobian;
    private final double[][] q;
    private final double[] qz;
    private final double[][] quu;
    private final double[] low;
    private final double[] high;
    private final BoxQuadratic box;
    private final double[] vx;
    private final double[][] product;
    private final double[] column;
    private final double[][] steps;
    private final double[][][] gains;
    private final double[][] costates;
    private final double[][][] hessians;
    private double slope;
    private double bend;
    private double stationarity;
    private double length;
    private double scale;

    BackwardSweep(ControlledChain chain) {
        this.chain = chain;
        n = chain.n();
        m = chain.m();
        int k = n + m;
        jacobian = new double[n + 1][k];
        q = new double[k][k];
        qz = new double[k];
        quu = new double[m][m];
        low = new double[m];
        high = new double[m];
        box = new BoxQuadratic(m);
        vx = new double[n];
        product = new double[n][k];
        column = new double[m];
        steps = new double[chain.steps()][m];
        gains = new double[chain.steps()][m][n];
        costates = new double[chain.steps() + 1][n];
        hessians = new double[chain.steps() + 1][n][n];
    }

    /**
     * Sweeps; returns false if some {@code Q_uu} is not positive definite on its free components.
     *
     * @param damping added to the diagonal of {@code Q_uu}, a unit of time
     * @param exact whether the dynamics bend
     */
    boolean run(double[][] xs, double[][] us, double damping, boolean exact) {
        int last = chain.steps();
        chain.end().expand(xs[last], vx, hessians[last]);
        System.arraycopy(vx, 0, costates[last], 0, n);
        slope = 0;
        bend = 0;
        stationarity = 0;
        length = 0;
        scale = 0;
        for (int k = last - 1; k >= 0; k--) {
            chain.linearise(k, xs[k], us[k], jacobian);
            measureGradient(k, us[k]);
            expand(k, exact);
            if (!minimise(k, us[k], damping * chain.grid().step(k))) {
                return false;
            }
            close(k);
        }
        return Double.isFinite(slope) && Double.isFinite(bend) && Double.isFinite(stationarity);
    }

    private void measureGradient(int k, double[] u) {
        double h = chain.grid().step(k);
        for (int j = 0; j < m; j++) {
            double g = (jacobian[n][n + j] + dot(n + j, costates[k + 1])) / h;
            double moved = Math.min(Math.max(u[j] - g, chain.lower(j)), chain.upper(j)) - u[j];
            stationarity = Math.max(stationarity, Math.abs(moved) / (1 + Math.abs(u[j])));
            if (Double.isNaN(moved)) {
                stationarity = Double.NaN;
            }
        }
        for (int i = 0; i < n; i++) {
            costates[k][i] = jacobian[n][i] + dot(i, costates[k + 1]);
        }
    }

    private double dot(int z, double[] w) {
        double sum = 0;
        for (int c = 0; c < n; c++) {
            sum += jacobian[c][z] * w[c];
        }
        return sum;
    }

    private void expand(int k, boolean exact) {
        double[][] v = hessians[k + 1];
        for (int c = 0; c < n; c++) {
            for (int z = 0; z < n + m; z++) {
                double sum = 0;
                for (int l = 0; l < n; l++) {
                    sum += v[c][l] * jacobian[l][z];
                }
                product[c][z] = sum;
            }
        }
        for (int z = 0; z < n + m; z++) {
            qz[z] = jacobian[n][z] + dot(z, vx);
            for (int w = 0; w < n + m; w++) {
                double sum = 0;
                for (int c = 0; c < n; c++) {
                    sum += jacobian[c][z] * product[c][w];
                }
                q[z][w] = sum;
            }
        }
        chain.addCurvature(vx, exact, q);
    }

    private boolean minimise(int k, double[] u, double damping) {
        for (int j = 0; j < m; j++) {
            System.arraycopy(q[n + j], n, quu[j], 0, m);
            scale = Math.max(scale, Math.abs(quu[j][j]) / chain.grid().step(k));
            quu[j][j] += damping;
            low[j] = chain.lower(j) - u[j];
            high[j] = chain.upper(j) - u[j];
        }
        double[] d = steps[k];
        Arrays.fill(d, 0);
        double[] g = Arrays.copyOfRange(qz, n, n + m);
        if (!box.solve(quu, g, low, high, d)) {
            return false;
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < m; j++) {
                column[j] = -q[n + j][i];
            }
            box.backSolve(column);
            for (int j = 0; j < m; j++) {
                gains[k][j][i] = column[j];
            }
        }
        for (int j = 0; j < m; j++) {
            length = Math.max(length, Math.abs(d[j]) / (1 + Math.abs(u[j])));
        }
        return true;
    }

    /** Puts {@code d + K δx} in. */
    private void close(int k) {
        double[] d = steps[k];
        double[][] gain = gains[k];
        double[] pull = new double[m]; // Q_uu d + Q_u
        for (int j = 0; j < m; j++) {
            double sum = 0;
            for (int l = 0; l < m; l++) {
                sum += q[n + j][n + l] * d[l];
            }
            slope += d[j] * qz[n + j];
            bend += d[j] * sum;
            pull[j] = sum + qz[n + j];
        }
        for (int i = 0; i < n; i++) {
            vx[i] = qz[i];
            for (int j = 0; j < m; j++) {
                vx[i] += gain[j][i] * pull[j] + q[n + j][i] * d[j];
            }
        }
        for (int a = 0; a < n; a++) {
            for (int b = 0; b <= a; b++) {
                double v = 0.5 * (q[a][b] + q[b][a]);
                for (int j = 0; j < m; j++) {
                    v += gain[j][a] * q[n + j][b] + q[n + j][a] * gain[j][b];
                    for (int l = 0; l < m; l++) {
                        v += gain[j][a] * q[n + j][n + l] * gain[l][b];
                    }
                }
                hessians[k][a][b] = v;
                hessians[k][b][a] = v;
            }
        }
    }

    ControlledChain.Correction correction() {
        return new ControlledChain.Correction(steps, gains);
    }

    /** Returns how much the cost should fall on a step of length {@code α}, positive. */
    double expected(double alpha) {
        return -alpha * (slope + 0.5 * alpha * bend);
    }

    /** Returns {@code max |Π(u + ∂H/∂u) − u|/(1 + |u|)}, exact. */
    double stationarity() {
        return stationarity;
    }

    /** Returns {@code max |d|/(1 + |u|)}, the length of the Newton step. */
    double length() {
        return length;
    }

    /** Returns the largest curvature of {@code H} in a control: the unit of damping. */
    double scale() {
        return scale;
    }

    double[][] costates() {
        return costates;
    }

    double[][][] gains() {
        return gains;
    }

    double[][][] hessians() {
        return hessians;
    }
}
