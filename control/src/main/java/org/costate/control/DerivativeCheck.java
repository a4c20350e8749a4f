package org.costate.control;

import java.util.Locale;
import java.util.SplittableRandom;

/** Compares derivatives that were given by hand with differences of the values. */
final class DerivativeCheck {

    private static final int POINTS = 8;
    private static final double STEP = 1e-3; // fourth order: errors of 1e-12 and of 1e-13
    private static final double ALLOWED = 1e-6;

    private final OptimalControlProblem problem;
    private final SplittableRandom random;

    DerivativeCheck(OptimalControlProblem problem, SplittableRandom random) {
        this.problem = problem;
        this.random = random;
    }

    void run() {
        int n = problem.stateDimension();
        int m = problem.controlDimension();
        SmoothMap stated = problem.dynamicsAndCost();
        SmoothMap byHand =
                new HandGivenMap(
                        problem.hamiltonian().system(), problem.hamiltonian().runningCost());
        double[] u = new double[m];
        for (int k = 0; k < POINTS; k++) {
            double[] v = random.doubles(1 + n + m, -1.5, 1.5).toArray();
            problem.controlSet().sample(random, u);
            System.arraycopy(u, 0, v, 1 + n, m);
            compare(stated, byHand, v, n);
        }
        terminal(n);
    }

    private void compare(SmoothMap stated, SmoothMap byHand, double[] v, int n) {
        double[] y = new double[n + 1];
        double[] given = new double[n + 1];
        double[][] dy = new double[n + 1][v.length];
        stated.value(v, y);
        byHand.jacobian(v, given, dy);
        for (int i = 0; i <= n; i++) {
            same(row(i) + "", given[i], y[i]);
            for (int j = 1; j < v.length; j++) {
                same("d " + row(i) + " / d " + column(j), dy[i][j], difference(stated, v, i, j));
            }
        }
    }

    private String row(int i) {
        return i < problem.stateDimension() ? "velocity of " + problem.states().get(i) : "cost";
    }

    private String column(int j) {
        int n = problem.stateDimension();
        return j <= n ? problem.states().get(j - 1) : problem.controls().get(j - 1 - n);
    }

    private void terminal(int n) {
        TerminalCost cost = problem.terminalCost();
        if (cost instanceof StatedEnd) {
            return; // a formula
        }
        for (int k = 0; k < POINTS; k++) {
            double[] x = random.doubles(n, -1.5, 1.5).toArray();
            double[] g = new double[n];
            cost.gradient(x, g);
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int s = -2; s <= 2; s++) {
                    sum += weight(s) * cost.value(moved(x, j, s)) / (12 * STEP);
                }
                same("d terminal cost / d " + problem.states().get(j), g[j], sum);
            }
        }
    }

    private static double difference(SmoothMap map, double[] v, int i, int j) {
        double[] y = new double[map.outputs()];
        double sum = 0;
        for (int s = -2; s <= 2; s++) {
            map.value(moved(v, j, s), y);
            sum += weight(s) * y[i] / (12 * STEP);
        }
        return sum;
    }

    private static double[] moved(double[] v, int j, int s) {
        double[] w = v.clone();
        w[j] += s * STEP;
        return w;
    }

    private static double weight(int s) {
        return s == 0 ? 0 : s * (Math.abs(s) == 1 ? 8 : -0.5);
    }

    private static void same(String what, double given, double seen) {
        if (!(Math.abs(given - seen) <= ALLOWED * (1 + Math.abs(seen)))
                && (Double.isFinite(given) || Double.isFinite(seen))) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "GRAD-01: gradient of \"%s\" is %.6g, differences say %.6g (relative"
                                    + " %.2g). Your derivative is wrong or the function has a kink"
                                    + " here. Try: state it as a formula",
                            what,
                            given,
                            seen,
                            Math.abs(given - seen) / Math.max(Math.abs(seen), 1e-300)));
        }
    }
}
