package org.costate.ode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.costate.ode.IntegrationException.Status;
import org.costate.ode.problems.InitialValueProblem;
import org.costate.ode.problems.InitialValueProblems;
import org.costate.ode.problems.PassLine.Measure;
import org.hipparchus.ode.ODEIntegrator;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.nonstiff.DormandPrince54Integrator;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Radau integrator on its own, with the settings its users choose, on stiff problems. */
class RadauSolvesStiffProblemsTest {

    private static final double LONGEST = 1e12;
    private static final double SHARE = 1e-8; // of the relative tolerance; ROBER has y₂ ~ 1e-13

    private static RadauIIA5Integrator radau(double tolerance) {
        RadauIIA5Integrator radau =
                new RadauIIA5Integrator(0, LONGEST, SHARE * tolerance, tolerance);
        radau.setMaxSteps(20_000);
        return radau;
    }

    private static InitialValueProblem named(String name) {
        return InitialValueProblems.named(name).orElseThrow();
    }

    private static double error(InitialValueProblem problem, double[] end) {
        return Measure.RELATIVE.error(end, problem.exact().orElseThrow());
    }

    private static double[] carry(ODEIntegrator integrator, InitialValueProblem problem) {
        return Equations.carry(integrator, problem.equation(), problem.end(), problem.start());
    }

    @ParameterizedTest
    @ValueSource(strings = {"HIRES", "ROBER", "OREGO", "VDPOL", "POLLU"})
    void atSixAndNineDigits(String name) {
        InitialValueProblem problem = named(name);
        double six = error(problem, carry(radau(1e-6), problem));
        double nine = error(problem, carry(radau(1e-9), problem));

        assertTrue(six <= 1e-4 && nine <= 1e-7, () -> name + ": " + six + ", " + nine);
    }

    /** An analytic Jacobian and one by differences lead to the same digits. */
    @Test
    void withOrWithoutAJacobian() {
        InitialValueProblem problem = named("VDPOL");
        Velocity bare =
                (t, y, d) ->
                        System.arraycopy(
                                problem.equation().computeDerivatives(t, y), 0, d, 0, y.length);

        double[] end =
                Equations.carry(radau(1e-6), bare.equation(2), problem.end(), problem.start());

        assertEquals(0, error(problem, end), 1e-6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HIRES", "ROBER", "OREGO", "VDPOL", "POLLU"})
    void stoppingOnTheWayChangesNothing(String name) {
        InitialValueProblem problem = named(name);
        double middle = 1e-3 * problem.end();
        RadauIIA5Integrator radau = radau(1e-6);
        double[] there = Equations.carry(radau, problem.equation(), middle, problem.start());
        double[] end =
                radau.integrate(problem.equation(), new ODEState(middle, there), problem.end())
                        .getPrimaryState();

        assertEquals(0, error(problem, end), 1e-4, name);
    }

    static Stream<ODEIntegrator> explicitMethods() {
        return Stream.of(
                new DormandPrince54Integrator(0, LONGEST, 1e-12, 1e-6),
                new DormandPrince853Integrator(0, LONGEST, 1e-12, 1e-6));
    }

    @ParameterizedTest
    @MethodSource("explicitMethods")
    void anExplicitMethodWithABudgetStopsAsStiff(ODEIntegrator integrator) {
        InitialValueProblem problem = named("VDPOL");
        integrator.addStepHandler(StepBudget.of(problem.equation(), 3000));

        var thrown = assertThrows(IntegrationException.class, () -> carry(integrator, problem));

        assertEquals(Status.STIFF, thrown.status(), thrown::getMessage);
        assertEquals(3000, thrown.step());
        assertTrue(thrown.time() < 100, thrown::getMessage);
        assertTrue(
                thrown.getMessage().startsWith("STIFF-01: 3000 steps reached t="),
                thrown::getMessage);
    }

    @Test
    void aBudgetTooSmallForAnEasyProblemIsNotStiffness() {
        InitialValueProblem problem = named("BRUSSELATOR");
        var integrator = new DormandPrince853Integrator(0, 10, 1e-12, 1e-12);
        integrator.addStepHandler(StepBudget.of(problem.equation(), 10));

        var thrown = assertThrows(IntegrationException.class, () -> carry(integrator, problem));

        assertEquals(Status.MAX_STEPS, thrown.status(), thrown::getMessage);
    }
}
