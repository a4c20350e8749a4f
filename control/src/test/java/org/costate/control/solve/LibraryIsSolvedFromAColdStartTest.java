package org.costate.control.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.costate.control.problems.ControlProblem;
import org.costate.control.problems.ControlProblems;
import org.costate.ode.SolverBudget;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One call solves the regular problems of the library to the digits of their references. */
class LibraryIsSolvedFromAColdStartTest {

    private static void check(ControlProblem problem) {
        Solution solution = problem.problem().solve();
        assertTrue(solution.isSuccess(), solution.report());
        assertEquals("local minimum to second order", solution.verdict());
        double expected = problem.reference().objective().getAsDouble();
        double tolerance = Math.max(problem.reference().tolerance(), 1e-11);
        assertEquals(expected, solution.objective(), tolerance * Math.abs(expected));
        System.out.printf(
                Locale.ROOT,
                "%-22s %-10s %.12g  %.1e  %s  %.2f s%n",
                problem.id(),
                solution.status(),
                solution.objective(),
                Math.abs(solution.objective() - expected) / Math.abs(expected),
                solution.verdict(),
                solution.seconds());
        if (!problem.id().equals("glider")) { // its costates are as coarse as its objective
            compare(problem, solution.extremal());
        }
    }

    /** Objectives of twelve digits come with costates and times of ten, others were read off. */
    private static void compare(ControlProblem problem, Extremal extremal) {
        boolean sharp = problem.reference().digits() >= 12;
        List<Double> p0 = problem.reference().initialCostate();
        for (int i = 0; i < p0.size(); i++) {
            double found = extremal.costate(extremal.start()).get(i);
            double error = (sharp ? 2e-9 : 1e-6) * (1 + Math.abs(p0.get(i)));
            assertEquals(p0.get(i), found, error, problem.id());
        }
        List<Double> switches = problem.reference().switchingTimes();
        double[] found = extremal.switchingTimes();
        assertTrue(switches.isEmpty() || switches.size() == found.length, problem.id());
        for (int i = 0; i < switches.size(); i++) {
            assertEquals(switches.get(i), found[i], sharp ? 2e-9 : 5e-4, problem.id());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lqr-2d",
                "di-time-11",
                "di-fuel",
                "vdp-free",
                "vdp-box",
                "hypersensitive-25",
                "brachistochrone",
                "pendulum-time",
                "orbit-energy",
                "parallel-reaction"
            })
    void aFewOfEachKind(String id) {
        check(ControlProblems.named(id));
    }

    static Stream<ControlProblem> regular() {
        return ControlProblems.regular().stream();
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("regular")
    void all(ControlProblem problem) {
        check(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"di-time-11", "vdp-free", "rayleigh-box", "moon-lander"})
    void byShootingOverLocatedSwitches(String id) {
        ControlProblem problem = ControlProblems.named(id);
        Solution solution =
                OptimalControlSolver.standard()
                        .method(SolverMethod.SHOOTING)
                        .solve(problem.problem());
        double expected = problem.reference().objective().getAsDouble();
        assertTrue(solution.isSuccess(), solution.report());
        assertEquals(
                expected,
                solution.objective(),
                problem.reference().tolerance() * Math.abs(expected));
    }

    /** No success is reported that is not one, whatever the budget and the tolerance. */
    @Test
    void starvedBudgetsNeverLie() {
        SplittableRandom random = new SplittableRandom(11);
        List<String> ids =
                List.of("di-time-rest", "vdp-free", "rayleigh-box", "infeasible", "zermelo");
        for (int k = 0; k < 40; k++) {
            ControlProblem problem = ControlProblems.named(ids.get(k % ids.size()));
            double tolerance = Math.pow(10, -3 - 9 * random.nextDouble());
            int iterations = (int) Math.pow(10, 2.3 * random.nextDouble()) + 1;
            Solution solution =
                    OptimalControlSolver.standard()
                            .tolerance(tolerance)
                            .budget(SolverBudget.ofIterations(iterations))
                            .solve(problem.problem());
            if (solution.isSuccess()) {
                double expected = problem.reference().objective().orElse(Double.NaN);
                double allowed = Math.max(1e-7, 100 * tolerance) * Math.abs(expected);
                assertEquals(expected, solution.objective(), allowed, solution.report());
            }
        }
    }

    @Test
    void theSameInputGivesTheSameBits() {
        ControlProblem problem = ControlProblems.named("rayleigh-box");
        OptimalControlSolver solver = OptimalControlSolver.standard();
        Solution first = solver.solve(problem.problem());
        Solution second = solver.solve(problem.problem());
        assertEquals(
                Double.doubleToLongBits(first.objective()),
                Double.doubleToLongBits(second.objective()));
        assertEquals(first.extremal().costate(1.7), second.extremal().costate(1.7));
    }
}
