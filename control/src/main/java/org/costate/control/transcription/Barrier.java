package org.costate.control.transcription;

/**
 * The logarithmic barrier of the bounds, {@code −μ Σ w_i (log(v_i − l_i) + log(u_i − v_i))}, and
 * its multipliers {@code z}, which approach {@code μ w/(v − l)} and {@code μ w/(u − v)}.
 *
 * <p>Weights make it the discretisation of {@code −μ ∫ log}. Variables with one bound carry a small
 * linear term that keeps them from running away [Wächter, Biegler 2006, 3.7].
 */
final class Barrier {

    private static final double DAMPING = 1e-5;
    private static final double SAFEGUARD = 1e10;

    private final int n;
    private final double[] l;
    private final double[] u;
    private final double[] w;
    private final boolean[] low;
    private final boolean[] high;

    /** Multipliers of the lower bounds. */
    final double[] zl;

    /** Multipliers of the upper bounds. */
    final double[] zu;

    private final double[] dl;
    private final double[] du;
    private final int bounds;

    Barrier(StructuredProgram program) {
        n = program.variables();
        l = program.lower();
        u = program.upper();
        w = program.weights();
        low = new boolean[n];
        high = new boolean[n];
        int count = 0;
        for (int i = 0; i < n; i++) {
            low[i] = l[i] > Double.NEGATIVE_INFINITY;
            high[i] = u[i] < Double.POSITIVE_INFINITY;
            count += (low[i] ? 1 : 0) + (high[i] ? 1 : 0);
        }
        bounds = count;
        zl = new double[n];
        zu = new double[n];
        dl = new double[n];
        du = new double[n];
    }

    boolean isEmpty() {
        return bounds == 0;
    }

    /** Moves a point into the interior, by {@code share} of the width of its bounds at most. */
    void push(double[] v, double share) {
        for (int i = 0; i < n; i++) {
            double width = low[i] && high[i] ? u[i] - l[i] : Double.POSITIVE_INFINITY;
            if (low[i]) {
                v[i] =
                        Math.max(
                                v[i],
                                l[i]
                                        + Math.min(
                                                share * Math.max(1, Math.abs(l[i])),
                                                share * width));
            }
            if (high[i]) {
                v[i] =
                        Math.min(
                                v[i],
                                u[i]
                                        - Math.min(
                                                share * Math.max(1, Math.abs(u[i])),
                                                share * width));
            }
        }
    }

    /** Puts the multipliers on the central path. */
    void centre(double[] v, double mu) {
        for (int i = 0; i < n; i++) {
            zl[i] = low[i] ? mu * w[i] / (v[i] - l[i]) : 0;
            zu[i] = high[i] ? mu * w[i] / (u[i] - v[i]) : 0;
        }
    }

    double value(double[] v, double mu) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            if (low[i]) {
                sum -= w[i] * Math.log(v[i] - l[i]);
                sum += high[i] ? 0 : DAMPING * w[i] * (v[i] - l[i]);
            }
            if (high[i]) {
                sum -= w[i] * Math.log(u[i] - v[i]);
                sum += low[i] ? 0 : DAMPING * w[i] * (u[i] - v[i]);
            }
        }
        return mu * sum;
    }

    void addGradient(double[] v, double mu, double[] g) {
        for (int i = 0; i < n; i++) {
            if (low[i]) {
                g[i] -= mu * w[i] / (v[i] - l[i]);
                g[i] += high[i] ? 0 : DAMPING * mu * w[i];
            }
            if (high[i]) {
                g[i] += mu * w[i] / (u[i] - v[i]);
                g[i] -= low[i] ? 0 : DAMPING * mu * w[i];
            }
        }
    }

    /** Adds {@code Σ = z/s} to a diagonal. */
    void addDiagonal(double[] v, double[] d) {
        for (int i = 0; i < n; i++) {
            if (low[i]) {
                d[i] += zl[i] / (v[i] - l[i]);
            }
            if (high[i]) {
                d[i] += zu[i] / (u[i] - v[i]);
            }
        }
    }

    /** Adds the primal curvature {@code μ w/s²} to a diagonal. */
    void addPrimalDiagonal(double[] v, double mu, double[] d) {
        for (int i = 0; i < n; i++) {
            if (low[i]) {
                d[i] += mu * w[i] / ((v[i] - l[i]) * (v[i] - l[i]));
            }
            if (high[i]) {
                d[i] += mu * w[i] / ((u[i] - v[i]) * (u[i] - v[i]));
            }
        }
    }

    /** Adds {@code z_u − z_l} to a gradient. */
    void addMultipliers(double[] g) {
        for (int i = 0; i < n; i++) {
            g[i] += zu[i] - zl[i];
        }
    }

    /** Computes the step of the multipliers that goes with {@code dv}. */
    void direct(double[] v, double[] dv, double mu) {
        for (int i = 0; i < n; i++) {
            if (low[i]) {
                double s = v[i] - l[i];
                dl[i] = (mu * w[i] - zl[i] * dv[i]) / s - zl[i];
            }
            if (high[i]) {
                double s = u[i] - v[i];
                du[i] = (mu * w[i] + zu[i] * dv[i]) / s - zu[i];
            }
        }
    }

    /** Returns the longest step that keeps {@code 1 − τ} of every distance to a bound. */
    double longest(double[] v, double[] dv, double tau) {
        double alpha = 1;
        for (int i = 0; i < n; i++) {
            if (low[i] && dv[i] < 0) {
                alpha = Math.min(alpha, -tau * (v[i] - l[i]) / dv[i]);
            }
            if (high[i] && dv[i] > 0) {
                alpha = Math.min(alpha, tau * (u[i] - v[i]) / dv[i]);
            }
        }
        return alpha;
    }

    /** Steps the multipliers as far as they stay positive; returns how far. */
    double advance(double[] v, double mu, double tau) {
        double alpha = 1;
        for (int i = 0; i < n; i++) {
            if (low[i] && dl[i] < 0) {
                alpha = Math.min(alpha, -tau * zl[i] / dl[i]);
            }
            if (high[i] && du[i] < 0) {
                alpha = Math.min(alpha, -tau * zu[i] / du[i]);
            }
        }
        for (int i = 0; i < n; i++) {
            if (low[i]) {
                zl[i] = near(zl[i] + alpha * dl[i], mu * w[i] / (v[i] - l[i]));
            }
            if (high[i]) {
                zu[i] = near(zu[i] + alpha * du[i], mu * w[i] / (u[i] - v[i]));
            }
        }
        return alpha;
    }

    private static double near(double z, double central) {
        return Math.max(central / SAFEGUARD, Math.min(central * SAFEGUARD, z));
    }

    /** Returns {@code max |s z/w − μ|}. */
    double complementarity(double[] v, double mu) {
        double worst = 0;
        for (int i = 0; i < n; i++) {
            if (low[i]) {
                worst = Math.max(worst, Math.abs((v[i] - l[i]) * zl[i] / w[i] - mu));
            }
            if (high[i]) {
                worst = Math.max(worst, Math.abs((u[i] - v[i]) * zu[i] / w[i] - mu));
            }
        }
        return worst;
    }

    /** Returns the mean of {@code z/w} over the bounds, 0 if there are none. */
    double meanMultiplier() {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += (zl[i] + zu[i]) / w[i];
        }
        return bounds == 0 ? 0 : sum / bounds;
    }
}
