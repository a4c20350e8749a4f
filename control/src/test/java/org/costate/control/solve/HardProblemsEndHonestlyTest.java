package org.costate.control.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.costate.control.OptimalControlProblem;
import org.costate.control.problems.ControlProblems;
import org.costate.ode.SolverBudget;
import org.costate.ode.SolverStatus;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What has no solution, or none these methods can find, ends in the status that says so. */
class HardProblemsEndHonestlyTest {

    private static final OptimalControlSolver SOLVER = OptimalControlSolver.standard();

    private static OptimalControlProblem energy() {
        return Problems.costing(Problems.doubleIntegrator(), "u^2/2").from(0, 0).to(1, 0);
    }

    private static void check(Solution solution, SolverStatus status, String code) {
        assertEquals(status, solution.status(), solution.report());
        assertTrue(solution.message().startsWith(code), solution.message());
        assertTrue(solution.message().length() < 400, solution.message());
        assertTrue(solution.message().contains("Try: ") || code.equals("STOP-01"));
    }

    @Test
    void noTimeToGetThere() {
        OptimalControlProblem problem = energy().within("u", -1, 1);
        check(SOLVER.solve(problem.over(0, 1.9)), SolverStatus.INFEASIBLE, "OCP-01");
        assertTrue(SOLVER.solve(problem.over(0, 2.1)).isSuccess());
    }

    @Test
    void noMaximiser() {
        OptimalControlProblem problem =
                Problems.costing(Problems.scalar("u"), "-x^2").from(0.0).over(0, 1);
        check(SOLVER.solve(problem), SolverStatus.DIVERGING, "PROBLEM-04");
    }

    @Tag("long")
    @Test
    void noMinimumIsAttained() {
        OptimalControlProblem young =
                Problems.costing(Problems.scalar("u"), "x^2+(u^2-1)^2").from(0.0).over(0, 1);
        check(SOLVER.solve(young), SolverStatus.CHATTERING, "OCP-04");
    }

    @Test
    void infinitelyManySwitches() {
        OptimalControlProblem fuller =
                Problems.costing(Problems.doubleIntegrator(), "x^2")
                        .within("u", -1, 1)
                        .from(0, 1)
                        .to(0, 0)
                        .over(0, 3.5);
        check(SOLVER.solve(fuller), SolverStatus.CHATTERING, "OCP-04");
    }

    @Test
    void aSingularArc() {
        check(
                SOLVER.solve(ControlProblems.named("singular-regulator").problem()),
                SolverStatus.SINGULAR,
                "OCP-05");
    }

    @Test
    void aStateConstraintInTheWay() {
        check(
                SOLVER.solve(ControlProblems.named("bryson-denham").problem()),
                SolverStatus.USER_ERROR,
                "OCP-07");
    }

    @Test
    void singleShootingBeyondItsReach() {
        Solution solution =
                SOLVER.method(SolverMethod.SHOOTING)
                        .solve(ControlProblems.named("hypersensitive-25").problem());
        assertTrue(!solution.isSuccess());
        assertTrue(solution.message().startsWith("SHOOT-01"), solution.message());
    }

    @Test
    void singleShootingSaysWhatStoppedIt() {
        Solution solution =
                SOLVER.method(SolverMethod.SHOOTING)
                        .solve(ControlProblems.named("glider").problem());
        check(solution, SolverStatus.SINGULAR, "SHOOT-01");
        assertTrue(!solution.message().contains("NaN"), solution.message());
    }

    @Test
    void deadlineAndCancellation() {
        OptimalControlProblem problem = ControlProblems.named("quadrotor").problem();
        SolverBudget budget = SolverBudget.ofIterations(1000);
        check(
                SOLVER.budget(budget.within(Duration.ofMillis(1))).solve(problem),
                SolverStatus.DEADLINE,
                "TIME-01");
        check(
                SOLVER.budget(budget.stoppedWhen(() -> true)).solve(problem),
                SolverStatus.CANCELLED,
                "STOP-01");
    }

    @Test
    void methodsAreKnownByName() {
        assertEquals(SolverMethod.MULTIPLE_SHOOTING, SolverMethod.named("multiple-shooting"));
        IllegalArgumentException unknown =
                org.junit.jupiter.api.Assertions.assertThrows(
                        IllegalArgumentException.class, () -> SolverMethod.named("magic"));
        assertTrue(unknown.getMessage().startsWith("CONFIG-06: unknown method \"magic\""));
    }
}
