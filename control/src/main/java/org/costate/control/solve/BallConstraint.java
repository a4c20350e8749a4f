package org.costate.control.solve;

import org.costate.control.SmoothMap;

/**
 * Dynamics with one more row, {@code c = ½(|u|² − r²) ≤ 0}.
 *
 * @param dynamics {@code (t, x, u) ↦ (f, ℓ)}
 * @param m the number of controls, the last inputs
 * @param radius {@code r}
 */
record BallConstraint(SmoothMap dynamics, int m, double radius) implements SmoothMap {

    @Override
    public int inputs() {
        return dynamics.inputs();
    }

    @Override
    public int outputs() {
        return dynamics.outputs() + 1;
    }

    @Override
    public void value(double[] v, double[] y) {
        dynamics.value(v, y);
        y[dynamics.outputs()] = constraint(v);
    }

    private double constraint(double[] v) {
        double sum = -radius * radius;
        for (int i = v.length - m; i < v.length; i++) {
            sum += v[i] * v[i];
        }
        return 0.5 * sum;
    }

    @Override
    public void jacobian(double[] v, double[] y, double[][] dy) {
        dynamics.jacobian(v, y, dy);
        y[dynamics.outputs()] = constraint(v);
        double[] row = dy[dynamics.outputs()];
        java.util.Arrays.fill(row, 0);
        System.arraycopy(v, v.length - m, row, v.length - m, m);
    }

    @Override
    public void hessian(double[] v, double[] w, double[][] h) {
        dynamics.hessian(v, w, h);
        for (int i = v.length - m; i < v.length; i++) {
            h[i][i] += w[dynamics.outputs()];
        }
    }
}
