package org.costate.control;

import static org.costate.control.RunningFormula.running;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No sample of the control set beats a derived law, and its Hamiltonian linearises exactly. */
class MaximisingLawTest {

    private static OptimalControlProblem plane(String cost, String... dynamics) {
        return OptimalControlProblem.named(cost + ", " + String.join(", ", dynamics))
                .states("x", "y")
                .controls("u", "v")
                .dynamics(dynamics)
                .minimising(running(cost));
    }

    /** Problems over the plane whose Hamiltonians have every structure a law is derived for. */
    static Stream<OptimalControlProblem> problems() {
        String[] linear = {"y*u", "v-x"};
        return Stream.of(
                plane("u^2+2*v^2*(1+x^2)", "u", "v*x"),
                plane("u^2+v^2+u*v*cos(t)", "u-y", "v*x").within(ControlSet.box(-0.4, 0.7)),
                plane("u^2+x*v^2", "u", "v*x").within(ControlSet.box(-0.4, 0.7)),
                plane("1", linear).within(ControlSet.box(-0.4, 0.7)),
                plane("abs(u)+2*abs(v-0.1)", linear).within(ControlSet.box(-0.4, 0.7)),
                plane("max(u, -2*u)+u^2+(1+t^2)*abs(v)+v^2", linear),
                plane("1", "cos(u)-y", "sin(u)*x+v").within("v", -1, 2),
                plane("1", "cos(u)-y", "sin(u)*x+v").within("v", -1, 2).within("u", -0.8, 1.1),
                plane("1", linear).within(ControlSet.ball(1.3)),
                plane("u^2+3*v^2+u*v*cos(t)", "u-y", "v*x").within(ControlSet.ball(0.6)),
                plane("u^2-x*v^2+u*v", "u-y", "v*x").within(ControlSet.ball(0.6)),
                plane("u^4+u^2/2+exp(v)+0.1*x*u*v", "u-y", "v*x").within(ControlSet.ball(0.8)),
                plane("1", linear).within(ControlSet.simplex()),
                plane("abs(u)+u*v", "cos(u)", "v-x")
                        .within(ControlSet.finite(new double[][] {{0.3, 1}, {-0.2, 0.5}, {1, -1}})),
                plane("(u^2-1)^2+exp(v)+exp(-v)", "u", "v*(1+x^2)"),
                plane("u^4+v^4+u^2+v^2+u*v", "u", "v*x").within(ControlSet.box(-0.3, 0.5)));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void noSampleIsBetter(OptimalControlProblem problem) {
        SplittableRandom random = new SplittableRandom(7);
        MaximisingLaw law = ControlLaw.maximising(problem);
        double[] u = new double[2];
        for (int i = 0; i < 200; i++) {
            double t = random.nextDouble(-1, 1);
            double[] x = {random.nextDouble(0.1, 2), random.nextDouble(-2, 2)};
            double[] p = {random.nextDouble(-2, 2), random.nextDouble(-2, 2)};
            double[] best = law.at(t, x, p);
            double h = problem.hamiltonian().value(t, x, p, best);
            assertTrue(problem.controlSet().contains(best, 1e-14), problem::toString);
            for (int k = 0; k < 200; k++) {
                problem.controlSet().sample(random, u);
                double other = problem.hamiltonian().value(t, x, p, u);
                assertTrue(
                        other <= h + 1e-13 * (1 + Math.abs(h)), problem + " at " + i); // rounding
            }
        }
    }

    @ParameterizedTest
    @MethodSource("problems")
    void linearisationIsTheDerivative(OptimalControlProblem problem) {
        SplittableRandom random = new SplittableRandom(11);
        MaximisedHamiltonian h = MaximisedHamiltonian.of(ControlLaw.maximising(problem));
        for (int i = 0; i < 50; i++) {
            double[] z = {
                random.nextDouble(-1, 1),
                random.nextDouble(0.1, 2),
                random.nextDouble(-2, 2),
                random.nextDouble(-2, 2),
                random.nextDouble(-2, 2)
            };
            ControlArc arc = h.law().arcAt(z[0], state(z), costate(z));
            SplitArc smooth = new SplitArc(h.onArc(arc));
            double[][] a = new double[4][4];
            double[] ft = new double[4];
            h.linearisation(z[0], state(z), costate(z), a, ft);
            for (int j = 0; j < 5; j++) {
                double[] d = smooth.derivative(z, j);
                for (int k = 0; k < 4; k++) {
                    double expected = j == 0 ? ft[k] : a[k][j - 1];
                    // differences of fourth order with 1e-3: errors of 1e-12 times fifth
                    // derivatives
                    assertEquals(
                            expected, d[k], 1e-8 * (1 + Math.abs(expected)), problem + " " + arc);
                }
            }
            assertEquals(0, a[0][0] + a[1][1] + a[2][2] + a[3][3], 1e-12); // divergence free
        }
    }

    private static double[] state(double[] z) {
        return new double[] {z[1], z[2]};
    }

    private static double[] costate(double[] z) {
        return new double[] {z[3], z[4]};
    }

    /** Differences along one arc. */
    private record SplitArc(ArcHamiltonian h) {

        double[] field(double[] z) {
            double[] x = new double[2];
            double[] p = new double[2];
            h.canonicalEquations(z[0], state(z), costate(z), x, p);
            return new double[] {x[0], x[1], p[0], p[1]};
        }

        double[] derivative(double[] z, int j) {
            double d = 1e-3;
            double[] sum = new double[4];
            double[] weights = {1, -8, 8, -1};
            double[] shifts = {-2, -1, 1, 2};
            for (int s = 0; s < 4; s++) {
                double[] moved = z.clone();
                moved[j] += shifts[s] * d;
                double[] f = field(moved);
                for (int k = 0; k < 4; k++) {
                    sum[k] += weights[s] * f[k] / (12 * d);
                }
            }
            return sum;
        }
    }
}
