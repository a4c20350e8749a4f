package org.costate.control.hj.landscape;

import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;

/** Newton's method on {@code ∇H = 0} with balanced rows; and small linear systems. */
final class NewtonStep {

    private static final int STEPS = 40;

    private NewtonStep() {}

    /** Solves {@code A x = b}; an empty array if {@code A} is singular or not finite. */
    static double[] solve(double[][] a, double[] b) {
        double[][] rows = new double[a.length][];
        double[] right = b.clone();
        for (int i = 0; i < a.length; i++) {
            double size = 0;
            for (double value : a[i]) {
                size = Math.max(size, Math.abs(value));
            }
            if (!(size > 0) || Double.isInfinite(size)) {
                return new double[0];
            }
            rows[i] = a[i].clone();
            for (int k = 0; k < rows[i].length; k++) {
                rows[i][k] /= size;
            }
            right[i] /= size;
        }
        var solver = new LUDecomposition(MatrixUtils.createRealMatrix(rows), 1e-300).getSolver();
        return solver.isNonSingular()
                ? solver.solve(MatrixUtils.createRealVector(right)).toArray()
                : new double[0];
    }

    /** Returns the sign of {@code det A}; 0 if singular. */
    static int determinantSign(double[][] a) {
        double[][] rows = new double[a.length][];
        for (int i = 0; i < a.length; i++) {
            double size = 0;
            for (double value : a[i]) {
                size = Math.max(size, Math.abs(value));
            }
            rows[i] = a[i].clone();
            for (int k = 0; k < rows[i].length && size > 0; k++) {
                rows[i][k] /= size;
            }
        }
        var lu = new LUDecomposition(MatrixUtils.createRealMatrix(rows), 1e-300);
        return (int) Math.signum(lu.getDeterminant());
    }

    /** Returns the Newton step in space; empty if the Hessian is singular. */
    static double[] step(EntropyJet jet) {
        double[] g = jet.gradient();
        double[][] h = jet.hessian();
        double[][] square = new double[g.length][];
        for (int a = 0; a < g.length; a++) {
            square[a] = java.util.Arrays.copyOf(h[a], g.length);
            g[a] = -g[a];
        }
        double[] step = solve(square, g);
        return step.length == 0 ? step : jet.fromFrame(step);
    }

    /**
     * Returns the critical point Newton reaches from {@code start}; empty if it does not settle.
     */
    static double[] settle(EntropyLandscape landscape, double[] start, double reach) {
        double[] x = start.clone();
        double last = Double.POSITIVE_INFINITY;
        for (int k = 0; k < STEPS; k++) {
            double[] step = step(landscape.jet(x, landscape.temperature()));
            double size = size(step);
            if (step.length == 0 || !(size < reach)) {
                return new double[0];
            }
            for (int i = 0; i < x.length; i++) {
                x[i] += step[i];
            }
            if (size <= 1e-15 * (1 + size(x)) || size < 1e-10 * reach && size >= 0.5 * last) {
                return x;
            }
            last = size;
        }
        return last < 1e-9 * reach ? x : new double[0];
    }

    static double size(double[] v) {
        double size = 0;
        for (double value : v) {
            size = Math.max(size, Math.abs(value));
        }
        return size;
    }
}
