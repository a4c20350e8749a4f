package org.costate.control.adjoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.costate.control.ControlSystem;
import org.costate.control.SweepStorage;
import org.costate.control.TerminalCost;
import org.costate.ode.AdaptiveIntegrator;
import org.costate.ode.ButcherTableau;
import org.costate.ode.Scheme;
import org.costate.ode.SolverStatus;
import org.costate.ode.State;
import org.costate.ode.TimeGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions that throw, go wrong or change their mind; tableaus and times that do not fit. */
class WhatHasNoGradientSaysWhyTest {

    static Stream<AdjointMethod> methods() {
        var dp = AdaptiveIntegrator.DORMAND_PRINCE_54;
        return Stream.of(
                AdjointMethod.discrete(Scheme.RK4, 20),
                AdjointMethod.discrete(Scheme.RK4, 20).storing(SweepStorage.revolve(3)),
                AdjointMethod.discrete(ButcherTableau.gauss(2), 20),
                AdjointMethod.reversible(Scheme.RK4, 20),
                AdjointMethod.frozen(dp, 1e-6),
                AdjointMethod.frozen(dp, 1e-6).online(3),
                AdjointMethod.frozen(AdaptiveIntegrator.RADAU_5, 1e-6),
                AdjointMethod.interpolated(dp, 1e-6),
                AdjointMethod.interpolated(AdaptiveIntegrator.GRAGG_BULIRSCH_STOER, 1e-6),
                AdjointMethod.interpolated(AdaptiveIntegrator.RADAU_5, 1e-6),
                AdjointMethod.checkpointedInterpolated(dp, 1e-6, 3),
                AdjointMethod.backsolve(dp, 1e-6),
                AdjointMethod.backsolve(Scheme.RK4, 20),
                AdjointMethod.interpolated(Scheme.RK4, 20),
                AdjointMethod.tangent(dp, 1e-6));
    }

    /** {@code ẋ = u x}, one state, one parameter, with a hook on every call. */
    private record Hooked(java.util.function.DoubleUnaryOperator hook) implements ControlSystem {
        @Override
        public int stateDimension() {
            return 1;
        }

        @Override
        public int controlDimension() {
            return 1;
        }

        @Override
        public void velocity(double t, double[] x, double[] u, double[] xDot) {
            xDot[0] = u[0] * x[0] + hook.applyAsDouble(t);
        }

        @Override
        public void pullBack(
                double t, double[] x, double[] p, double[] u, double[] px, double[] pu) {
            px[0] += u[0] * p[0];
            pu[0] += x[0] * p[0];
        }
    }

    private static AdjointProblem of(ControlSystem system) {
        return AdjointProblem.of(system)
                .minimising(TerminalCost.halfSquaredDistance(State.of(0.3)))
                .from(0, State.of(1.5))
                .to(2)
                .at(0.4);
    }

