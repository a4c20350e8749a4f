package org.costate.control.transcription;

import java.util.Arrays;

/**
 * First points of a transcription: a straight line between ends that meet the boundary conditions
 * as far as they fix them, the control in the middle of its bounds.
 */
final class Guess {

    private static final int NEWTON_STEPS = 20;

    private Guess() {}

    /** Writes the straight line. */
    static void straight(Transcription program, double[] v) {
        Layout at = program.layout();
        BolzaProblem problem = program.problem();
        int n = at.n();
        double[] z = ends(problem, new double[n]);
        for (int a = 0; a < at.q(); a++) {
            v[a] = program.horizon().endpoint(a).time();
        }
        double[] u = middle(problem.controlLower(), problem.controlUpper());
        for (int k = 0; k <= at.intervals(); k++) {
            line(z, n, program.grid()[k], v, at.node(k));
            for (int j = 0; k < at.intervals() && j < at.s(); j++) {
                line(z, n, program.tau(k, j), v, at.state(k, j));
                System.arraycopy(u, 0, v, at.control(k, j), at.m());
                Arrays.fill(v, at.slack(k, j), at.slack(k, j) + at.r(), 1);
            }
        }
    }

    private static void line(double[] z, int n, double tau, double[] v, int to) {
        for (int i = 0; i < n; i++) {
            v[to + i] = (1 - tau) * z[1 + i] + tau * z[n + 2 + i];
        }
    }

    static double[] middle(double[] low, double[] high) {
        double[] u = new double[low.length];
        for (int i = 0; i < u.length; i++) {
            boolean bounded = low[i] > Double.NEGATIVE_INFINITY;
            if (bounded && high[i] < Double.POSITIVE_INFINITY) {
                u[i] = 0.5 * (low[i] + high[i]);
            } else {
                u[i] = bounded ? Math.max(0, low[i] + 1) : Math.min(0, high[i] - 1);
            }
        }
        return u;
    }

    /**
     * Returns {@code (t₀, x₀, t_f, x_f)} that meets {@code ψ = 0} as far as Newton steps of least
     * length find it, components that {@code ψ} leaves free copied from the other end.
     */
    static double[] ends(BolzaProblem problem, double[] middle) {
        int n = problem.states();
        int b = problem.conditions();
        double[] z = new double[2 * n + 2];
        z[0] = problem.start().time();
        z[n + 1] = problem.end().time();
        System.arraycopy(middle, 0, z, 1, n);
        System.arraycopy(middle, 0, z, n + 2, n);
        double[] y = new double[b + 1];
        double[][] dy = new double[b + 1][2 * n + 2];
        boolean[] touched = new boolean[2 * n + 2];
        touched[0] = true;
        touched[n + 1] = true;
        boolean[] initial = touched.clone();
        newton(problem, z, initial, false, y, dy);
        for (int i = 0; i < n; i++) {
            z[n + 2 + i] = z[1 + i];
        }
        newton(problem, z, touched, true, y, dy);
        for (int i = 0; i < n; i++) {
            if (!touched[1 + i]) {
                z[1 + i] = z[n + 2 + i];
            }
            if (!touched[n + 2 + i]) {
                z[n + 2 + i] = z[1 + i];
            }
        }
        return z;
    }

    private static void newton(
            BolzaProblem problem, double[] z, boolean[] touched, boolean all, double[] y, double[][] dy) {
        int n = problem.states();
        int b = problem.conditions();
        double[] gram = new double[b * b];
        double[] step = new double[b];
        SymmetricFactor factor = new SymmetricFactor(b);
        for (int it = 0; it < NEWTON_STEPS; it++) {
            problem.ends().jacobian(z, y, dy);
            for (int r = 0; r < b; r++) {
                boolean use = true;
                for (int i = n + 1; i < 2 * n + 2 && !all; i++) {
                    use &= dy[1 + r][i] == 0;
                }
                step[r] = use ? -y[1 + r] : 0;
                for (int i = 0; i < 2 * n + 2; i++) {
                    if (!use || i == 0 || i == n + 1 || !Double.isFinite(dy[1 + r][i])) {
                        dy[1 + r][i] = 0;
                    }
                    touched[i] |= dy[1 + r][i] != 0;
                }
                if (!Double.isFinite(step[r])) {
                    step[r] = 0;
                }
            }
            for (int r = 0; r < b; r++) {
                for (int c = 0; c < b; c++) {
                    double sum = r == c ? 1e-12 : 0;
                    for (int i = 0; i < 2 * n + 2; i++) {
                        sum += dy[1 + r][i] * dy[1 + c][i];
                    }
                    gram[r * b + c] = sum;
                }
            }
            factor.factorise(gram);
            if (b == 0 || factor.singular()) {
                return;
            }
            factor.solve(step, 1);
            double moved = 0;
            for (int i = 0; i < 2 * n + 2; i++) {
                double dz = 0;
                for (int r = 0; r < b; r++) {
                    dz += dy[1 + r][i] * step[r];
                }
                z[i] += dz;
                moved = Math.max(moved, Math.abs(dz));
            }
            if (!(moved > 1e-12)) {
                return;
            }
        }
    }
}
