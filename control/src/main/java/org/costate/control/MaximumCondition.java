package org.costate.control;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.costate.ode.PhasePoint;

/**
 * The heart of the maximum principle, {@code H(t, x, p, u*) ≥ H(t, x, p, u)} for every admissible
 * {@code u}, as a test of a law by samples.
 */
public final class MaximumCondition {

    private static final int SAMPLES = 256;
    private static final double ROUNDING = 1e-10;

    private MaximumCondition() {}

    /**
     * Returns by how much the best of many admissible controls beats the law at a point: zero if
     * none does. Vertices of the control set are among them, and small changes of the law's own
     * control.
     *
     * @param random where samples come from
     */
    public static double violation(
            OptimalControlProblem problem, ControlLaw law, PhasePoint z, SplittableRandom random) {
        double[] x = z.x().toArray();
        double[] p = z.p().toArray();
        double[] mine = law.at(z.t(), x, p);
        double h = problem.hamiltonian().value(z.t(), x, p, mine);
        return Math.max(0, best(problem, z.t(), x, p, mine, random) - h);
    }

    private static double best(
            OptimalControlProblem problem,
            double t,
            double[] x,
            double[] p,
            double[] mine,
            SplittableRandom random) {
        ControlHamiltonian h = problem.hamiltonian();
        ControlSet set = problem.controlSet();
        double best = Double.NEGATIVE_INFINITY;
        for (double[] vertex : set.vertices(mine.length)) {
            best = Math.max(best, h.value(t, x, p, vertex));
        }
        double[] u = new double[mine.length];
        for (int k = 0; k < SAMPLES; k++) {
            set.sample(random, u);
            if (k % 2 == 1) { // near the law's own control
                double near = Math.pow(10, -1 - k % 5);
                for (int j = 0; j < u.length; j++) {
                    u[j] = mine[j] + near * (u[j] - mine[j]);
                }
                set.project(u);
            }
            best = Math.max(best, h.value(t, x, p, u));
        }
        return best;
    }

    /**
     * Checks a law at points.
     *
     * @throws IllegalArgumentException LAW-01 if its control is not admissible, LAW-02 if another
     *     is better beyond rounding
     */
    public static void check(
            OptimalControlProblem problem,
            ControlLaw law,
            List<PhasePoint> points,
            SplittableRandom random) {
        for (PhasePoint z : points) {
            double[] x = z.x().toArray();
            double[] p = z.p().toArray();
            double[] u = law.at(z.t(), x, p);
            if (u.length != problem.controlDimension()
                    || !problem.controlSet().contains(u, ROUNDING * (1 + Ball.norm(u)))) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "LAW-01: the law gives u = %s at t = %.6g, outside %s."
                                        + " Try: project it onto the control set",
                                Arrays.toString(u),
                                z.t(),
                                problem.controlSet()));
            }
            double h = problem.hamiltonian().value(z.t(), x, p, u);
            double violation = violation(problem, law, z, random);
            if (!(violation <= ROUNDING * (1 + Math.abs(h)))) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "LAW-02: at t = %.6g, x = %s, p = %s another control has a larger H"
                                        + " than the law's u = %s, by %.3g. Try:"
                                        + " ControlLaw.maximising(problem)",
                                z.t(),
                                z.x(),
                                z.p(),
                                Arrays.toString(u),
                                violation));
            }
        }
    }
}
