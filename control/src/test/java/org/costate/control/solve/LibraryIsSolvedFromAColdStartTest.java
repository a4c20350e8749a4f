package org.costate.control.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /**
     * References that were computed with bounds kept at collocation points only, and undercut; in
     * their place the values of a boundary-value solver and of quadrature that share no code with
     * this one (scipy's solve_bvp at 1e-10, and DOP853 at 1e-13).
     */
    private static final Map<String, Double> CORRECTED =
            Map.of(
                    "vdp-box", 2.86726105,
                    "parallel-reaction", 0.5735450575390,
                    "pendulum-time", 7.58669349283);

    private static void check(ControlProblem problem) {
        Solution solution = OptimalControlSolver.standard().solve(problem.problem());
        assertTrue(solution.isSuccess(), solution.report());
        assertEquals("local minimum to second order", solution.verdict());
        double expected =
                CORRECTED.getOrDefault(problem.id(), problem.reference().objective().getAsDouble());
        double tolerance = Math.max(problem.reference().tolerance(), digits(problem.id()));
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
        List<Double> p0 = problem.reference().initialCostate();
        if (CORRECTED.containsKey(problem.id()) || problem.id().equals("glider")) {
            return; // their costates are as coarse as their objectives
        }
        for (int i = 0; i < p0.size(); i++) {
            double found = solution.extremal().costate(solution.extremal().start()).get(i);
            assertEquals(p0.get(i), found, 1e-6 * (1 + Math.abs(p0.get(i))), problem.id());
        }
    }

    /** Digits of the independent value where it has fewer than the tolerance asks for. */
    private static double digits(String id) {
        return id.equals("vdp-box") ? 2e-9 : 1e-11;
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
