package org.costate.control;

/** Stated end functions with a terminal cost that was given by hand in row 0. */
final class HandGivenEnds implements SmoothMap {

    private static final double STEP = 1e-5; // errors of 1e-10 and of 1e-16 / 1e-5

    private final SmoothMap stated;
    private final TerminalCost cost;
    private final int n;

    HandGivenEnds(SmoothMap stated, TerminalCost cost, int n) {
        this.stated = stated;
        this.cost = cost;
        this.n = n;
    }

    @Override
    public int inputs() {
        return stated.inputs();
    }

    @Override
    public int outputs() {
        return stated.outputs();
    }

    private double[] last(double[] v) {
        return java.util.Arrays.copyOfRange(v, n + 2, 2 * n + 2);
    }

    @Override
    public void value(double[] v, double[] y) {
        stated.value(v, y);
        y[0] += cost.value(last(v));
    }

    @Override
    public void jacobian(double[] v, double[] y, double[][] dy) {
        stated.jacobian(v, y, dy);
        double[] x = last(v);
        double[] g = new double[n];
        y[0] += cost.value(x);
        cost.gradient(x, g);
        for (int i = 0; i < n; i++) {
            dy[0][n + 2 + i] += g[i];
        }
    }

    /** The Hessian of the cost: its own, or central differences of its gradient. */
    @Override
    public void hessian(double[] v, double[] w, double[][] h) {
        stated.hessian(v, w, h);
        double[] x = last(v);
        double[] column = new double[n];
        for (int j = 0; j < n; j++) {
            column(x, j, column);
            for (int i = 0; i < n; i++) {
                double half = 0.5 * w[0] * column[i];
                h[n + 2 + i][n + 2 + j] += half;
                h[n + 2 + j][n + 2 + i] += half;
            }
        }
    }

    private void column(double[] x, int j, double[] column) {
        if (cost instanceof SecondOrderEnd second) {
            double[] unit = new double[n];
            unit[j] = 1;
            second.hessianProduct(x, unit, column);
            return;
        }
        double[] up = new double[n];
        double d = STEP * Math.max(1, Math.abs(x[j]));
        double middle = x[j];
        x[j] = middle + d;
        cost.gradient(x, up);
        x[j] = middle - d;
        cost.gradient(x, column);
        x[j] = middle;
        for (int i = 0; i < n; i++) {
            column[i] = (up[i] - column[i]) / (2 * d);
        }
    }
}
