package org.costate.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An arc maximises exactly as long as its guards are positive: on a line through phase space the
 * law changes its arc where a guard vanishes, and the guard knows the next arc.
 */
class ArcsMeetAtGuardsTest {

    /** All but those with several tops far apart, between which a law jumps without a guard. */
    static Stream<OptimalControlProblem> problems() {
        return MaximisingLawTest.problems()
                .filter(p -> !p.name().contains("(u^2-1)^2") && !p.name().startsWith("1, cos(u)"))
                .filter(p -> !p.name().startsWith("u^2-x*v^2")); // not concave
    }

    private static double[] point(SplittableRandom random) {
        double[] z = random.doubles(5, -2, 2).toArray();
        z[1] = random.nextDouble(0.1, 2);
        return z;
    }

    private static double[] between(double[] a, double[] b, double s) {
        double[] z = new double[5];
        Arrays.setAll(z, i -> a[i] + s * (b[i] - a[i]));
        return z;
    }

    private static double[] x(double[] z) {
        return new double[] {z[1], z[2]};
    }

    private static double[] p(double[] z) {
        return new double[] {z[3], z[4]};
    }

    private static double[] guards(ArcHamiltonian h, double[] z) {
        double[] g = new double[h.guards()];
        h.guardValues(z[0], x(z), p(z), g);
        return g;
    }

    @ParameterizedTest
    @MethodSource("problems")
    void guardsArePositiveOnTheirArc(OptimalControlProblem problem) {
        MaximisedHamiltonian h = MaximisedHamiltonian.of(ControlLaw.maximising(problem));
        SplittableRandom random = new SplittableRandom(21);
        for (int i = 0; i < 50; i++) {
            double[] z = point(random);
            ArcHamiltonian arc = h.onArc(h.law().arcAt(z[0], x(z), p(z)));
            for (double g : guards(arc, z)) {
                assertTrue(g >= 0, () -> problem + " " + arc.arc());
            }
            // on its arc the smooth Hamiltonian is the maximised one
            assertEquals(h.value(z[0], x(z), p(z)), arc.value(z[0], x(z), p(z)), 1e-13);
        }
    }

    @ParameterizedTest
    @MethodSource("problems")
    void arcsChangeWhereAGuardVanishes(OptimalControlProblem problem) {
        MaximisedHamiltonian h = MaximisedHamiltonian.of(ControlLaw.maximising(problem));
        SplittableRandom random = new SplittableRandom(22);
        int changes = 0;
        for (int i = 0; i < 60; i++) {
            double[] a = point(random);
            double[] b = point(random);
            double low = 0;
            double high = 1;
            ControlArc from = h.law().arcAt(a[0], x(a), p(a));
            if (from.equals(h.law().arcAt(b[0], x(b), p(b)))) {
                continue;
            }
            for (int k = 0; k < 50; k++) {
                double middle = 0.5 * (low + high);
                double[] z = between(a, b, middle);
                if (h.law().arcAt(z[0], x(z), p(z)).equals(from)) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            double[] z = between(a, b, low);
            double[] beyond = between(a, b, high + 1e-9);
            ArcHamiltonian arc = h.onArc(from);
            double[] g = guards(arc, z);
            int least = 0;
            for (int k = 1; k < g.length; k++) {
                least = g[k] < g[least] ? k : least;
            }
            changes++;
            // bisected to 1e-15 of a line of length 5; a ball's inside ends at 1e-12 of its radius
            assertEquals(0, g[least], 1e-11, problem + " " + from);
            assertEquals(
                    h.law().arcAt(beyond[0], x(beyond), p(beyond)),
                    arc.after(least, z[0], x(z), p(z)),
                    problem + " from " + from);
        }
        boolean oneArc =
                h.onArc(h.law().arcAt(0, x(new double[5]), new double[] {1, 1})).guards() == 0;
        assertTrue(changes > 3 || oneArc, problem + ": " + changes);
    }

    @ParameterizedTest
    @MethodSource("problems")
    void gradientsAreThoseOfTheGuards(OptimalControlProblem problem) {
        MaximisedHamiltonian h = MaximisedHamiltonian.of(ControlLaw.maximising(problem));
        SplittableRandom random = new SplittableRandom(23);
        for (int i = 0; i < 30; i++) {
            double[] z = point(random);
            ArcHamiltonian arc = h.onArc(h.law().arcAt(z[0], x(z), p(z)));
            double[][] dg = new double[arc.guards()][5];
            arc.guardGradients(z[0], x(z), p(z), dg);
            for (int j = 0; j < 5; j++) {
                double[] sum = new double[dg.length];
                double[] weights = {1, -8, 8, -1};
                int[] shifts = {-2, -1, 1, 2};
                for (int s = 0; s < 4; s++) {
                    double[] moved = z.clone();
                    moved[j] += shifts[s] * 1e-3;
                    double[] g = guards(arc, moved);
                    for (int k = 0; k < g.length; k++) {
                        sum[k] += weights[s] * g[k] / 12e-3;
                    }
                }
                for (int k = 0; k < sum.length; k++) {
                    // differences of fourth order with 1e-3: 1e-12 times fifth derivatives
                    assertEquals(
                            sum[k],
                            dg[k][j],
                            1e-7 * (1 + Math.abs(sum[k])),
                            problem + " " + arc.arc());
                }
            }
        }
    }
}
