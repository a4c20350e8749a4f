package org.costate.control.feedback;

import static org.costate.control.feedback.RiccatiEquationsAreSolvedTest.said;
import static org.costate.control.formula.Formula.cos;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.costate.control.OptimalControlProblem;
import org.costate.ode.SolverBudget;
import org.costate.ode.SolverStatus;
import org.junit.jupiter.api.Test;

/** On a plant that is pushed, feedback is cheaper than none; on one that is not, it is the same. */
class SolvingAgainPaysTest {

    private static final OptimalControlProblem MODEL =
            OptimalControlProblem.named("swing-up")
                    .states("q", "w")
                    .controls("u")
                    .constant("g", 1)
                    .constant("drag", 0)
                    .dynamics("w", "u - g*sin(q) - drag*w")
                    .minimising(
                            (t, x, u) ->
                                    cos(x[0])
                                            .plus(1)
                                            .plus(x[1].squared().times(0.1))
                                            .plus(u[0].squared().over(2)))
                    .minimising((t, x) -> cos(x[0]).plus(1).times(10).plus(x[1].squared()))
                    .from(0.1, 0)
                    .over(0, 5)
                    .within("u", -0.9, 0.9);

    private static final RecedingHorizon CONTROLLER =
            RecedingHorizon.of(MODEL, DifferentialDynamicProgramming.steps(50)).solvingAfter(2);

    @Test
    void pushedPlantsCostLessUnderFeedback() {
        OptimalControlProblem plant = MODEL.withConstant("g", 1.08).withConstant("drag", 0.05);
        double[] cost = new double[3];
        for (long seed = 1; seed <= 4; seed++) {
            Disturbance pushes = Disturbance.gaussian(seed, 0.02, 0.25);
            for (FeedbackPolicy policy : FeedbackPolicy.values()) {
                ClosedLoop run = CONTROLLER.shrinking().run(plant, pushes, 50, policy);
                assertTrue(run.status().isSuccess(), run::toString);
                cost[policy.ordinal()] += run.cost();
            }
        }
        assertTrue(cost[2] < 0.9 * cost[0], () -> Arrays.toString(cost));
        assertTrue(cost[2] <= 1.02 * cost[1], () -> Arrays.toString(cost));
    }

    /** Bellman: the rest of an optimal path is optimal. */
    @Test
    void undisturbedRunsAreTheFirstPlan() {
        ClosedLoop open = CONTROLLER.run(MODEL, Disturbance.none(), 50, FeedbackPolicy.OPEN_LOOP);
        ClosedLoop again =
                CONTROLLER
                        .shrinking()
                        .run(MODEL, Disturbance.none(), 50, FeedbackPolicy.SOLVE_AGAIN);
        assertEquals(25, again.solves().size());
        assertEquals(open.cost(), again.cost(), 1e-5); // the plant takes finer steps
        assertTrue(again.solves().get(1).iterations() <= 5, again::toString);
        assertTrue(again.longestAgain() >= again.meanAgain() && again.meanAgain() > 0);
    }

    @Test
    void recedingHorizonStandsUpAndStays() {
        Disturbance push = Disturbance.constant(0, 0.1);
        ClosedLoop run = CONTROLLER.run(MODEL, push, 150, FeedbackPolicy.SOLVE_AGAIN);
        assertTrue(run.status().isSuccess(), run::toString);
        assertEquals(150, run.grid().steps());
        assertEquals(15, run.grid().end(), 1e-12);
        double standing = 1 + Math.cos(run.states().get(150).get(0));
        assertTrue(standing < 0.05, () -> "1 + cos q = " + standing);
    }

    @Test
    void sameSeedSameRun() {
        Disturbance a = Disturbance.gaussian(7, 0.02, 0.25);
        Disturbance b = Disturbance.gaussian(7, 0.02, 0.25);
        ClosedLoop one = CONTROLLER.shrinking().run(MODEL, a, 10, FeedbackPolicy.SOLVE_AGAIN);
        ClosedLoop two = CONTROLLER.shrinking().run(MODEL, b, 10, FeedbackPolicy.SOLVE_AGAIN);
        assertEquals(one.states(), two.states());
        assertEquals(one.cost(), two.cost());
    }

    @Test
    void aSmallBudgetIsToldNotHidden() {
        ClosedLoop run =
                CONTROLLER
                        .spending(SolverBudget.ofIterations(1))
                        .run(MODEL, Disturbance.none(), 10, FeedbackPolicy.SOLVE_AGAIN);
        assertEquals(SolverStatus.MAX_ITERATIONS, run.status());
        assertEquals(10, run.grid().steps());
    }

    @Test
    void wrongPlantsAndRunsAreNamed() {
        said(
                "PROBLEM-01",
                () ->
                        CONTROLLER.run(
                                OptimalControlProblem.named("other")
                                        .states("x")
                                        .controls("u")
                                        .dynamics("u")
                                        .from(0)
                                        .over(0, 1),
                                Disturbance.none(),
                                5,
                                FeedbackPolicy.GAINS));
        said(
                "CONFIG-03",
                () -> CONTROLLER.run(MODEL, Disturbance.none(), 51, FeedbackPolicy.OPEN_LOOP));
        said("CONFIG-03", () -> CONTROLLER.solvingAfter(0));
    }
}
