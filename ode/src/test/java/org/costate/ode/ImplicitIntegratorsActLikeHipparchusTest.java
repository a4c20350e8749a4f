package org.costate.ode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.costate.ode.IntegrationException.Status;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.ode.ExpandableODE;
import org.hipparchus.ode.ODEIntegrator;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.SecondaryODE;
import org.hipparchus.ode.events.Action;
import org.hipparchus.ode.events.AdaptableInterval;
import org.hipparchus.ode.events.ODEEventDetector;
import org.hipparchus.ode.events.ODEEventHandler;
import org.hipparchus.ode.nonstiff.EulerIntegrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Events, handlers, secondary equations, direction, reuse and failures of our integrators. */
class ImplicitIntegratorsActLikeHipparchusTest {

    private static final OrdinaryDifferentialEquation ROTATION =
            Equations.of(
                    2,
                    (t, z, zDot) -> {
                        zDot[0] = z[1];
                        zDot[1] = -z[0];
                    });

    static Stream<Arguments> integrators() {
        return Stream.of(
                named(() -> new GaussLegendreIntegrator(2, 0.02), 1e-8),
                named(() -> new GaussLegendreIntegrator(3, 0.05), 1e-9),
                named(() -> new LobattoIIIABIntegrator(3, 0.02), 1e-7),
                named(() -> new RadauIIA5Integrator(0, 0.1, 1e-10, 1e-10), 1e-7));
    }

    private static Arguments named(Supplier<ODEIntegrator> integrators, double accuracy) {
        return Arguments.of(integrators.get().getName(), integrators, accuracy);
    }

    /** Finds the zeros of the first component. */
    private record Crossing(Action action, List<Double> times) implements ODEEventDetector {

        @Override
        public AdaptableInterval getMaxCheckInterval() {
            return AdaptableInterval.of(0.5);
        }

        @Override
        public int getMaxIterationCount() {
            return 100;
        }

        @Override
        public BracketingNthOrderBrentSolver getSolver() {
            return new BracketingNthOrderBrentSolver(1e-13, 5);
        }

        @Override
        public ODEEventHandler getHandler() {
            return new ODEEventHandler() {
                @Override
                public Action eventOccurred(
                        ODEStateAndDerivative s, ODEEventDetector detector, boolean increasing) {
                    times.add(s.getTime());
                    return action;
                }

                @Override
                public ODEState resetState(ODEEventDetector detector, ODEStateAndDerivative s) {
                    double[] z = s.getPrimaryState();
                    return new ODEState(s.getTime(), new double[] {z[0], 2 * z[1]});
                }
            };
        }

