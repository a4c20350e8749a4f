package org.costate.control.transcription;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.costate.control.ControlSet;
import org.costate.control.OptimalControlProblem;
import org.costate.control.formula.Formula;
import org.costate.ode.SolverBudget;
import org.costate.ode.SolverStatus;
import org.costate.ode.State;
import org.junit.jupiter.api.Test;

/** Closed forms on each kind of control set, end and cost that a statement may have. */
class ControlSetsAndEndsTest {

    /** The barrier leaves {@code μ} times the horizon, 1e-9 of the scaled cost, twice a bound. */
    private static final double BARRIER = 1e-7;

    private static final OptimalControlProblem CART =
            OptimalControlProblem.named("cart").states("x", "v").controls("u").dynamics("v", "u");

    private static final OptimalControlProblem PLANE =
            OptimalControlProblem.named("plane")
                    .states("x", "y")
                    .controls("u", "w")
                    .dynamics("u", "w");

    private static DiscreteExtremal solve(OptimalControlProblem problem) {
        DiscreteExtremal e =
                DirectCollocation.standard()
                        .intervals(60)
                        .solve(problem, SolverBudget.ofIterations(2000));
        assertEquals(SolverStatus.OPTIMAL, e.status(), e::toString);
        return e;
    }

    /** Straight at full speed 2 to a point at distance 5: {@code p = direction / speed}. */
    @Test
    void ballsAreRoundsOfSpeed() {
        DiscreteExtremal e =
                solve(
                        PLANE.minimisingTime()
                                .from(0, 0)
                                .to(3, 4)
                                .freeFinalTime(1)
                                .within(ControlSet.ball(2)));
        assertEquals(2.5, e.grid().end(), BARRIER);
        assertEquals(0.3, e.costate(0).get(0), BARRIER);
        assertEquals(0.4, e.costate(0).get(1), BARRIER);
        assertEquals(1.2, e.control(7)[0], 1e-6);
        assertEquals(1.6, e.control(7)[1], 1e-6);
    }

    /** {@code ∫ |u|} to rest over 1 in time 3 costs {@code 3 − √5}, bang-off-bang. */
    @Test
    void absoluteValuesAreSplit() {
        DiscreteExtremal e =
                solve(
                        CART.minimising((t, x, u) -> Formula.abs(u[0]))
                                .over(0, 3)
                                .from(-1, 0)
                                .to(0, 0)
                                .within("u", -1, 1));
        assertEquals(3 - Math.sqrt(5), e.objective(), 1e-6); // two switches, h² each
        assertEquals(0, e.controlAt(1.5)[0], 1e-6);
        assertEquals(1, e.controlAt(0.1)[0], 1e-6);
        assertEquals(-1, e.controlAt(2.9)[0], 1e-6);
        assertEquals(2 / Math.sqrt(5), e.costate(0).get(0), 1e-3);
    }

    /** Mixtures sum to one; to fall fastest all weight goes to the fastest. */
    @Test
    void mixturesStayOnTheirSimplex() {
        DiscreteExtremal e =
                solve(
                        OptimalControlProblem.named("mix")
                                .states("x")
                                .controls("a", "b", "c")
                                .dynamics("a-2*b+0.5*c")
                                .minimising((t, x) -> x[0])
                                .over(0, 2)
                                .from(1)
                                .within(ControlSet.simplex()));
        assertEquals(-3, e.objective(), 1e-6);
        for (int l = 0; l < e.stages(); l++) {
            double[] u = e.control(l);
            assertEquals(1, u[0] + u[1] + u[2], 1e-14);
            assertEquals(1, u[1], 1e-6);
        }
    }

