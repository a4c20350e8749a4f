package org.costate.ode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.costate.ode.IntegrationException.Status;
import org.hipparchus.ode.ODEIntegrator;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.ClassicalRungeKuttaIntegrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the equations do, an integration ends, and says how: never a silent NaN. */
class IntegrationsEndInAStatusTest {

    private static final Velocity ROTATION =
            (t, x, d) -> {
                d[0] = x[1];
                d[1] = -x[0];
            };

    /** {@code ẋ = x²} from 1 leaves every bound at t = 1. */
    private static final Velocity BLOW_UP = (t, x, d) -> d[0] = x[0] * x[0];

    private static Integration run(AdaptiveIntegrator by, Velocity f, double end, double... x) {
        return assertTimeout(
                Duration.ofSeconds(30),
                () -> AdaptiveFlow.of(x.length, f).by(by).within(50_000).carry(0, x, end));
    }

    @ParameterizedTest
    @EnumSource(AdaptiveIntegrator.class)
    void aBlowUpIsNotPassed(AdaptiveIntegrator by) {
        Integration end = run(by, BLOW_UP, 2, 1);

        assertTrue(
                end.status() == SolverStatus.STEP_UNDERFLOW
                        || end.status() == SolverStatus.NON_FINITE
                        || end.status() == SolverStatus.MAX_STEPS
                        || end.status() == SolverStatus.MAX_ITERATIONS,
                end::message);
        assertTrue(end.time() <= 1.001, end::message);
        assertTrue(Double.isFinite(end.state()[0]), end::message);
    }

    @Test
    void aBlowUpIsNotPassedByItself() {
        Integration end = AdaptiveFlow.of(1, BLOW_UP).carry(0, new double[] {1}, 2);

        assertEquals(SolverStatus.STEP_UNDERFLOW, end.status(), end::message);
        assertEquals(1, end.time(), 1e-6);
        assertTrue(end.message().startsWith("STEP-01: step fell to "), end::message);
    }

    /** Leaves the domain of the logarithm at t = 1. */
    @ParameterizedTest
    @EnumSource(AdaptiveIntegrator.class)
    void theEdgeOfADomainIsNotPassed(AdaptiveIntegrator by) {
        Integration end =
                run(
                        by,
                        (t, x, d) -> {
                            d[0] = -1;
                            d[1] = Math.log(x[0]);
                        },
                        2,
                        1,
                        2);

        assertTrue(!end.status().isSuccess(), end::message);
        assertTrue(end.time() < 1.01, end::message);
        assertTrue(Arrays.stream(end.state()).allMatch(Double::isFinite), end::message);
    }

    /** Steps that look over the edge, {@code x ≥ 0}, are tried again and the run goes on. */
    @Test
    void aStepBeyondTheDomainIsTriedAgain() {
        Integration end =
                AdaptiveFlow.of(1, (t, x, d) -> d[0] = -40 * Math.sqrt(x[0] - 0.5) * x[0])
                        .toTolerance(1e-4)
                        .carry(0, new double[] {30}, 0.05);

        assertEquals(SolverStatus.OPTIMAL, end.status(), end::message);
        assertTrue(end.state()[0] > 0.5, end::message);
    }

    @ParameterizedTest
    @EnumSource(AdaptiveIntegrator.class)
    void whatTheDynamicsThrowIsTheCause(AdaptiveIntegrator by) {
        Integration end =
                run(
                        by,
                        (t, x, d) -> {
                            if (t > 0.7) {
                                throw new ArithmeticException("/ by zero");
                            }
                            d[0] = x[0];
                        },
                        2,
                        1);

        assertEquals(SolverStatus.USER_ERROR, end.status(), end::message);
        assertTrue(
                end.message()
                        .startsWith(
                                "USER-01: your dynamics threw ArithmeticException(\"/ by zero\")"
                                        + " at t="),
                end::message);
        assertTrue(end.time() <= 0.7, end::message);
    }

