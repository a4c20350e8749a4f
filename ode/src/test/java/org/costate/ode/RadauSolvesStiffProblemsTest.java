package org.costate.ode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.stream.Stream;
import org.costate.ode.IntegrationException.Status;
import org.hipparchus.ode.ODEIntegrator;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.nonstiff.DormandPrince54Integrator;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Radau IIA meets the published end states of stiff problems; explicit methods stop and say why.
 */
class RadauSolvesStiffProblemsTest {

    private static final double LONGEST = 1e12;
    private static final double SHARE = 1e-8; // of the relative tolerance; ROBER has y₂ ~ 1e-13

    private static RadauIIA5Integrator radau(double tolerance) {
        RadauIIA5Integrator radau =
                new RadauIIA5Integrator(0, LONGEST, SHARE * tolerance, tolerance);
        radau.setMaxSteps(20_000);
        return radau;
    }

    static Stream<InitialValueProblem> problems() {
        return Stream.of(
                StiffProblems.hires(),
                StiffProblems.rober(),
                StiffProblems.orego(),
                StiffProblems.vanDerPol(),
                StiffProblems.pollution());
    }

    @ParameterizedTest
    @MethodSource("problems")
    void atSixAndNineDigits(InitialValueProblem problem) {
        assertSolved(problem, 1e-6, 1e-4);
        assertSolved(problem, 1e-9, 1e-7);
    }

    private static void assertSolved(InitialValueProblem problem, double tolerance, double pass) {
        RadauIIA5Integrator radau = radau(tolerance);
        double[] end = Equations.carry(radau, problem.f(), problem.end(), problem.start());
        double error = problem.relativeError(end);
        assertTrue(error <= pass, () -> describe(problem, radau, error));
    }

    private static String describe(
            InitialValueProblem problem, RadauIIA5Integrator radau, double error) {
        return String.format(
                Locale.ROOT,
                "%s: error %.1e, %d steps, %d rejected, %d evaluations, %d Jacobians,"
                        + " %d factorisations",
                problem,
                error,
                radau.getSteps(),
                radau.getRejectedSteps(),
                radau.getEvaluations(),
                radau.getJacobians(),
                radau.getFactorisations());
    }

    /** It rings 10⁶ times a second: many steps for any method of order 5. */
    @Test
    void aRingModulator() {
        InitialValueProblem problem = StiffProblems.ring();
        RadauIIA5Integrator radau = new RadauIIA5Integrator(0, 1, 1e-8, 1e-6);
        radau.setMaxSteps(300_000);

        double[] end = Equations.carry(radau, problem.f(), problem.end(), problem.start());

        double error = problem.relativeError(end);
        assertTrue(error <= 1e-4, () -> describe(problem, radau, error));
    }

    /** An analytic Jacobian and one by differences lead to the same digits. */
    @Test
    void withOrWithoutAJacobian() {
        InitialValueProblem problem = StiffProblems.vanDerPol();
        var bare = Equations.of(2, (t, y, d) -> copy(problem.f().computeDerivatives(t, y), d));
        RadauIIA5Integrator radau = radau(1e-6);

        double[] end = Equations.carry(radau, bare, problem.end(), problem.start());

        double error = problem.relativeError(end);
        assertTrue(error <= 1e-6, () -> describe(problem, radau, error));
    }

    private static void copy(double[] from, double[] to) {
        System.arraycopy(from, 0, to, 0, from.length);
    }

    @ParameterizedTest
    @MethodSource("problems")
    void stoppingOnTheWayChangesNothing(InitialValueProblem problem) {
        double middle = 1e-3 * problem.end();
        RadauIIA5Integrator radau = radau(1e-6);
        double[] there = Equations.carry(radau, problem.f(), middle, problem.start());
        double[] end =
                radau.integrate(problem.f(), new ODEState(middle, there), problem.end())
                        .getPrimaryState();

        double error = problem.relativeError(end);
        assertTrue(error <= 1e-4, () -> describe(problem, radau, error));
    }

    static Stream<ODEIntegrator> explicitMethods() {
        return Stream.of(
                new DormandPrince54Integrator(0, LONGEST, 1e-12, 1e-6),
                new DormandPrince853Integrator(0, LONGEST, 1e-12, 1e-6));
    }

    @ParameterizedTest
    @MethodSource("explicitMethods")
    void anExplicitMethodStopsAsStiff(ODEIntegrator integrator) {
        InitialValueProblem problem = StiffProblems.vanDerPol();
        integrator.addStepHandler(StepBudget.of(problem.f(), 3000));

        var thrown =
                assertThrows(
                        IntegrationException.class,
                        () ->
                                Equations.carry(
                                        integrator, problem.f(), problem.end(), problem.start()));

        assertEquals(Status.STIFF, thrown.status(), thrown::getMessage);
        assertEquals(3000, thrown.step());
        assertTrue(thrown.time() < 100, thrown::getMessage);
        assertTrue(
                thrown.getMessage().startsWith("STIFF-01: 3000 steps reached t="),
                thrown::getMessage);
    }

    @Test
    void aBudgetTooSmallForAnEasyProblemIsNotStiffness() {
        InitialValueProblem problem = NonstiffProblems.brusselator();
        var integrator = new DormandPrince853Integrator(0, 10, 1e-12, 1e-12);
        integrator.addStepHandler(StepBudget.of(problem.f(), 10));

        var thrown =
                assertThrows(
                        IntegrationException.class,
                        () ->
                                Equations.carry(
                                        integrator, problem.f(), problem.end(), problem.start()));

        assertEquals(Status.MAX_STEPS, thrown.status(), thrown::getMessage);
    }
}
