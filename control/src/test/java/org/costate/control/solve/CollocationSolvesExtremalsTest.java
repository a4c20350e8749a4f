package org.costate.control.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.costate.control.OptimalControlProblem;
import org.costate.control.problems.ControlProblem;
import org.costate.control.problems.ControlProblems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Collocation of the extremal's boundary-value problem gives the references of the library. */
class CollocationSolvesExtremalsTest {

    private static Solution solve(ControlProblem problem) {
        return OptimalControlSolver.standard()
                .method(SolverMethod.COLLOCATION)
                .solve(problem.problem());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vdp-free",
                "hypersensitive-25",
                "brachistochrone",
                "orbit-energy",
                "quadrotor"
            })
    void oneArc(String id) {
        check(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"di-time-11", "rayleigh-box", "vdp-box", "moon-lander"})
    void arcsStandSideBySide(String id) {
        check(id);
    }

    private static void check(String id) {
        ControlProblem problem = ControlProblems.named(id);
        Solution solution = solve(problem);
        assertTrue(solution.isSuccess(), solution.report());
        assertEquals("local minimum to second order", solution.verdict());
        double expected = problem.reference().objective().getAsDouble();
        double tolerance = Math.max(problem.reference().tolerance(), 1e-11);
        assertEquals(expected, solution.objective(), tolerance * Math.abs(expected));
        assertTrue(
                solution.history().stream().anyMatch(l -> l.startsWith("collocation over")),
                solution.report());
    }

    @Test
    void refusesMoreArcsThanItCanStack() {
        // ten oscillators, each with a switch of its own: 20 states, 11 arcs, 440 functions
        String[] states = new String[20];
        String[] controls = new String[10];
        String[] velocities = new String[20];
        double[] start = new double[20];
        StringBuilder cost = new StringBuilder("0");
        for (int k = 0; k < 10; k++) {
            states[2 * k] = "q" + k;
            states[2 * k + 1] = "v" + k;
            controls[k] = "u" + k;
            velocities[2 * k] = "v" + k;
            velocities[2 * k + 1] = "u" + k;
            start[2 * k] = 1 + 0.13 * k;
            cost.append("+q").append(k).append("^2/2");
        }
        OptimalControlProblem problem =
                Problems.costing(
                        OptimalControlProblem.named("ten carts")
                                .states(states)
                                .controls(controls)
                                .dynamics(velocities),
                        cost.toString());
        for (String u : controls) {
            problem = problem.within(u, -1, 1);
        }
        Solution solution =
                OptimalControlSolver.standard()
                        .method(SolverMethod.COLLOCATION)
                        .solve(problem.from(start).over(0, 0.9));
        assertTrue(!solution.isSuccess(), solution.report());
        assertTrue(solution.message().startsWith("OCP-07"), solution.message());
        assertTrue(solution.message().contains("Try: --method multiple-shooting"));
    }
}
