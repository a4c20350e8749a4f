package org.costate.control;

import java.util.Arrays;

/**
 * Dynamics and cost given by hand, as a smooth map {@code (t, x, u) ↦ (f, ℓ)}.
 *
 * <p>First derivatives in state and control are the given ones. What a hand-given system does not
 * tell, derivatives in time and second derivatives, comes from central differences of the given
 * ones, good to about ten digits.
 */
final class HandGivenMap implements SmoothMap {

    private static final double STEP = 1e-5; // errors of 1e-10 and of 1e-16 / 1e-5

    private final ControlSystem system;
    private final RunningCost cost;
    private final int n;
    private final int m;

    HandGivenMap(ControlSystem system, RunningCost cost) {
        this.system = system;
        this.cost = cost;
        this.n = system.stateDimension();
        this.m = system.controlDimension();
    }

    @Override
    public int inputs() {
        return 1 + n + m;
    }

    @Override
    public int outputs() {
        return n + 1;
    }

    private double[] x(double[] v) {
        return Arrays.copyOfRange(v, 1, 1 + n);
    }

    private double[] u(double[] v) {
        return Arrays.copyOfRange(v, 1 + n, 1 + n + m);
    }

    @Override
    public void value(double[] v, double[] y) {
        double[] f = new double[n];
        system.velocity(v[0], x(v), u(v), f);
        System.arraycopy(f, 0, y, 0, n);
        y[n] = cost.value(v[0], x(v), u(v));
    }

    @Override
    public void jacobian(double[] v, double[] y, double[][] dy) {
        value(v, y);
        double[] w = new double[n + 1];
        for (int i = 0; i <= n; i++) {
            Arrays.fill(w, 0);
            w[i] = 1;
            gradient(v, w, dy[i]);
        }
        double d = STEP * Math.max(1, Math.abs(v[0]));
        double[] up = new double[n + 1];
        double[] down = new double[n + 1];
        value(shifted(v, 0, d), up);
        value(shifted(v, 0, -d), down);
        for (int i = 0; i <= n; i++) {
            dy[i][0] = (up[i] - down[i]) / (2 * d);
        }
    }

    /** Writes {@code Σ w_i ∂y_i/∂(x, u)} behind a zero for time. */
    private void gradient(double[] v, double[] w, double[] g) {
        double[] gx = new double[n];
        double[] gu = new double[m];
        system.pullBack(v[0], x(v), Arrays.copyOf(w, n), u(v), gx, gu);
        cost.addGradient(v[0], x(v), u(v), w[n], gx, gu);
        g[0] = 0;
        System.arraycopy(gx, 0, g, 1, n);
        System.arraycopy(gu, 0, g, 1 + n, m);
    }

    private static double[] shifted(double[] v, int i, double d) {
        double[] moved = v.clone();
        moved[i] += d;
        return moved;
    }

    @Override
    public void hessian(double[] v, double[] w, double[][] h) {
        int k = inputs();
        double[][] rows = new double[k][k];
        double[] up = new double[k];
        double[] down = new double[k];
        for (int i = 0; i < k; i++) {
            double d = STEP * Math.max(1, Math.abs(v[i]));
            gradient(shifted(v, i, d), w, up);
            gradient(shifted(v, i, -d), w, down);
            for (int j = 0; j < k; j++) {
                rows[i][j] = (up[j] - down[j]) / (2 * d);
            }
        }
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                h[i][j] = i > 0 && j > 0 ? 0.5 * (rows[i][j] + rows[j][i]) : rows[0][i + j];
            }
        }
        h[0][0] = secondInTime(v, w);
    }

    private double secondInTime(double[] v, double[] w) {
        double d = 1e-4 * Math.max(1, Math.abs(v[0])); // errors of 1e-8
        double[] y = new double[n + 1];
        double sum = 0;
        for (int s = -1; s <= 1; s++) {
            value(shifted(v, 0, s * d), y);
            for (int i = 0; i <= n; i++) {
                sum += (s == 0 ? -2 : 1) * w[i] * y[i];
            }
        }
        return sum / (d * d);
    }
}
