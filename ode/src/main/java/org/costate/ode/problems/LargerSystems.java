package org.costate.ode.problems;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/** DETEST C: moderate systems. */
final class LargerSystems {

    private LargerSystems() {}

    static List<InitialValueProblem> all() {
        return List.of(
                decayChain("DETEST-C1", "a decay chain of ten, rates 1", i -> 1),
                decayChain("DETEST-C2", "a decay chain of ten, rates 1 to 9", i -> i + 1),
                diffusion("DETEST-C3", 10),
                diffusion("DETEST-C4", 51),
                OuterPlanets.problem());
    }

    /** Each element decays into the next at a rate of its own; the last is stable. */
    static InitialValueProblem decayChain(String name, String statement, IntToDoubleFunction rate) {
        return InitialValueProblem.of(
                name,
                statement,
                (t, y, d) -> {
                    for (int i = 0; i < y.length; i++) {
                        double in = i > 0 ? rate.applyAsDouble(i - 1) * y[i - 1] : 0;
                        double out = i < y.length - 1 ? rate.applyAsDouble(i) * y[i] : 0;
                        d[i] = in - out;
                    }
                },
                first(10));
    }

    /** A parabolic equation by the method of lines; every diagonal entry is −2. */
    static InitialValueProblem diffusion(String name, int n) {
        return InitialValueProblem.of(
                name,
                "y' = tridiag(1, −2, 1) y, " + n + " equations",
                (t, y, d) -> {
                    for (int i = 0; i < y.length; i++) {
                        double left = i > 0 ? y[i - 1] : 0;
                        double right = i < y.length - 1 ? y[i + 1] : 0;
                        d[i] = left - 2 * y[i] + right;
                    }
                },
                first(n));
    }

    private static double[] first(int n) {
        double[] start = new double[n];
        start[0] = 1;
        return start;
    }
}
