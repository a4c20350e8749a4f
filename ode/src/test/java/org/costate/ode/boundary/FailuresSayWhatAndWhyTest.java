package org.costate.ode.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.costate.ode.SolverBudget;
import org.costate.ode.SolverStatus;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.util.FastMath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresSayWhatAndWhyTest {

    private static final CollocationSolver SOLVER = CollocationSolver.withTolerance(1e-8);
    private static final BoundaryConditions ZERO_ENDS =
            BoundaryConditions.of(EndValue.start(0, 0), EndValue.end(0, 0));

    private static BoundaryValueProblem bratu(double lambda) {
        return BoundaryValueProblem.of(
                0,
                1,
                DifferentialSystem.secondOrder((t, y, v) -> y.exp().multiply(-lambda)),
                ZERO_ENDS);
    }

    @ParameterizedTest
    @ValueSource(doubles = {3.52, 3.6, 5, 40})
    void beyondItsFoldBratuHasNoSolution(double lambda) {
        BoundaryValueSolution solution = SOLVER.solve(bratu(lambda));
        assertFalse(solution.status().isSuccess());
        assertTrue(solution.message().matches("(?s)BVP-0[12]: .*Try: .*"), solution::message);
        assertThrows(BoundaryValueException.class, solution::orThrow);
    }

    @ParameterizedTest
    @ValueSource(doubles = {3.4, 3.5, 3.5138})
    void beforeItsFoldItHas(double lambda) {
        BoundaryValueSolution solution = SOLVER.solve(bratu(lambda)).orThrow();
        // y = −2 ln(cosh(θ(x − ½)/2)/cosh(θ/4)): y'(0) = θ tanh(θ/4), θ² = 2λ exp(y(½)).
        double theta = FastMath.sqrt(2 * lambda * FastMath.exp(solution.at(0.5)[0]));
        assertEquals(theta * FastMath.tanh(theta / 4), solution.at(0)[1], 1e-7);
    }

    /** y″ + ω² y = 0 with y = 0 at both ends, ω an eigenvalue: every multiple of sin is one. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 20, 50, 100})
    void eigenvaluesAreSingular(int halfWaves) {
        double omega = FastMath.PI * halfWaves;
        BoundaryValueSolution solution =
                SOLVER.solve(
                        BoundaryValueProblem.of(
                                0,
                                1,
                                DifferentialSystem.secondOrder(
                                        (t, y, v) -> y.multiply(-omega * omega)),
                                ZERO_ENDS));
        assertEquals(SolverStatus.SINGULAR, solution.status());
        assertTrue(
                solution.message().startsWith("BVP-02: the linearised problem is singular (cond"),
                solution::message);
    }

    @Test
    void twoConditionsOnTheSlopeDoNotFixTheValue() {
        BoundaryValueProblem neumann =
                BoundaryValueProblem.of(
                        0,
                        1,
                        DifferentialSystem.secondOrder((t, y, v) -> y.newInstance(1.0)),
                        BoundaryConditions.of(EndValue.start(1, 0), EndValue.end(1, 1)));
        assertEquals(SolverStatus.SINGULAR, SOLVER.solve(neumann).status());
    }

    @Test
    void aMissingConditionIsNamed() {
        IllegalArgumentException thrown =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                BoundaryValueProblem.named(
                                        List.of("x", "v", "p", "r"),
                                        0,
                                        1,
                                        DifferentialSystem.smooth(4, (t, y) -> y),
                                        BoundaryConditions.of(
                                                EndValue.start(0, 1),
                                                EndValue.start(1, 2),
                                                EndValue.end(0, 3))));
        assertEquals(
                "PROBLEM-03: 4 unknown functions need 4 boundary conditions, found 3. Missing: a"
                        + " condition on v or p or r at t=1.00000",
                thrown.getMessage());
    }

    @Test
    void budgetsEndASolve() {
        BoundaryValueProblem shock = shock(1e-3);
        assertEquals(
                SolverStatus.MAX_ITERATIONS,
                SOLVER.within(SolverBudget.ofIterations(1)).solve(shock).status());
        assertEquals(SolverStatus.MAX_STEPS, SOLVER.withMeshPoints(20).solve(shock).status());
        assertEquals(
                SolverStatus.CANCELLED,
                SOLVER.within(SolverBudget.ofIterations(9).stoppedWhen(() -> true))
                        .solve(shock)
                        .status());
        assertEquals(
                SolverStatus.DEADLINE,
                SOLVER.within(SolverBudget.ofIterations(9).within(Duration.ofNanos(1)))
                        .solve(shock)
                        .status());
    }

    private static BoundaryValueProblem shock(double eps) {
        return BoundaryValueProblem.of(
                -1,
                1,
                DifferentialSystem.secondOrder((t, y, v) -> v.multiply(-t / eps)),
                BoundaryConditions.of(EndValue.start(0, -2), EndValue.end(0, 1)));
    }

    @Test
    void whatTheCallerThrowsIsTheCause() {
        AtomicInteger calls = new AtomicInteger();
        BoundaryValueProblem throwing =
                BoundaryValueProblem.of(
                        0,
                        1,
                        DifferentialSystem.smooth(
                                1,
                                (t, y) -> {
                                    if (calls.incrementAndGet() > 7) {
                                        throw new IllegalStateException("no data");
                                    }
                                    return new Gradient[] {y[0]};
                                }),
                        BoundaryConditions.of(EndValue.start(0, 1)));
        BoundaryValueSolution solution = SOLVER.solve(throwing);
        assertEquals(SolverStatus.USER_ERROR, solution.status());
        assertTrue(
                solution.message()
                        .startsWith(
                                "USER-01: your right-hand side threw"
                                        + " IllegalStateException(\"no data\") at t="),
                solution::message);
        BoundaryValueException thrown =
                assertThrows(BoundaryValueException.class, solution::orThrow);
        assertInstanceOf(IllegalStateException.class, thrown.getCause());
    }

    @Test
    void nothingFiniteIsNoSolution() {
        BoundaryValueSolution solution =
                SOLVER.solve(
                        BoundaryValueProblem.of(
                                0,
                                1,
                                DifferentialSystem.secondOrder((t, y, v) -> y.subtract(5).sqrt()),
                                ZERO_ENDS));
        assertEquals(SolverStatus.NON_FINITE, solution.status());
        assertTrue(solution.message().contains("F[2] became NaN at t="), solution::message);
    }

    @Test
    void badSettingsAreRefused() {
        assertRefused("TOL-01: ", () -> CollocationSolver.withTolerance(1e-17));
        assertRefused("TOL-01: ", () -> CollocationSolver.withTolerance(Double.NaN));
        assertRefused("CONFIG-03: ", () -> SOLVER.withMeshPoints(1));
        assertRefused("CONFIG-03: ", () -> SOLVER.withPoints(2));
        assertRefused("CONFIG-03: ", () -> SOLVER.withScales(1, -1));
        assertRefused("CONFIG-03: ", () -> SOLVER.continuing("eps", Double.NaN, 1));
        assertRefused(
                "PROBLEM-02: ",
                () ->
                        BoundaryValueProblem.of(
                                1, 1, DifferentialSystem.secondOrder((t, y, v) -> y), ZERO_ENDS));
        assertRefused("PROBLEM-01: ", () -> SOLVER.solve(bratu(1), Guess.constant(1.0)));
        assertRefused(
                "PROBLEM-01: ",
                () -> SOLVER.solve(bratu(1), Guess.constant(1.0, 0.0).withParameters(3.0)));
    }

    private static void assertRefused(
            String code, org.junit.jupiter.api.function.Executable action) {
        IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class, action);
        assertTrue(String.valueOf(thrown.getMessage()).startsWith(code), thrown::getMessage);
    }

    @Test
    void sameProblemSameBits() {
        double[] first = SOLVER.solve(shock(1e-2)).at(0.1234);
        double[] second = SOLVER.solve(shock(1e-2)).at(0.1234);
        assertEquals(first[0], second[0], 0.0);
        assertEquals(first[1], second[1], 0.0);
    }
}
