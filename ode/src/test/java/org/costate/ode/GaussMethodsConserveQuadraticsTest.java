package org.costate.ode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Supplier;
import org.hipparchus.ode.ODEIntegrator;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the Gauss and Lobatto methods keep: quadratic integrals, areas, the way back. */
class GaussMethodsConserveQuadraticsTest {

    private static final double CONSERVED = 1e-13; // 2000 roundings of 1e-16, walking

    /** A rigid body: {@code y₁² + y₂²} and {@code 0.51 y₁² + y₃²} stay. */
    private static final OrdinaryDifferentialEquation RIGID_BODY =
            Equations.of(
                    3,
                    (t, y, yDot) -> {
                        yDot[0] = y[1] * y[2];
                        yDot[1] = -y[0] * y[2];
                        yDot[2] = -0.51 * y[0] * y[1];
                    });

    private static final OrdinaryDifferentialEquation KEPLER =
            Equations.of(
                    4,
                    (t, y, yDot) -> {
                        double r = Math.hypot(y[0], y[1]);
                        yDot[0] = y[2];
                        yDot[1] = y[3];
                        yDot[2] = -y[0] / (r * r * r);
                        yDot[3] = -y[1] / (r * r * r);
                    });

    private static final OrdinaryDifferentialEquation PENDULUM =
            Equations.of(
                    2,
                    (t, z, zDot) -> {
                        zDot[0] = z[1];
                        zDot[1] = -Math.sin(z[0]);
                    });

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theIntegralsOfARigidBody(int stages) {
        double[] start = {0.3, 0.9, 1.1};
        double[] end =
                Equations.carry(new GaussLegendreIntegrator(stages, 0.1), RIGID_BODY, 200, start);

        assertEquals(1, (square(end[0]) + square(end[1])) / 0.9, CONSERVED);
        assertEquals(0.51 * 0.09 + 1.21, 0.51 * square(end[0]) + square(end[2]), CONSERVED);
    }

    private static double square(double y) {
        return y * y;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theAngularMomentumOfAnOrbit(int stages) {
        assertMomentumKept(new GaussLegendreIntegrator(stages, 0.05));
        assertMomentumKept(new LobattoIIIABIntegrator(stages + 1, 0.05));
    }

    private static void assertMomentumKept(ODEIntegrator integrator) {
        double[] end = Equations.carry(integrator, KEPLER, 100, 0.7, 0, 0, Math.sqrt(1.3 / 0.7));

        assertEquals(
                0.7 * Math.sqrt(1.3 / 0.7),
                end[0] * end[3] - end[1] * end[2],
                CONSERVED,
                integrator.getName());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void areasOfThePhasePlane(int stages) {
        assertAreaKept(() -> new GaussLegendreIntegrator(stages, 0.3));
        assertAreaKept(() -> new LobattoIIIABIntegrator(stages + 1, 0.3));
    }

    private static void assertAreaKept(Supplier<ODEIntegrator> step) {
        double d = 1e-3;
        double[] right = Equations.carry(step.get(), PENDULUM, 0.3, 0.6 + d, -0.8);
        double[] left = Equations.carry(step.get(), PENDULUM, 0.3, 0.6 - d, -0.8);
        double[] up = Equations.carry(step.get(), PENDULUM, 0.3, 0.6, -0.8 + d);
        double[] down = Equations.carry(step.get(), PENDULUM, 0.3, 0.6, -0.8 - d);

        double area =
                (right[0] - left[0]) * (up[1] - down[1]) - (right[1] - left[1]) * (up[0] - down[0]);

        assertEquals(1, area / (4 * d * d), 1e-7); // central differences err by d²/6 · h²
    }

    /** The algebra behind it: {@code b_i a_ij + b_j a_ji = b_i b_j}. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theirTableausAreTheirOwnPartners(int stages) {
        Collocation gauss = Collocation.gauss(stages);
        for (int i = 0; i < stages; i++) {
            for (int j = 0; j < stages; j++) {
                assertEquals(gauss.a()[i][j], gauss.partner()[i][j], 1e-15);
            }
        }
        OrderConditions report = OrderConditions.of("gauss", gauss.a(), gauss.b());
        assertEquals(2 * stages, report.order());
        assertEquals(Math.min(4, 2 * stages), report.controlOrder().getAsInt());
    }

    @Test
    void theyComeBackTheWayTheyWent() {
        for (int stages = 1; stages <= 3; stages++) {
            double[] there =
                    Equations.carry(new GaussLegendreIntegrator(stages, 0.1), PENDULUM, 5, 0.6, 1);
            double[] back =
                    new GaussLegendreIntegrator(stages, 0.1)
                            .integrate(PENDULUM, new ODEState(5, there), 0)
                            .getPrimaryState();

            assertEquals(0.6, back[0], CONSERVED);
            assertEquals(1, back[1], CONSERVED);
        }
    }

    /** Two Lobatto stages of a separable system are Störmer–Verlet, momentum first. */
    @Test
    void twoLobattoStagesAreVerlet() {
        double[] end = Equations.carry(new LobattoIIIABIntegrator(2, 0.2), PENDULUM, 0.2, 0.6, 1);
        double half = 1 - 0.1 * Math.sin(0.6);
        double q = 0.6 + 0.2 * half;

        assertEquals(q, end[0], 2e-16);
        assertEquals(half - 0.1 * Math.sin(q), end[1], 2e-16);
    }

    /** {@code ẏ = −10⁶ (y − cos t)}: h L = 10⁵ is nothing to Newton's iteration. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aStiffEquationIsSolvedByNewtonsIteration(int stages) {
        var f =
                Equations.of(
                        1,
                        (t, y, yDot) -> yDot[0] = -1e6 * (y[0] - Math.cos(t)) - Math.sin(t),
                        (t, y) -> new double[][] {{-1e6}});

        assertEquals(
                Math.cos(2),
                Equations.carry(new GaussLegendreIntegrator(stages, 0.1), f, 2, 1)[0],
                3e-3); // h²/8 and more, for one stage
    }

    @Test
    void aStepTooLongForItsEquationIsAnError() {
        var thrown =
                assertThrows(
                        IntegrationException.class,
                        () ->
                                Equations.carry(
                                        new GaussLegendreIntegrator(1, 0.5),
                                        Equations.of(1, (t, y, yDot) -> yDot[0] = y[0] * y[0]),
                                        4,
                                        1));

        assertTrue(
                thrown.status() == IntegrationException.Status.NO_CONVERGENCE
                        || thrown.status() == IntegrationException.Status.NON_FINITE,
                thrown::getMessage);
        assertTrue(thrown.time() < 2, thrown::getMessage);
    }

    @Test
    void aLobattoPairNeedsTwoHalves() {
        var thrown =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                Equations.carry(
                                        new LobattoIIIABIntegrator(3, 0.5),
                                        RIGID_BODY,
                                        4,
                                        1,
                                        2,
                                        3));

        assertEquals(
                "lobatto-iiiab-3 takes x and p of equal dimension and no secondary equations,"
                        + " got a state of dimension 3 of 3",
                thrown.getMessage());
    }

    @Test
    void aMethodNotHereIsAnError() {
        assertEquals(
                "a Gauss method of 4 stages is not here; choose 1, 2 or 3",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new GaussLegendreIntegrator(4, 0.1))
                        .getMessage());
        assertEquals(
                "step of gauss-2 is 0.0, expected a finite number other than 0",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new GaussLegendreIntegrator(2, 0))
                        .getMessage());
    }
}