    private static AdjointException refusal(AdjointMethod method, AdjointProblem problem) {
        return assertThrows(AdjointException.class, () -> method.gradient(problem), method.name());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aFunctionThatThrows(AdjointMethod method) {
        AdjointException e =
                refusal(
                        method,
                        of(
                                new Hooked(
                                        t -> {
                                            if (t > 1.2) {
                                                throw new ArithmeticException("/ by zero");
                                            }
                                            return 0;
                                        })));
        assertEquals(SolverStatus.USER_ERROR, e.status());
        assertTrue(e.getMessage().startsWith("USER-01"), e::getMessage);
        assertTrue(e.getMessage().contains("/ by zero"), e::getMessage);
        assertEquals(ArithmeticException.class, e.getCause().getClass());
        assertTrue(e.time() > 1.2 && e.time() <= 2.2, () -> "t = " + e.time());
        assertEquals(1, e.state().length);
    }

    /** Formulas are called once, when the system is stated. */
    @Test
    void aFunctionThatReturnsTheWrongLength() {
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                ControlSystem.smooth(
                                        2, 1, (t, x, u) -> ControlSystem.vector(x[0], x[1], u[0])));
        assertTrue(e.getMessage().startsWith("PROBLEM-01"), e::getMessage);
        assertTrue(e.getMessage().contains("3 numbers"), e::getMessage);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aFunctionThatChangesItsMind(AdjointMethod method) {
        AtomicInteger calls = new AtomicInteger();
        AdjointException e = refusal(method, of(new Hooked(t -> 1e-9 * calls.incrementAndGet())));
        assertEquals(SolverStatus.USER_ERROR, e.status());
        assertTrue(e.getMessage().startsWith("USER-02"), e::getMessage);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aFunctionThatTurnsIntoNaN(AdjointMethod method) {
        AdjointException e = refusal(method, of(new Hooked(t -> t > 1.2 ? Double.NaN : 0)));
        assertTrue(
                e.status() == SolverStatus.NON_FINITE || e.status() == SolverStatus.STEP_UNDERFLOW,
                () -> method.name() + ": " + e.getMessage());
        assertTrue(e.time() > 1.0 && e.time() <= 2.2, () -> "t = " + e.time());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aStateThatBlowsUp(AdjointMethod method) {
        ControlSystem square =
                ControlSystem.smooth(
                        1, 1, (t, x, u) -> ControlSystem.vector(x[0].times(x[0]).times(u[0])));
        AdjointProblem problem = of(square).at(2); // x = 1.5/(1 − 3t): gone at t = 1/3
        AdjointException e = refusal(method, problem);
        assertTrue(
                List.of(
                                SolverStatus.NON_FINITE,
                                SolverStatus.STEP_UNDERFLOW,
                                SolverStatus.MAX_STEPS,
                                SolverStatus.STIFF,
                                SolverStatus.SINGULAR)
                        .contains(e.status()),
                () -> method.name() + ": " + e.getMessage());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void anEmptySpanAndDataOutsideIt(AdjointMethod method) {
        AdjointProblem problem = of(new Hooked(t -> 0));
        var empty =
                assertThrows(IllegalArgumentException.class, () -> method.gradient(problem.to(0)));
        assertTrue(empty.getMessage().startsWith("PROBLEM-02"), empty::getMessage);
        var outside =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> method.gradient(problem.observing(3, TerminalCost.none())));
        assertTrue(outside.getMessage().startsWith("PROBLEM-07"), outside::getMessage);
    }

    /** {@code ∂J/∂θ} of {@code ẋ = θx}, by hand, backward in time and in one step too. */
    @ParameterizedTest
    @MethodSource("methods")
    void backwardTimeAndASingleStepWork(AdjointMethod method) {
        AdjointProblem problem = of(new Hooked(t -> 0)).to(-1.5);
        double end = 1.5 * Math.exp(0.4 * -1.5);
        double expected = (end - 0.3) * end * -1.5;
        // 20 steps of order 4, or a tolerance of 1e-6
        assertEquals(expected, method.gradient(problem).gradient()[0], 2e-5, method.name());
    }

    @Test
    void aSingleStep() {
        AdjointProblem problem = of(new Hooked(t -> 0)).to(0.1);
        double end = 1.5 * (1 + 0.04);
        double euler =
                AdjointMethod.discrete(Scheme.EULER, TimeGrid.of(0, 0.1))
                        .gradient(problem)
                        .gradient()[0];
        assertEquals((end - 0.3) * 1.5 * 0.1, euler, 1e-16);
    }

    @ParameterizedTest
    @EnumSource(
            value = AdaptiveIntegrator.class,
            names = {"GRAGG_BULIRSCH_STOER", "ADAMS_BASHFORTH", "ADAMS_MOULTON"})
    void integratorsWithoutATableauSayWhatToTake(AdaptiveIntegrator integrator) {
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> AdjointMethod.frozen(integrator, 1e-6));
        assertTrue(e.getMessage().startsWith("ADJ-02: " + integrator.label()), e::getMessage);
        assertTrue(e.getMessage().contains("Try: interpolated"), e::getMessage);
    }

    @Test
    void tableausThatDoNotFit() {
        ButcherTableau gauss = ButcherTableau.gauss(2);
        for (var wrong :
                List.<org.junit.jupiter.api.function.Executable>of(
                        () -> AdjointMethod.reversible(gauss, 5),
                        () -> AdjointMethod.backsolve(gauss, 5),
                        () -> AdjointMethod.interpolated(gauss, 5))) {
            var e = assertThrows(IllegalArgumentException.class, wrong);
            assertTrue(e.getMessage().startsWith("TABLEAU-01"), e::getMessage);
        }
        var inconsistent =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                ButcherTableau.whole(
                                        "off", new double[][] {{0.5}}, new double[] {0.9}));
        assertTrue(inconsistent.getMessage().contains("inconsistent"), inconsistent::getMessage);
        assertThrows(
                IllegalArgumentException.class,
                () -> ButcherTableau.whole("ragged", new double[][] {{1, 2}}, new double[] {1}));
        assertThrows(
                IllegalArgumentException.class,
                () -> AdjointMethod.discrete(Scheme.RK4, 5).storing(SweepStorage.reversible()));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        AdjointMethod.discrete(Scheme.STORMER_VERLET, 5)
                                .gradient(of(new Hooked(t -> 0))));
    }

    @Test
    void gridsThatDoNotFit() {
        AdjointProblem problem = of(new Hooked(t -> 0)).observing(0.7, TerminalCost.none());
        var missing =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                AdjointMethod.discrete(Scheme.RK4, TimeGrid.uniform(0, 2, 4))
                                        .gradient(problem));
        assertTrue(missing.getMessage().contains("no node at t = 0.7"), missing::getMessage);
        var ends =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                AdjointMethod.discrete(Scheme.RK4, TimeGrid.uniform(0, 1, 4))
                                        .gradient(problem));
        assertTrue(ends.getMessage().startsWith("GRID-01"), ends::getMessage);
    }

    /** One row of a report fails, the others stand. */
    @Test
    void aReportNamesWhatFailed() {
        AdjointProblem gap =
                AdjointProblem.of(new Hooked(t -> t > 1.93 && t < 1.95 ? Double.NaN : 0))
                        .minimising(TerminalCost.halfSquaredDistance(State.of(0.3)))
                        .from(0, State.of(1.5))
                        .to(2)
                        .at(0.4);
        AdjointReport report =
                AdjointReport.of(
                        gap,
                        AdjointMethod.discrete(Scheme.RK4, 4),
                        AdjointMethod.discrete(Scheme.RK4, 50));
        assertEquals(SolverStatus.OPTIMAL, report.rows().get(0).status());
        assertTrue(report.toString().contains("NON_FINITE"), report::toString);
    }
}