        @Override
        public double g(ODEStateAndDerivative s) {
            return s.getPrimaryState()[0];
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("integrators")
    void eventsStopThem(String name, Supplier<ODEIntegrator> integrators, double accuracy) {
        ODEIntegrator integrator = integrators.get();
        integrator.addEventDetector(new Crossing(Action.STOP, new ArrayList<>()));

        ODEStateAndDerivative end = integrator.integrate(ROTATION, new ODEState(0, start()), 9);

        assertEquals(Math.PI / 2, end.getTime(), accuracy);
        assertEquals(-1, end.getPrimaryState()[1], accuracy);
    }

    /** Each crossing doubles the momentum; a rotation keeps its frequency. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("integrators")
    void eventsResetThem(String name, Supplier<ODEIntegrator> integrators, double accuracy) {
        ODEIntegrator integrator = integrators.get();
        Crossing crossing = new Crossing(Action.RESET_STATE, new ArrayList<>());
        integrator.addEventDetector(crossing);

        double[] end = Equations.carry(integrator, ROTATION, 2 * Math.PI, start());

        assertEquals(2, crossing.times().size());
        assertEquals(1.5 * Math.PI, crossing.times().get(1), 4 * accuracy);
        assertEquals(4, end[0], 40 * accuracy);
    }

    private static double[] start() {
        return new double[] {1, 0};
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("integrators")
    void handlersSeeEveryStepInOrder(
            String name, Supplier<ODEIntegrator> integrators, double accuracy) {
        ODEIntegrator integrator = integrators.get();
        List<Double> nodes = new ArrayList<>(List.of(3.0));
        integrator.addStepHandler(step -> nodes.add(step.getCurrentState().getTime()));

        double[] end =
                integrator.integrate(ROTATION, new ODEState(3, start()), 1).getPrimaryState();

        assertEquals(1.0, nodes.get(nodes.size() - 1));
        for (int k = 1; k < nodes.size(); k++) {
            assertTrue(nodes.get(k) < nodes.get(k - 1), nodes::toString);
        }
        assertArrayEquals(new double[] {Math.cos(2), Math.sin(2)}, end, accuracy);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("integrators")
    void aSecondRunForgetsTheFirst(
            String name, Supplier<ODEIntegrator> integrators, double accuracy) {
        ODEIntegrator integrator = integrators.get();
        double[] first = Equations.carry(integrator, ROTATION, 2, start());
        int evaluations = integrator.getEvaluations();

        assertArrayEquals(first, Equations.carry(integrator, ROTATION, 2, start()));
        assertEquals(evaluations, integrator.getEvaluations());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("integrators")
    void secondaryEquationsRideAlong(
            String name, Supplier<ODEIntegrator> integrators, double accuracy) {
        if (name.startsWith("lobatto")) {
            return;
        }
        ExpandableODE both = new ExpandableODE(ROTATION);
        both.addSecondaryEquations(
                new SecondaryODE() {
                    @Override
                    public int getDimension() {
                        return 1;
                    }

                    @Override
                    public double[] computeDerivatives(
                            double t, double[] x, double[] xDot, double[] q) {
                        return new double[] {x[0]};
                    }
                });

        ODEStateAndDerivative end =
                integrators
                        .get()
                        .integrate(both, new ODEState(0, start(), new double[][] {{0.5}}), 2);

        assertEquals(0.5 + Math.sin(2), end.getSecondaryState(1)[0], accuracy);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("integrators")
    void evaluationsHaveALimit(String name, Supplier<ODEIntegrator> integrators, double accuracy) {
        ODEIntegrator integrator = integrators.get();
        integrator.setMaxEvaluations(100);

        assertThrows(
                MathIllegalStateException.class,
                () -> Equations.carry(integrator, ROTATION, 20, start()));
        assertTrue(integrator.getEvaluations() <= 101);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("integrators")
    void aTimeSpanOfNothingIsAnError(
            String name, Supplier<ODEIntegrator> integrators, double accuracy) {
        assertThrows(
                MathIllegalArgumentException.class,
                () -> Equations.carry(integrators.get(), ROTATION, 0, start()));
    }

    private static IntegrationException failure(
            ODEIntegrator integrator, Velocity f, double end, double... start) {
        return assertThrows(
                IntegrationException.class,
                () -> Equations.carry(integrator, Equations.of(start.length, f), end, start));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("integrators")
    void anExceptionOfTheDynamicsSaysWhere(
            String name, Supplier<ODEIntegrator> integrators, double accuracy) {
        ArithmeticException cause = new ArithmeticException("/ by zero");

        var thrown =
                failure(
                        integrators.get(),
                        (t, x, xDot) -> {
                            if (t > 0.7) {
                                throw cause;
                            }
                            xDot[0] = x[1];
                            xDot[1] = 1;
                        },
                        2,
                        1,
                        2);

        assertEquals(Status.USER_ERROR, thrown.status());
        assertSame(cause, thrown.getCause());
        assertTrue(thrown.time() > 0.7 && thrown.step() > 1, thrown::getMessage);
        assertTrue(
                thrown.getMessage()
                        .startsWith(
                                "USER-01: your dynamics threw ArithmeticException(\"/ by zero\")"
                                        + " at t=0.7"),
                thrown::getMessage);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("integrators")
    void nothingFiniteIsAnError(String name, Supplier<ODEIntegrator> integrators, double accuracy) {
        var thrown =
                failure(
                        integrators.get(),
                        (t, x, xDot) -> {
                            xDot[0] = -1;
                            xDot[1] = Math.log(x[0]);
                        },
                        2,
                        1,
                        2);

        assertEquals(Status.NON_FINITE, thrown.status(), thrown::getMessage);
        assertEquals(1, thrown.time(), 0.06, thrown::getMessage);
        assertEquals(0, thrown.state()[0], 0.06, thrown::getMessage);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("integrators")
    void noFiniteStartIsAnError(String name, Supplier<ODEIntegrator> integrators, double accuracy) {
        var thrown = failure(integrators.get(), (t, x, xDot) -> xDot[1] = Double.NaN, 2, 1, 2);

        assertEquals(Status.NON_FINITE, thrown.status());
        assertTrue(
                thrown.getMessage().startsWith("NONFINITE-01: f[2] became NaN at t=0"),
                thrown::getMessage);
    }

    /** {@code ẋ = x²} from 1 leaves every bound at t = 1. */
    @Test
    void aBlowUpUnderflowsTheStep() {
        var thrown =
                failure(
                        new RadauIIA5Integrator(0, 1, 1e-9, 1e-9),
                        (t, x, xDot) -> xDot[0] = x[0] * x[0],
                        2,
                        1);

        assertEquals(Status.STEP_UNDERFLOW, thrown.status(), thrown::getMessage);
        assertEquals(1, thrown.time(), 1e-6);
        assertTrue(thrown.state()[0] > 1e6, thrown::getMessage);
        assertTrue(thrown.getMessage().startsWith("STEP-01: step fell to "), thrown::getMessage);
    }

    @Test
    void aZeroToleranceOfAConstantIsNoTrap() {
        double[] end =
                Equations.carry(
                        new RadauIIA5Integrator(0, 1, 0, 1e-8),
                        Equations.of(2, (t, x, xDot) -> xDot[0] = -x[0]),
                        2,
                        1,
                        0);

        assertArrayEquals(new double[] {Math.exp(-2), 0}, end, 1e-7);
    }

    /** {@code 1 − h/2 · 16 = 0} at h = 1/8: the stage of the midpoint rule does not exist. */
    @Test
    void aStepAtAPoleIsAnError() {
        var thrown =
                failure(
                        new GaussLegendreIntegrator(1, 0.125),
                        (t, x, xDot) -> xDot[0] = 16 * x[0],
                        1,
                        1);

        assertEquals(Status.NO_CONVERGENCE, thrown.status(), thrown::getMessage);
    }

    @Test
    void radauHasABudgetOfSteps() {
        RadauIIA5Integrator radau = new RadauIIA5Integrator(0, 0.01, 1e-9, 1e-9);
        radau.setMaxSteps(20);

        var thrown =
                assertThrows(
                        IntegrationException.class,
                        () -> Equations.carry(radau, ROTATION, 2, start()));

        assertEquals(Status.MAX_STEPS, thrown.status());
        assertEquals(20, thrown.step());
        assertTrue(thrown.time() > 0 && thrown.time() <= 0.2, thrown::getMessage);
        assertThrows(IllegalArgumentException.class, () -> radau.setMaxSteps(0));
        assertThrows(IllegalArgumentException.class, () -> radau.setNewtonTolerance(Double.NaN));
    }

    @Test
    void aJacobianOfTheWrongShapeIsAnError() {
        var wrong = Equations.of(1, (t, x, xDot) -> xDot[0] = -x[0], (t, x) -> new double[][] {{}});

        assertEquals(
                "the Jacobian of the equations is not 1 × 1, expected one row and one column for"
                        + " each component of the state",
                assertThrows(
                                IllegalArgumentException.class,
                                () ->
                                        Equations.carry(
                                                new RadauIIA5Integrator(0, 1, 1e-6, 1e-6),
                                                wrong,
                                                1,
                                                1))
                        .getMessage());
    }

    @Test
    void radauIsAnAdaptiveIntegratorByName() {
        ODEIntegrator radau = AdaptiveIntegrator.named("radau-5").at(1e-8).get();

        assertEquals("radau-5", radau.getName());
        assertArrayEquals(
                new double[] {Math.cos(2), -Math.sin(2)},
                Equations.carry(radau, ROTATION, 2, start()),
                1e-6);
    }

    @Test
    void aHamiltonianFlowTakesThem() {
        PhasePoint z = new PhasePoint(0, State.of(0), Costate.of(2));

        PhasePoint end =
                HamiltonianFlow.of(Hamiltonians.PENDULUM, () -> new LobattoIIIABIntegrator(4, 0.01))
                        .carry(z, 2);

        assertEquals(2 * Math.atan(Math.sinh(2)), end.x().get(0), 1e-11);
        assertEquals(2 / Math.cosh(2), end.p().get(0), 1e-11);
    }

    /** Hipparchus notices NaN by itself, but not infinity. */
    @Test
    void aBudgetNoticesInfinity() {
        var f =
                Equations.of(
                        2,
                        (t, x, xDot) -> {
                            xDot[0] = -1;
                            xDot[1] = x[0] > 0.05 ? 1 : Double.POSITIVE_INFINITY;
                        });
        ODEIntegrator integrator = new EulerIntegrator(0.1);
        integrator.addStepHandler(StepBudget.of(f, 1000));

        var thrown =
                assertThrows(
                        IntegrationException.class, () -> Equations.carry(integrator, f, 2, 1, 2));

        assertEquals(Status.NON_FINITE, thrown.status());
        assertEquals(1, thrown.time(), 0.11);
        assertEquals(0.1, thrown.state()[0], 0.11);
    }
}