    private static Integration of(OrdinaryDifferentialEquation f) {
        return AdaptiveFlow.of(f).carry(0.25, new double[] {1, 2}, 2);
    }

    private static OrdinaryDifferentialEquation returning(Supplier<double[]> slope) {
        return new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return 2;
            }

            @Override
            public double[] computeDerivatives(double t, double[] x) {
                return slope.get();
            }
        };
    }

    @Test
    void wrongLengthsAreNamed() {
        Integration three = of(returning(() -> new double[3]));
        Integration none = of(returning(() -> null));

        assertEquals(SolverStatus.USER_ERROR, three.status());
        assertEquals(
                "PROBLEM-01: f returned 3 numbers, the state has 2, at t=0.250000 (step 1),"
                        + " x=[1.00000, 2.00000]. Try: one derivative for each component of the"
                        + " state",
                three.message());
        assertEquals(SolverStatus.USER_ERROR, none.status());
        assertTrue(
                none.message().startsWith("PROBLEM-01: f returned nothing (null), the state has 2"),
                none::message);
    }

    @ParameterizedTest
    @EnumSource(AdaptiveIntegrator.class)
    void dynamicsThatChangeTheirMindAreFoundOut(AdaptiveIntegrator by) {
        double[] calls = {0};
        Integration end = run(by, (t, x, d) -> d[0] = 0.5 + 1e-6 * calls[0]++, 2, 1);

        assertEquals(SolverStatus.USER_ERROR, end.status(), end::message);
        assertEquals(
                "USER-02: f[1] gave different values for the same t=0.00000, x=[1.00000]: 0.5 and"
                        + " 0.500001. Try: remove what changes between calls, randomness or a"
                        + " counter; results would not be reproducible",
                end.message());
    }

    /** The dynamics may write into the state they are given: it is a copy. */
    @ParameterizedTest
    @EnumSource(AdaptiveIntegrator.class)
    void dynamicsThatSpoilTheirArgumentDoNoHarm(AdaptiveIntegrator by) {
        Velocity spoiling =
                (t, x, d) -> {
                    ROTATION.evaluate(t, x, d);
                    x[0] = Double.NaN;
                };

        assertArrayEquals(
                run(by, ROTATION, 2, 1, 0).state(), run(by, spoiling, 2, 1, 0).state(), 0);
    }

    @Test
    void noFiniteStartIsNamed() {
        Integration end = run(AdaptiveIntegrator.RADAU_5, (t, x, d) -> d[0] = 1 / t, 2, 1);

        assertEquals(SolverStatus.NON_FINITE, end.status());
        assertTrue(
                end.message().startsWith("NONFINITE-01: f[1] became Infinity at t=0"),
                end::message);
        assertEquals(0, end.time());
        assertThrowsMessage(
                "PROBLEM-02: cannot integrate from t=0.0, x=[NaN, 1.00000] to t=2.0. Try: finite"
                        + " times and a finite state",
                () -> AdaptiveFlow.of(2, ROTATION).carry(0, new double[] {Double.NaN, 1}, 2));
        assertThrowsMessage(
                "PROBLEM-02: cannot integrate from t=0.0, x=[1.00000, 1.00000] to t=Infinity."
                        + " Try: finite times and a finite state",
                () ->
                        AdaptiveFlow.of(2, ROTATION)
                                .carry(0, new double[] {1, 1}, Double.POSITIVE_INFINITY));
        assertThrowsMessage(
                "PROBLEM-01: the state has 3 components, the equations 2."
                        + " Try: one value for each component",
                () -> AdaptiveFlow.of(2, ROTATION).carry(0, new double[3], 1));
    }

    private static void assertThrowsMessage(
            String message, org.junit.jupiter.api.function.Executable action) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, action).getMessage());
    }

    @Test
    void settingsOutOfRangeAreNamed() {
        AdaptiveFlow flow = AdaptiveFlow.of(2, ROTATION);

        assertThrowsMessage(
                "TOL-01: tolerance = 1.0E-17 is not allowed. Try: a number in [1e-14, 0.1]",
                () -> flow.toTolerance(1e-17));
        assertThrowsMessage(
                "TOL-02: absolute tolerance = -1.0 is not allowed."
                        + " Try: a finite number that is not negative",
                () -> flow.toTolerance(1e-6, -1));
        assertThrowsMessage("step budget = 0, expected at least 1", () -> flow.within(0));
    }

    @ParameterizedTest
    @EnumSource(AdaptiveIntegrator.class)
    void noTimeHardlyAnyTimeAndTimeBackwards(AdaptiveIntegrator by) {
        AdaptiveFlow flow = AdaptiveFlow.of(2, ROTATION).by(by).toTolerance(1e-9);
        double[] start = {0.8, -0.3};

        Integration still = flow.carry(1.5, start, 1.5);
        assertEquals(SolverStatus.OPTIMAL, still.status());
        assertEquals(0, still.effort().steps());
        assertArrayEquals(start, still.state(), 0);

        Integration moment = flow.carry(1.5, start, 1.5 + 1e-14);
        assertEquals(SolverStatus.OPTIMAL, moment.status(), moment::message);
        assertArrayEquals(start, moment.state(), 2e-14);

        Integration back = flow.carry(1.5, start, -2.5);
        assertEquals(SolverStatus.OPTIMAL, back.status(), back::message);
        double c = Math.cos(4);
        double s = Math.sin(4);
        assertArrayEquals(
                new double[] {0.8 * c + 0.3 * s, -0.3 * c + 0.8 * s},
                back.state(),
                1e-7); // a hundred tolerances
    }

    @Test
    void aTimeOfOneStep() {
        double[] x = {0.8, -0.3};
        FixedStepFlow.of(Scheme.RK4, 2).carry(ROTATION, TimeGrid.uniform(0, 1e-3, 1), x);

        assertEquals(0.8 * Math.cos(1e-3) - 0.3 * Math.sin(1e-3), x[0], 1e-15); // h⁵/120
    }

    static Stream<Supplier<ODEIntegrator>> everyKind() {
        return Stream.of(
                () -> new ClassicalRungeKuttaIntegrator(0.01),
                () -> new GaussLegendreIntegrator(2, 0.01),
                () -> new LobattoIIIABIntegrator(3, 0.01),
                AdaptiveIntegrator.DORMAND_PRINCE_853.at(1e-8),
                AdaptiveIntegrator.GRAGG_BULIRSCH_STOER.at(1e-8),
                AdaptiveIntegrator.ADAMS_MOULTON.at(1e-8),
                AdaptiveIntegrator.RADAU_5.at(1e-8));
    }

    private interface Force {
        double at(double t, double x, double p);
    }

    private static Hamiltonian under(Force force) {
        return new Hamiltonian() {
            @Override
            public int dimension() {
                return 1;
            }

            @Override
            public double value(double t, double[] x, double[] p) {
                return Double.NaN;
            }

            @Override
            public void canonicalEquations(
                    double t, double[] x, double[] p, double[] xDot, double[] pDot) {
                xDot[0] = p[0];
                pDot[0] = force.at(t, x[0], p[0]);
            }
        };
    }

    private static IntegrationException failure(Supplier<ODEIntegrator> by, Force force) {
        PhasePoint z = new PhasePoint(0, State.of(1), Costate.of(0));
        return assertTimeout(
                Duration.ofSeconds(30),
                () ->
                        assertThrows(
                                IntegrationException.class,
                                () ->
                                        HamiltonianFlow.of(under(force), by)
                                                .within(50_000)
                                                .carry(z, 4)));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void aHamiltonianFlowEndsInOurStatusesToo(Supplier<ODEIntegrator> by) {
        IllegalStateException cause = new IllegalStateException("no");
        var thrown =
                failure(
                        by,
                        (t, x, p) -> {
                            if (t > 0.5) {
                                throw cause;
                            }
                            return -x;
                        });
        assertEquals(Status.USER_ERROR, thrown.status());
        assertSame(cause, thrown.getCause());

        int[] calls = {0};
        var impure = failure(by, (t, x, p) -> calls[0]++);
        assertEquals(Status.USER_ERROR, impure.status());
        assertTrue(impure.getMessage().startsWith("USER-02: f[2] "), impure::getMessage);

        var broken = failure(by, (t, x, p) -> t > 1 ? Double.NaN : -x);
        assertEquals(Status.NON_FINITE, broken.status(), broken::getMessage);
        assertTrue(Double.isFinite(broken.state()[0]), broken::getMessage);

        var gone = failure(by, (t, x, p) -> 6 * x * x); // x = 1/(1 − t)² and like it
        assertTrue(
                gone.status() != Status.USER_ERROR && gone.status() != Status.STIFF,
                gone::getMessage);
        assertTrue(gone.time() < 3, gone::getMessage);
    }

    @Test
    void aHamiltonianFlowHasABudgetOfSteps() {
        var thrown =
                assertThrows(
                        IntegrationException.class,
                        () ->
                                HamiltonianFlow.of(
                                                Hamiltonians.PENDULUM,
                                                () -> new ClassicalRungeKuttaIntegrator(0.01))
                                        .within(20)
                                        .carry(new PhasePoint(0, State.of(1), Costate.of(0)), 1));

        assertEquals(Status.MAX_STEPS, thrown.status());
        assertEquals(20, thrown.step());
        assertEquals(0.2, thrown.time(), 1e-12);
        assertThrowsMessage(
                "step budget = 0, expected at least 1",
                () -> HamiltonianFlow.of(Hamiltonians.PENDULUM, () -> null).within(0));
    }

    @Test
    void aFixedStepFlowSaysWhereItBroke() {
        FixedStepFlow flow = FixedStepFlow.of(Scheme.RK4, 1);
        double[] x = {1};

        var thrown =
                assertThrows(
                        IntegrationException.class,
                        () -> flow.carry(BLOW_UP, TimeGrid.uniform(0, 3, 300), x));

        assertEquals(Status.NON_FINITE, thrown.status());
        assertTrue(thrown.time() > 1 && thrown.time() < 1.2, thrown::getMessage);
        assertTrue(
                thrown.getMessage().startsWith("NONFINITE-01: x[1] became "), thrown::getMessage);
        assertArrayEquals(thrown.state(), x); // the last finite one

        double[] y = {1};
        var user =
                assertThrows(
                        IntegrationException.class,
                        () ->
                                flow.carry(
                                        (t, v, d) -> {
                                            if (t > 0.305) {
                                                throw new ArithmeticException("/ by zero");
                                            }
                                            d[0] = -v[0];
                                        },
                                        TimeGrid.uniform(0, 3, 300),
                                        y));
        assertEquals(Status.USER_ERROR, user.status());
        assertEquals(31, user.step());
        assertEquals(Math.exp(-0.3), y[0], 1e-10); // h⁴/120 · 0.3
        assertThrowsMessage(
                "PROBLEM-01: the state has 2 components, this flow 1."
                        + " Try: one value for each component",
                () -> flow.carry(BLOW_UP, TimeGrid.uniform(0, 3, 300), new double[2]));
    }

    @Test
    void stepsThatCannotBeRepeatedAreFoundOut() {
        int[] calls = {0};
        var thrown =
                assertThrows(
                        IntegrationException.class,
                        () ->
                                FixedStepFlow.of(Scheme.EULER, 1)
                                        .carry(
                                                (t, v, d) ->
                                                        d[0] = calls[0]++ == 7 ? Double.NaN : 0,
                                                TimeGrid.uniform(0, 3, 300),
                                                new double[1]));

        assertEquals(Status.USER_ERROR, thrown.status());
        assertTrue(thrown.getMessage().startsWith("USER-02: steps repeated from t="));
    }
}
