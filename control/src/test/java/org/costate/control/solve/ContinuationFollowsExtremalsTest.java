package org.costate.control.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.costate.control.ControlSet;
import org.costate.control.OptimalControlProblem;
import org.costate.control.formula.Formula;
import org.costate.ode.SolverStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Extremals are followed over a constant, around turning points too. */
class ContinuationFollowsExtremalsTest {

    private static final OptimalControlSolver SOLVER = OptimalControlSolver.standard();

    /** Where the two solutions of Bratu's equation meet [Ascher, Mattheij, Russell 1988]. */
    private static final double FOLD = 3.513830719125;

    @Test
    void bratuTurnsBackAtItsFold() {
        OptimalControlProblem bratu = Problems.bratu(0.5);
        ContinuationPath path =
                Continuation.of(bratu, "lambda")
                        .predicting(Continuation.Predictor.ARCLENGTH)
                        .budget(
                                org.costate.ode.SolverBudget.ofIterations(100)
                                        .within(java.time.Duration.ofSeconds(2)))
                        .follow(SOLVER.solve(bratu), 10);
        assertEquals(1, path.turningPoints().size(), path.message());
        assertEquals(FOLD, path.turningPoints().get(0), 1e-8);
        assertTrue(path.points().stream().allMatch(p -> p.value() < FOLD));
    }

    @ParameterizedTest
    @EnumSource(names = {"NATURAL", "SECANT"})
    void energyBecomesFuel(Continuation.Predictor predictor) {
        OptimalControlProblem problem =
                Problems.doubleIntegrator()
                        .constant("eps", 1)
                        .minimising(Smoothing.energyToFuel("eps"))
                        .within("u", -1, 1)
                        .from(-1, 0)
                        .to(0, 0)
                        .over(0, 3);
        ContinuationPath path =
                Continuation.of(problem, "eps")
                        .predicting(predictor)
                        .follow(SOLVER.solve(problem), 0);
        assertEquals(SolverStatus.OPTIMAL, path.status(), path.message());
        assertEquals(3 - Math.sqrt(5), path.last().objective(), 1e-10);
        assertEquals(3, path.last().extremal().arcs().size());
    }

    /** Without bounds {@code ∫u²/2 = 6}; as the walls fade the bounded optimum comes back. */
    @Test
    void aBarrierFadesAway() {
        OptimalControlProblem problem =
                Problems.doubleIntegrator()
                        .constant("eps", 1)
                        .minimising(
                                Smoothing.barrier(
                                        (t, x, u) -> Formula.parse("u^2/2"),
                                        "eps",
                                        ControlSet.box(-7, 7)))
                        .within("u", -6.999999, 6.999999)
                        .from(-1, 0)
                        .to(0, 0)
                        .over(0, 1);
        ContinuationPath path = Continuation.of(problem, "eps").follow(SOLVER.solve(problem), 1e-7);
        assertEquals(SolverStatus.OPTIMAL, path.status(), path.message());
        // the walls add 2ε log 49 on average: 1e-6 at the end
        assertEquals(6, path.last().objective(), 1e-5);
    }

    @Test
    void unknownConstantsAreRefused() {
        assertThrows(
                IllegalArgumentException.class, () -> Continuation.of(Problems.bratu(1), "lamda"));
    }
}
