package org.costate.control.transcription;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.costate.control.ControlSet;
import org.costate.control.OptimalControlProblem;
import org.costate.control.problems.ControlProblems;
import org.costate.ode.SolverBudget;
import org.costate.ode.SolverStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No answer without its status, no success that is none. */
class StatusesAreHonestTest {

    private static final SolverBudget AMPLE = SolverBudget.ofIterations(3000);

    private static final OptimalControlProblem CART =
            OptimalControlProblem.named("cart").states("x", "v").controls("u").dynamics("v", "u");

    private static DiscreteExtremal solve(OptimalControlProblem problem) {
        return DirectCollocation.standard().intervals(50).solve(problem, AMPLE);
    }

    @Test
    void endsOutOfReachAreInfeasibleWithTheSmallestMiss() {
        OptimalControlProblem problem =
                CART.minimising((t, x, u) -> u[0].squared())
                        .over(0, 1.9)
                        .from(-1, 0)
                        .to(0, OptimalControlProblem.FREE)
                        .within("u", -0.5, 0.5);
        DiscreteExtremal e = solve(problem);
        assertEquals(SolverStatus.INFEASIBLE, e.status());
        // at full thrust x(1.9) = −1 + 1.9²/4 = −0.0975
        assertEquals(
                -0.0975,
                e.state(e.grid().steps()).get(0),
                1e-4); // the energy that remains in the cost
        assertTrue(e.report().advice().startsWith("OCP-01:"), e.report().advice());
        assertTrue(e.report().advice().contains("smallest miss 0.097"), e.report().advice());
        assertTrue(e.report().advice().contains("x(T)"), e.report().advice());
    }

    @Test
    void linearCostsOfFreeControlsAreUnbounded() {
        OptimalControlProblem problem =
                CART.minimising((t, x, u) -> x[0]).over(0, 1).from(0.2, 0.1);
        DiscreteExtremal e = solve(problem);
        assertEquals(SolverStatus.DIVERGING, e.status());
        assertTrue(e.report().advice().startsWith("OCP-02:"), e.report().advice());
    }

    /** {@code u = 0} meets the first-order conditions and is the worst control of all. */
    @Test
    void aStationaryMaximumIsNoSolution() {
        OptimalControlProblem problem =
                CART.minimising((t, x, u) -> u[0].squared().negate()).over(0, 1).from(0, 0);
        assertFalse(solve(problem).status().isSuccess());
    }

    @Test
    void concaveCostsOfBoundedControlsEndAtABound() {
        OptimalControlProblem problem =
                CART.minimising((t, x, u) -> u[0].squared().negate())
                        .over(0, 1)
                        .from(0, 0)
                        .within("u", -1, 2);
        DiscreteExtremal e = solve(problem);
        assertEquals(SolverStatus.OPTIMAL, e.status());
        assertTrue(e.objective() < -0.99, e::toString); // −4 at best, −1 at the other bound
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 20})
    void starvedRunsReturnTheirBestPoint(int iterations) {
        DiscreteExtremal e =
                DirectCollocation.standard()
                        .solve(
                                ControlProblems.named("glider").problem(),
                                SolverBudget.ofIterations(iterations));
        assertEquals(SolverStatus.MAX_ITERATIONS, e.status());
        assertTrue(e.report().iterations() <= iterations + 1, e::toString);
        assertTrue(Double.isFinite(e.objective()));
        assertTrue(e.report().advice().startsWith("TIME-01:"), e.report().advice());
    }

    @Test
    void deadlinesAndCallersAreObeyed() {
        OptimalControlProblem glider = ControlProblems.named("glider").problem();
        SolverBudget late = AMPLE.within(Duration.ofNanos(1));
        assertEquals(
                SolverStatus.DEADLINE, DirectCollocation.standard().solve(glider, late).status());
        SolverBudget stopped = AMPLE.stoppedWhen(() -> true);
        assertEquals(
                SolverStatus.CANCELLED,
                DirectCollocation.standard().solve(glider, stopped).status());
    }

    @Test
    void formulasUndefinedEverywhereAreNotFinite() {
        OptimalControlProblem problem =
                OptimalControlProblem.named("log")
                        .states("x")
                        .controls("u")
                        .dynamics("log(-1-u^2)+x")
                        .minimising((t, x, u) -> u[0].squared())
                        .over(0, 1)
                        .from(1);
        assertEquals(SolverStatus.NON_FINITE, solve(problem).status());
    }

    @Test
    void whatCannotBeCollocatedIsRefused() {
        OptimalControlProblem energy = CART.minimising((t, x, u) -> u[0].squared()).from(0, 0);
        OptimalControlProblem finite =
                energy.over(0, 1).within(ControlSet.finite(new double[] {-1}, new double[] {2}));
        String message =
                assertThrows(IllegalArgumentException.class, () -> solve(finite)).getMessage();
        assertTrue(message.contains("connected"), message);
        OptimalControlProblem backward = energy.startingAt(2).freeFinalTime(1);
        message = assertThrows(IllegalArgumentException.class, () -> solve(backward)).getMessage();
        assertTrue(message.startsWith("PROBLEM-02:"), message);
    }

    @Test
    void optionsOutOfRangeAreRefused() {
        DirectCollocation direct = DirectCollocation.standard();
        for (Runnable bad :
                new Runnable[] {
                    () -> direct.intervals(1),
                    () -> direct.stages(4),
                    () -> direct.tolerance(1e-13),
                    () -> direct.tolerance(Double.NaN)
                }) {
            String message = assertThrows(IllegalArgumentException.class, bad::run).getMessage();
            assertTrue(message.startsWith("CONFIG-03:"), message);
        }
    }

    @Test
    void theSameInputGivesTheSameBits() {
        OptimalControlProblem problem = ControlProblems.named("pendulum-time").problem();
        DiscreteExtremal first = DirectCollocation.standard().solve(problem, AMPLE);
        DiscreteExtremal second = DirectCollocation.standard().solve(problem, AMPLE);
        assertEquals(first.objective(), second.objective(), 0);
        for (int l = 0; l < first.stages(); l++) {
            assertArrayEquals(first.control(l), second.control(l), 0);
        }
    }
}
