package org.costate.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.costate.ode.ButcherTableau;
import org.costate.ode.Scheme;

/** One gradient of the spiral, and five hundred steps of Adam from five seeds. */
final class SpiralRace {

    private static final int SEEDS = 5;
    private static final int STEPS = 500;
    private static final int HOLD = 400; // steps before the rate falls
    private static final double RATE = 0.05;
    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.97; // of 500 steps; the usual 0.999 remembers 1000
    private static final double MILLI = 1e3;

    private final Turns turns;

    SpiralRace(Turns turns) {
        this.turns = turns;
    }

    /** A training: its last loss and its seconds. */
    record Fit(double loss, double seconds) {}

    String rows() {
        StringJoiner rows = new StringJoiner("\n", "", "\n");
        rows.add(
                "| scheme | one gradient, ms | 500 Adam steps, s | final loss, median of 5 seeds |"
                        + " worst |\n|---|---:|---:|---:|---:|");
        for (ButcherTableau tableau : List.of(Scheme.RK4, Scheme.DORMAND_PRINCE_54)) {
            rows.add(row(tableau));
        }
        return rows.toString();
    }

    private String row(ButcherTableau tableau) {
        SpiralProblem problem = new SpiralProblem(tableau);
        double[] theta = SpiralProblem.weights(1);
        double[] gradient = new double[theta.length];
        double seconds = turns.time(() -> problem.gradient(theta, gradient)).median(0);
        Fit[] fits = new Fit[SEEDS];
        Arrays.setAll(fits, seed -> fit(problem, seed + 1));
        double[] losses = Arrays.stream(fits).mapToDouble(Fit::loss).sorted().toArray();
        double[] times = Arrays.stream(fits).mapToDouble(Fit::seconds).sorted().toArray();
        return String.format(
                Locale.ROOT,
                "| %s | **%.3f** | **%.3f** | **%.2e** | %.2e |",
                tableau,
                MILLI * seconds,
                times[SEEDS / 2],
                losses[SEEDS / 2],
                losses[SEEDS - 1]);
    }

    /** Adam [Kingma, Ba 2015] with a rate that falls like a cosine at the end. */
    static Fit fit(SpiralProblem problem, long seed) {
        long begin = System.nanoTime();
        double[] theta = SpiralProblem.weights(seed);
        double[] gradient = new double[theta.length];
        double[] m = new double[theta.length];
        double[] v = new double[theta.length];
        for (int step = 1; step <= STEPS; step++) {
            problem.gradient(theta, gradient);
            double share = (double) Math.max(0, step - HOLD) / (STEPS + 1 - HOLD);
            double rate = 0.5 * RATE * (1 + Math.cos(Math.PI * share));
            double biasM = 1 - Math.pow(BETA_1, step);
            double biasV = 1 - Math.pow(BETA_2, step);
            for (int i = 0; i < theta.length; i++) {
                m[i] = BETA_1 * m[i] + (1 - BETA_1) * gradient[i];
                v[i] = BETA_2 * v[i] + (1 - BETA_2) * gradient[i] * gradient[i];
                theta[i] -= rate * (m[i] / biasM) / (Math.sqrt(v[i] / biasV) + 1e-8);
            }
        }
        double loss = problem.gradient(theta, gradient);
        return new Fit(loss, 1e-9 * (System.nanoTime() - begin));
    }
}
