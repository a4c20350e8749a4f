package org.costate.benchmarks;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import org.costate.control.OptimalControlProblem;
import org.costate.control.formula.Formula;
import org.costate.control.solve.Estimate;

/**
 * An optimal control problem both sides know by name, with the same first guess of states and
 * costates; the other side's is in {@code scipy_extremals.py}.
 *
 * @param name its name there
 * @param problem the problem
 * @param guess where to start
 */
record ExtremalCase(String name, OptimalControlProblem problem, Estimate guess) {

    private static final int INTERVALS = 8;

    static List<ExtremalCase> all() {
        return List.of(doubleIntegrator(), vanDerPol(), oscillator(), orbit());
    }

    /** Straight lines between the ends, costates zero. */
    private static ExtremalCase doubleIntegrator() {
        OptimalControlProblem problem =
                OptimalControlProblem.named("double integrator")
                        .states("x", "v")
                        .controls("u")
                        .dynamics("v", "u")
                        .minimising((t, x, u) -> u[0].squared().over(2))
                        .from(-1, 0)
                        .to(0, 0)
                        .over(0, 1);
        return new ExtremalCase(
                "double-integrator",
                problem,
                guess(1, 1, t -> new double[] {t - 1, 0, 0, 0}, t -> 0));
    }

    private static ExtremalCase vanDerPol() {
        OptimalControlProblem problem =
                OptimalControlProblem.named("Van der Pol")
                        .states("x", "v")
                        .controls("u")
                        .dynamics("v", "(1-x^2)*v-x+u")
                        .minimising((t, x, u) -> u[0].squared().over(2))
                        .from(1, 0)
                        .to(0, 0)
                        .over(0, 10);
        return new ExtremalCase(
                "van-der-pol",
                problem,
                guess(10, 1, t -> new double[] {1 - t / 10, 0, 0, 0}, t -> 0));
    }

    /** Straight lines between the ends, costates that switch once, at a third of the way. */
    private static ExtremalCase oscillator() {
        OptimalControlProblem problem =
                OptimalControlProblem.named("oscillator")
                        .states("x", "v")
                        .controls("u")
                        .dynamics("v", "u-x")
                        .minimisingTime()
                        .within("u", -1, 1)
                        .from(1.5, 0.4)
                        .to(0, 0)
                        .freeFinalTime(2.5);
        return new ExtremalCase(
                "oscillator",
                problem,
                guess(
                        2.5,
                        1,
                        t -> new double[] {1.5 * (1 - t / 2.5), 0.4 * (1 - t / 2.5), -1, t - 1},
                        t -> t < 1 ? -1 : 1));
    }

    /** A half turn of constant rate and slowly growing radius, costates zero. */
    private static ExtremalCase orbit() {
        OptimalControlProblem problem =
                OptimalControlProblem.named("orbit transfer")
                        .states("x", "y", "v", "w")
                        .controls("a", "b")
                        .dynamics("v", "w", "a-x/(x^2+y^2)^1.5", "b-y/(x^2+y^2)^1.5")
                        .minimising((t, x, u) -> Formula.parse("(a^2+b^2)/2"))
                        .from(1, 0, 0, 1)
                        .to(-1.5, 0, 0, -1 / Math.sqrt(1.5))
                        .over(0, 4.5);
        return new ExtremalCase("orbit", problem, guess(4.5, 2, ExtremalCase::halfTurn, t -> 0));
    }

    private static double[] halfTurn(double t) {
        double radius = 1 + t / 9;
        double angle = Math.PI * t / 4.5;
        double speed = Math.pow(radius, -0.5);
        return new double[] {
            radius * Math.cos(angle),
            radius * Math.sin(angle),
            -speed * Math.sin(angle),
            speed * Math.cos(angle),
            0,
            0,
            0,
            0
        };
    }

    private static Estimate guess(
            double length, int m, DoubleFunction<double[]> z, DoubleFunction<Integer> u) {
        double[] times =
                DoubleStream.iterate(0, i -> i + 1)
                        .limit(INTERVALS + 1)
                        .map(i -> length * i / INTERVALS)
                        .toArray();
        double[][] x = new double[times.length][];
        double[][] p = new double[times.length][];
        double[][] control = new double[times.length][m];
        for (int k = 0; k < times.length; k++) {
            double[] point = z.apply(times[k]);
            int n = point.length / 2;
            x[k] = java.util.Arrays.copyOf(point, n);
            p[k] = java.util.Arrays.copyOfRange(point, n, 2 * n);
            java.util.Arrays.fill(control[k], u.apply(times[k]));
        }
        return new Estimate(times, x, p, control);
    }
}
