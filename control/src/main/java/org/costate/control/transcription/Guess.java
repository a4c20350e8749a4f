package org.costate.control.transcription;

import java.util.Arrays;
import java.util.SplittableRandom;

/** First paths of a problem, by their kinds. */
final class Guess {

    private static final int NODES = 100;
    private static final int SUBSTEPS = 4;
    private static final double FAR = 1e6;

    private final BolzaProblem problem;
    private final int n;
    private final double[] ends;
    private final double[] middle;
    private final boolean[] known;

    Guess(BolzaProblem problem) {
        this.problem = problem;
        n = problem.states();
        double[] inside = inside(problem);
        EndGuess search = new EndGuess(problem);
        ends = search.from(inside);
        known = new boolean[n];
        for (int i = 0; i < n; i++) {
            known[i] = search.namesFinal(i);
        }
        middle = middle(problem.controlLower(), problem.controlUpper());
    }

    /** Returns the hint, or the middle of the bounds where it lies outside. */
    private static double[] inside(BolzaProblem problem) {
        double[] x = problem.hint();
        double[] between = middle(problem.stateLower(), problem.stateUpper());
        for (int i = 0; i < x.length; i++) {
            if (!(x[i] > problem.stateLower()[i] && x[i] < problem.stateUpper()[i])) {
                x[i] = between[i];
            }
        }
        return x;
    }

    private static double[] middle(double[] low, double[] high) {
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

    /** Returns the middle of the control set; borrowed. */
    double[] middle() {
        return middle;
    }

    /** Returns the ends {@code (t₀, x₀, t_f, x_f)}; borrowed. */
    double[] ends() {
        return ends;
    }

    private DiscretePath path(double[][] states, double[][] controls) {
        double[] tau = new double[NODES + 1];
        for (int k = 0; k <= NODES; k++) {
            tau[k] = (double) k / NODES;
        }
        return new DiscretePath(
                problem.start().time(),
                problem.end().time(),
                tau,
                states,
                new double[0][],
                tau,
                controls,
                new double[0]);
    }

    private double[][] still() {
        double[][] u = new double[NODES + 1][];
        Arrays.fill(u, middle);
        return u;
    }

    /** Returns the straight line between the ends. */
    DiscretePath straight() {
        double[][] x = new double[NODES + 1][n];
        for (int k = 0; k <= NODES; k++) {
            double s = (double) k / NODES;
            for (int i = 0; i < n; i++) {
                x[k][i] = (1 - s) * ends[1 + i] + s * ends[n + 2 + i];
            }
        }
        return path(x, still());
    }

    /** Returns the motion from the initial state under the middle control; straight if it fails. */
    DiscretePath motion() {
        return moved(still(), 0);
    }

    /** Returns the motion, bent to end where the ends say. */
    DiscretePath bentMotion() {
        return moved(still(), 1);
    }

    /** Returns the bent motion under a control of random slow waves. */
    DiscretePath wave(SplittableRandom random) {
        int m = middle.length;
        double[][] u = new double[NODES + 1][m];
        for (int j = 0; j < m; j++) {
            double low = problem.controlLower()[j];
            double high = problem.controlUpper()[j];
            boolean box = Double.isFinite(low) && Double.isFinite(high);
            double size = box ? 0.5 * (high - low) : 1;
            double[] a = new double[3];
            for (int w = 0; w < a.length; w++) {
                a[w] = 0.4 * size * (2 * random.nextDouble() - 1);
            }
            for (int k = 0; k <= NODES; k++) {
                double s = Math.PI * k / NODES;
                double v =
                        middle[j] + a[0] + a[1] * StrictMath.cos(s) + a[2] * StrictMath.cos(2 * s);
                u[k][j] = Math.max(low, Math.min(high, v));
            }
        }
        return moved(u, 1);
    }

    private DiscretePath moved(double[][] u, double bend) {
        double[][] x = new double[NODES + 1][n];
        System.arraycopy(ends, 1, x[0], 0, n);
        double h = (problem.end().time() - problem.start().time()) / (NODES * SUBSTEPS);
        double[] z = new double[1 + n + middle.length];
        double[][] k = new double[4][n + 1];
        for (int i = 0; i < NODES; i++) {
            x[i + 1] = x[i].clone();
            for (int sub = 0; sub < SUBSTEPS; sub++) {
                double t = problem.start().time() + (i * SUBSTEPS + sub) * h;
                step(t, h, x[i + 1], u[i], z, k);
            }
            if (tooFar(x[i + 1])) {
                return straightUnder(u);
            }
        }
        double[] end = x[NODES].clone();
        for (int i = 0; i <= NODES; i++) {
            for (int j = 0; j < n; j++) {
                double miss = known[j] ? ends[n + 2 + j] - end[j] : 0;
                x[i][j] += bend * i / NODES * miss;
            }
        }
        return path(x, u);
    }

    private DiscretePath straightUnder(double[][] u) {
        return path(straight().states(), u);
    }

    private boolean tooFar(double[] x) {
        for (int j = 0; j < n; j++) {
            double size = 1 + Math.abs(ends[1 + j]) + Math.abs(ends[n + 2 + j]);
            if (!(Math.abs(x[j]) < FAR * size)) {
                return true;
            }
        }
        return false;
    }

    private void step(double t, double h, double[] x, double[] u, double[] z, double[][] k) {
        double[] c = {0, 0.5, 0.5, 1};
        System.arraycopy(u, 0, z, 1 + n, u.length);
        for (int s = 0; s < 4; s++) {
            z[0] = t + c[s] * h;
            for (int i = 0; i < n; i++) {
                z[1 + i] = x[i] + (s == 0 ? 0 : c[s] * h * k[s - 1][i]);
            }
            problem.dynamics().value(z, k[s]);
        }
        for (int i = 0; i < n; i++) {
            x[i] += h / 6 * (k[0][i] + 2 * k[1][i] + 2 * k[2][i] + k[3][i]);
        }
    }
}
