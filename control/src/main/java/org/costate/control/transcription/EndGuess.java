package org.costate.control.transcription;

/**
 * Ends that meet the boundary conditions as far as Newton steps of least length find them:
 * conditions on the initial state alone first, then all; components that no condition names are
 * copied from the other end.
 */
final class EndGuess {

    private static final int STEPS = 20;
    private static final double TINY = 1e-12;

    private final BolzaProblem problem;
    private final int n;
    private final int b;
    private final int size;
    private final double[] y;
    private final double[][] dy;
    private boolean[] touched = new boolean[0];

    EndGuess(BolzaProblem problem) {
        this.problem = problem;
        n = problem.states();
        b = problem.conditions();
        size = 2 * n + 2;
        y = new double[b + 1];
        dy = new double[b + 1][size];
    }

    /** Returns {@code (t₀, x₀, t_f, x_f)}, searched from one state at both ends. */
    double[] from(double[] state) {
        double[] z = new double[size];
        z[0] = problem.start().time();
        z[n + 1] = problem.end().time();
        System.arraycopy(state, 0, z, 1, n);
        touched = new boolean[size];
        newton(z, false);
        System.arraycopy(z, 1, z, n + 2, n);
        touched = new boolean[size];
        newton(z, true);
        for (int i = 0; i < n; i++) {
            if (!touched[1 + i]) {
                z[1 + i] = z[n + 2 + i];
            } else if (!touched[n + 2 + i]) {
                z[n + 2 + i] = z[1 + i];
            }
        }
        return z;
    }

    /** Says whether a condition names component {@code i} of the final state. */
    boolean namesFinal(int i) {
        return touched[n + 2 + i];
    }

    private void newton(double[] z, boolean all) {
        SymmetricFactor factor = new SymmetricFactor(b);
        double[] gram = new double[b * b];
        double[] step = new double[b];
        for (int it = 0; it < STEPS && b > 0; it++) {
            linearise(z, all, step);
            normal(gram);
            factor.factorise(gram);
            if (factor.singular()) {
                return;
            }
            factor.solve(step, 1);
            double moved = 0;
            for (int i = 0; i < size; i++) {
                double dz = 0;
                for (int r = 0; r < b; r++) {
                    dz += dy[1 + r][i] * step[r];
                }
                z[i] += dz;
                moved = Math.max(moved, Math.abs(dz));
            }
            if (!(moved > TINY)) {
                return;
            }
        }
    }

    /** Keeps the rows in use; times stay, and what is not finite is left out. */
    private void linearise(double[] z, boolean all, double[] step) {
        problem.ends().jacobian(z, y, dy);
        for (int r = 0; r < b; r++) {
            double[] row = dy[1 + r];
            boolean use = Double.isFinite(y[1 + r]);
            for (int i = n + 1; i < size && !all; i++) {
                use &= row[i] == 0;
            }
            step[r] = use ? -y[1 + r] : 0;
            for (int i = 0; i < size; i++) {
                if (!use || i == 0 || i == n + 1 || !Double.isFinite(row[i])) {
                    row[i] = 0;
                }
                touched[i] |= row[i] != 0;
            }
        }
    }

    private void normal(double[] gram) {
        for (int r = 0; r < b; r++) {
            for (int c = 0; c < b; c++) {
                double sum = r == c ? TINY : 0;
                for (int i = 0; i < size; i++) {
                    sum += dy[1 + r][i] * dy[1 + c][i];
                }
                gram[r * b + c] = sum;
            }
        }
    }
}
