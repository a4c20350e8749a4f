package org.costate.ode;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.stream.Stream;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The problems of DETEST end within a hundred tolerances, nearer for a smaller tolerance as long as
 * the tolerance is what limits the steps.
 */
class DetestIsSolvedToToleranceTest {

    private static final int STEPS = 20_000;

    // At a loose tolerance a step of a whole period of cos t, in A3, would see nothing of it.
    private static final double LONGEST = 2;

    static Stream<InitialValueProblem> detest() {
        return NonstiffProblems.detest().stream();
    }

    private static double[] byDormandPrince(InitialValueProblem problem, double tolerance) {
        var integrator = new DormandPrince853Integrator(0, LONGEST, 1e-2 * tolerance, tolerance);
        integrator.addStepHandler(StepBudget.of(problem.f(), STEPS));
        return Equations.carry(integrator, problem.f(), problem.end(), problem.start());
    }

    private static double[] byRadau(InitialValueProblem problem, double tolerance) {
        var integrator = new RadauIIA5Integrator(0, LONGEST, 1e-2 * tolerance, tolerance);
        integrator.setMaxSteps(STEPS);
        return Equations.carry(integrator, problem.f(), problem.end(), problem.start());
    }

    @ParameterizedTest
    @MethodSource("detest")
    void byDormandPrince853(InitialValueProblem problem) {
        double[] tolerances = {1e-4, 1e-6, 1e-8, 1e-10};
        double before = Double.POSITIVE_INFINITY;
        for (double tolerance : tolerances) {
            double error = problem.mixedError(byDormandPrince(problem, tolerance));
            assertTrue(
                    error <= 100 * tolerance && (error < before || error < 0.1 * tolerance),
                    () -> describe(problem, tolerance, error));
            before = error;
        }
    }

    @ParameterizedTest
    @MethodSource("detest")
    void byRadau5(InitialValueProblem problem) {
        for (double tolerance : new double[] {1e-4, 1e-7}) {
            double error = problem.mixedError(byRadau(problem, tolerance));
            assertTrue(error <= 100 * tolerance, () -> describe(problem, tolerance, error));
        }
    }

    private static String describe(InitialValueProblem problem, double tolerance, double error) {
        return String.format(
                Locale.ROOT, "%s at tolerance %.0e: error %.2e", problem, tolerance, error);
    }

    @Test
    void theBrusselator() {
        InitialValueProblem problem = NonstiffProblems.brusselator();
        double error = problem.mixedError(byDormandPrince(problem, 1e-9));
        assertTrue(error <= 1e-7, () -> describe(problem, 1e-9, error));
    }

    @Test
    void thePleiades() {
        InitialValueProblem problem = NonstiffProblems.pleiades();
        double error = problem.relativeError(byDormandPrince(problem, 1e-10));
        assertTrue(error <= 1e-6, () -> describe(problem, 1e-10, error));
    }

    @Test
    void arenstorfsOrbitReturns() {
        InitialValueProblem problem = NonstiffProblems.arenstorf();
        double error = problem.mixedError(byDormandPrince(problem, 1e-10));
        assertTrue(error <= 1e-5, () -> describe(problem, 1e-10, error));
        assertTrue(problem.mixedError(byDormandPrince(problem, 1e-12)) < error);
    }
}
