package org.costate.control;

import java.util.Arrays;

/** A control system whose velocity is the first {@code n} outputs of a map of {@code (t, x, u)}. */
final class MapSystem implements SecondOrderSystem {

    private final SmoothMap map;
    private final int n;
    private final int m;

    MapSystem(SmoothMap map, int n, int m) {
        if (map.inputs() != 1 + n + m || map.outputs() < n || n < 1 || m < 0) {
            throw new IllegalArgumentException(
                    "PROBLEM-01: the map takes "
                            + map.inputs()
                            + " numbers and gives "
                            + map.outputs()
                            + ", a system of "
                            + n
                            + " states and "
                            + m
                            + " controls needs 1 + "
                            + (n + m)
                            + " and "
                            + n
                            + ". Try: (t, x, u) ↦ f");
        }
        this.map = map;
        this.n = n;
        this.m = m;
    }

    @Override
    public int stateDimension() {
        return n;
    }

    @Override
    public int controlDimension() {
        return m;
    }

    private double[] joined(double t, double[] x, double[] u) {
        double[] v = new double[1 + n + m];
        v[0] = t;
        System.arraycopy(x, 0, v, 1, n);
        System.arraycopy(u, 0, v, 1 + n, m);
        return v;
    }

    @Override
    public void velocity(double t, double[] x, double[] u, double[] xDot) {
        double[] y = new double[map.outputs()];
        map.value(joined(t, x, u), y);
        System.arraycopy(y, 0, xDot, 0, n);
    }

    private double[][] jacobian(double t, double[] x, double[] u) {
        double[][] dy = new double[map.outputs()][map.inputs()];
        map.jacobian(joined(t, x, u), new double[map.outputs()], dy);
        return dy;
    }

    @Override
    public void pullBack(double t, double[] x, double[] p, double[] u, double[] px, double[] pu) {
        addTransposed(jacobian(t, x, u), p, px, pu);
    }

    private void addTransposed(double[][] dy, double[] p, double[] px, double[] pu) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                px[j] += p[i] * dy[i][1 + j];
            }
            for (int j = 0; j < m; j++) {
                pu[j] += p[i] * dy[i][1 + n + j];
            }
        }
    }

    @Override
    public void tangent(
            double t, double[] x, double[] u, double dt, double[] dx, double[] du, double[] df) {
        double[][] dy = jacobian(t, x, u);
        double[] dv = joined(dt, dx, du);
        for (int i = 0; i < n; i++) {
            df[i] = 0;
            for (int j = 0; j < dv.length; j++) {
                df[i] += dy[i][j] * dv[j];
            }
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
        addTransposed(jacobian(t, x, u), dp, dpx, dpu);
        double[][] h = new double[map.inputs()][map.inputs()];
        map.hessian(joined(t, x, u), Arrays.copyOf(p, map.outputs()), h);
        double[] dv = joined(0, dx, du);
        for (int j = 0; j < n + m; j++) {
            double sum = 0;
            for (int i = 0; i < dv.length; i++) {
                sum += h[1 + j][i] * dv[i];
            }
            if (j < n) {
                dpx[j] += sum;
            } else {
                dpu[j - n] += sum;
            }
        }
    }
}
