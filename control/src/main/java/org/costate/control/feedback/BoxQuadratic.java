package org.costate.control.feedback;

/**
 * The least of {@code ½ dᵀHd + gᵀd} over {@code l ≤ d ≤ r}, by projected Newton steps [Bertsekas
 * 1982; Tassa, Mansard, Todorov 2014]; exact after finitely many. One thread.
 */
final class BoxQuadratic {

    private static final int MOST = 100;

    private final int m;
    private final double[] slope;
    private final double[] move;
    private final double[] trial;
    private final double[][] factor;
    private final boolean[] free;

    BoxQuadratic(int m) {
        this.m = m;
        slope = new double[m];
        move = new double[m];
        trial = new double[m];
        factor = new double[m][m];
        free = new boolean[m];
    }

    /** Says whether component {@code j} of the solution lies inside, or is not held there. */
    boolean isFree(int j) {
        return free[j];
    }

    /**
     * Writes the solution, starting from {@code d}; returns false if {@code H} is not positive
     * definite on the free components.
     */
    boolean solve(double[][] h, double[] g, double[] l, double[] r, double[] d) {
        for (int j = 0; j < m; j++) {
            d[j] = Math.min(Math.max(d[j], l[j]), r[j]);
        }
        boolean settled = false;
        for (int i = 0; i < MOST; i++) {
            boolean same = true;
            for (int j = 0; j < m; j++) {
                slope[j] = g[j];
                for (int k = 0; k < m; k++) {
                    slope[j] += h[j][k] * d[k];
                }
                boolean held = d[j] <= l[j] && slope[j] >= 0 || d[j] >= r[j] && slope[j] <= 0;
                same &= free[j] != held;
                free[j] = !held;
                move[j] = held ? 0 : -slope[j];
            }
            if (!factorise(h)) {
                return false;
            }
            if (settled && same) {
                return true;
            }
            backSolve(move);
            settled = advance(h, g, l, r, d);
        }
        return true;
    }

    /** Takes the longest projected step that gains enough; returns whether it was a whole one. */
    private boolean advance(double[][] h, double[] g, double[] l, double[] r, double[] d) {
        double before = value(h, g, d);
        for (double alpha = 1; alpha > 1e-10; alpha /= 2) {
            double gain = 0;
            boolean clipped = false;
            for (int j = 0; j < m; j++) {
                double full = d[j] + alpha * move[j];
                trial[j] = Math.min(Math.max(full, l[j]), r[j]);
                clipped |= trial[j] != full;
                gain -= slope[j] * (trial[j] - d[j]);
            }
            if (alpha == 1 && !clipped || before - value(h, g, trial) >= 0.1 * gain) {
                System.arraycopy(trial, 0, d, 0, m);
                return alpha == 1 && !clipped;
            }
        }
        return true; // rounding: no step gains
    }

    private double value(double[][] h, double[] g, double[] d) {
        double sum = 0;
        for (int j = 0; j < m; j++) {
            double row = 0;
            for (int k = 0; k < m; k++) {
                row += h[j][k] * d[k];
            }
            sum += d[j] * (g[j] + 0.5 * row);
        }
        return sum;
    }

    /** Factorises {@code H} on the free components, with rows of the identity for the others. */
    private boolean factorise(double[][] h) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = free[i] && free[j] ? h[i][j] : i == j ? 1 : 0;
                for (int k = 0; k < j; k++) {
                    sum -= factor[i][k] * factor[j][k];
                }
                if (i == j) {
                    if (!(sum > 1e-14 * Math.abs(h[i][i])) && free[i]) {
                        return false;
                    }
                    factor[i][i] = Math.sqrt(sum);
                } else {
                    factor[i][j] = sum / factor[j][j];
                }
            }
        }
        return true;
    }

    /** Replaces {@code b} by {@code H_ff⁻¹ b} on the free components, by zero on the others. */
    void backSolve(double[] b) {
        for (int i = 0; i < m; i++) {
            double sum = free[i] ? b[i] : 0;
            for (int k = 0; k < i; k++) {
                sum -= factor[i][k] * b[k];
            }
            b[i] = sum / factor[i][i];
        }
        for (int i = m - 1; i >= 0; i--) {
            double sum = b[i];
            for (int k = i + 1; k < m; k++) {
                sum -= factor[k][i] * b[k];
            }
            b[i] = sum / factor[i][i];
        }
    }
}