    /** From (1, 1) to rest: {@code 1 + √6}, whichever end is free. */
    @Test
    void eitherTimeMayBeFree() {
        OptimalControlProblem problem = CART.minimisingTime().from(1, 1).within("u", -1, 1);
        double fastest = 1 + Math.sqrt(6);
        OptimalControlProblem late = problem.to(0, 0).freeFinalTime(3);
        OptimalControlProblem early = problem.to(0.5, State.of(0, 0)).freeInitialTime(-1);
        assertEquals(fastest, solve(late).objective(), 1e-6); // one switch, h²
        DiscreteExtremal e = solve(early);
        assertEquals(fastest, e.objective(), 1e-6);
        assertEquals(0.5 - fastest, e.grid().start(), 1e-6);
    }

    /** Guesses of the final time that are wrong by a factor of eight do not matter. */
    @Test
    void freeTimesAreSearched() {
        for (double guess : new double[] {0.4, 28}) {
            OptimalControlProblem problem =
                    CART.minimisingTime()
                            .from(1, 1)
                            .to(0, 0)
                            .within("u", -1, 1)
                            .freeFinalTime(guess);
            assertEquals(1 + Math.sqrt(6), solve(problem).objective(), 1e-6);
        }
    }

    /** {@code min ∫ u² + (k − 2)²} with {@code ẋ = k + u}, 1 to 4: {@code k + u = 3, k = 5/2}. */
    @Test
    void parametersAreOptimised() {
        DiscreteExtremal e =
                solve(
                        OptimalControlProblem.named("parameter")
                                .states("x")
                                .parameter("k", 1)
                                .controls("u")
                                .dynamics("k+u")
                                .minimising(
                                        (t, x, u) ->
                                                u[0].squared()
                                                        .plus(
                                                                Formula.variable("k")
                                                                        .minus(2)
                                                                        .squared()))
                                .over(0, 1)
                                .from(1)
                                .to(4));
        assertEquals(2.5, e.state(0).get(1), 1e-10); // a linear-quadratic problem
        assertEquals(0.5, e.objective(), 1e-10);
        assertEquals(0, e.costate(0).get(1), 1e-10);
    }

    /** Ends tied to each other, with a product of both: transversality at both ends. */
    @Test
    void linkedEndsShareTheirMultiplier() {
        DiscreteExtremal e =
                solve(
                        PLANE.minimising((t, x, u) -> Formula.squaredNorm(u).times(0.5))
                                .over(0, 1)
                                .linking(
                                        (t0, x0, tf, xf) ->
                                                new Formula[] {
                                                    x0[0].times(xf[0]).minus(-1),
                                                    x0[1].minus(3),
                                                    xf[1].minus(x0[0])
                                                }));
        double[] nu = e.endMultipliers();
        State x0 = e.state(0);
        State xf = e.state(60);
        assertEquals(-1, x0.get(0) * xf.get(0), 1e-10);
        assertEquals(nu[0] * xf.get(0) - nu[2], e.costate(0).get(0), 1e-8);
        assertEquals(-nu[0] * x0.get(0), e.costate(60).get(0), 1e-8);
        assertEquals(-nu[2], e.costate(60).get(1), 1e-8);
        assertTrue(e.objective() < 4.2, e::toString); // (2² + 2²)/2 with x₀ = 1, less is better
    }

    /** {@code v ≤ 1.2}: cost {@code 7.68}, and a mixed constraint that is the same bound. */
    @Test
    void boundsOfStatesHoldAtNodes() {
        OptimalControlProblem problem =
                CART.minimising((t, x, u) -> u[0].squared().times(0.5))
                        .over(0, 1)
                        .from(-1, 0)
                        .to(0, 0);
        DiscreteExtremal e = solve(problem.keeping("v <= 1.2"));
        assertEquals(7.68, e.objective(), 1e-3); // entry and exit inside intervals
        for (int k = 0; k <= 60; k++) {
            assertTrue(e.state(k).get(1) <= 1.2 + 1e-7); // relaxed by 1e-8 of scaled units
        }
        DiscreteExtremal curved = solve(problem.keeping("v*abs(v) <= 1.44"));
        assertEquals(7.68, curved.objective(), 1e-2);
    }
}
