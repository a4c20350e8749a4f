package org.costate.ode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Implicit methods as tableaus have the orders of their families, and adaptive steps repeat. */
class ImplicitTableausTest {

    static Stream<Arguments> orders() {
        return Stream.of(
                Arguments.of(ButcherTableau.gauss(1), 2),
                Arguments.of(ButcherTableau.gauss(2), 4),
                Arguments.of(ButcherTableau.gauss(3), 6),
                Arguments.of(ButcherTableau.radauIIA(1), 1),
                Arguments.of(ButcherTableau.radauIIA(2), 3),
                Arguments.of(ButcherTableau.radauIIA(3), 5),
                Arguments.of(ButcherTableau.lobattoIIIA(2), 2),
                Arguments.of(ButcherTableau.lobattoIIIA(3), 4),
                Arguments.of(ButcherTableau.lobattoIIIA(4), 6),
                Arguments.of(ButcherTableau.lobattoIIIB(3), 4),
                Arguments.of(ButcherTableau.lobattoIIIB(4), 6),
                Arguments.of(ButcherTableau.lobattoIIIC(2), 2),
                Arguments.of(ButcherTableau.lobattoIIIC(3), 4));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void theirOrdersAreThoseOfTheirFamilies(ButcherTableau tableau, int order) {
        assertEquals(order, OrderConditions.of(tableau).order());
        assertFalse(tableau.isExplicit());
        assertThrows(IllegalArgumentException.class, () -> FixedStepFlow.of(tableau, 2));
    }

    @Test
    void allNamedOnesAreHere() {
        assertEquals(orders().count(), ButcherTableau.implicitMethods().size());
        assertTrue(Tableaus.all().allMatch(ButcherTableau::isExplicit));
    }

    /** {@code b_i a_ij + b_j a_ji = b_i b_j}: a Gauss method is its own costate partner. */
    @Test
    void gaussMethodsAreTheirOwnPartners() {
        for (int s = 1; s <= 3; s++) {
            ButcherTableau gauss = ButcherTableau.gauss(s);
            double[][] partner = gauss.costatePartner();
            for (int i = 0; i < s; i++) {
                for (int j = 0; j < s; j++) {
                    assertEquals(gauss.a(i, j), partner[i][j], 1e-14); // a few operations
                }
            }
        }
    }

    /** Accepted states are bit for bit those of the tableau over the accepted times. */
    @ParameterizedTest
    @EnumSource(
            value = AdaptiveIntegrator.class,
            names = {"HIGHAM_HALL_54", "DORMAND_PRINCE_54", "DORMAND_PRINCE_853"})
    void adaptiveStepsCanBeTakenAgain(AdaptiveIntegrator integrator) {
        Velocity pendulum =
                (t, x, f) -> {
                    f[0] = x[1];
                    f[1] = -Math.sin(x[0]) + 0.1 * Math.cos(1.7 * t);
                };
        for (double tolerance : new double[] {1e-4, 1e-8}) {
            for (double end : new double[] {7.3, -4.1}) {
                double[] x = {1.2, 0.3};
                var times = new java.util.ArrayList<Double>();
                times.add(0.2);
                EmbeddedSteps steps = EmbeddedSteps.of(integrator, tolerance, 2);
                steps.carry(pendulum, 0.2, end, x, (t, y) -> times.add(t));

                double[] again = {1.2, 0.3};
                TimeGrid grid =
                        TimeGrid.of(times.stream().mapToDouble(Double::doubleValue).toArray());
                for (int k = 0; k < grid.steps(); k++) {
                    sweepStep(steps.tableau(), pendulum, grid.node(k), grid.step(k), again);
                }
                assertEquals(again[0], x[0]);
                assertEquals(again[1], x[1]);
                assertEquals(steps.accepted(), grid.steps());

                double[] exact = {1.2, 0.3};
                FixedStepFlow.of(Scheme.DORMAND_PRINCE_853, 2)
                        .carry(pendulum, TimeGrid.uniform(0.2, end, 2000), exact);
                assertEquals(exact[0], x[0], 100 * tolerance, integrator + " at " + tolerance);
            }
        }
    }

    /** One step in the order of summation of a costate sweep: slopes are added one by one. */
    private static void sweepStep(
            ButcherTableau tableau, Velocity f, double t, double h, double[] x) {
        int s = tableau.stages();
        double[][] slopes = new double[s][x.length];
        for (int i = 0; i < s; i++) {
            double[] stage = x.clone();
            for (int j = 0; j < i; j++) {
                add(h * tableau.a(i, j), slopes[j], stage);
            }
            f.evaluate(t + tableau.c(i) * h, stage, slopes[i]);
        }
        for (int i = 0; i < s; i++) {
            add(h * tableau.b(i), slopes[i], x);
        }
    }

    private static void add(double factor, double[] v, double[] target) {
        for (int i = 0; factor != 0 && i < v.length; i++) {
            target[i] += factor * v[i];
        }
    }

    @Test
    void theyEndWithAReason() {
        EmbeddedSteps steps = EmbeddedSteps.of(AdaptiveIntegrator.DORMAND_PRINCE_54, 1e-6, 1);
        Velocity blowUp = (t, x, f) -> f[0] = x[0] * x[0];
        IntegrationException gone =
                assertThrows(
                        IntegrationException.class,
                        () -> steps.carry(blowUp, 0, 2, new double[] {1}, (t, x) -> {}));
        assertTrue(
                gone.status() == IntegrationException.Status.STEP_UNDERFLOW
                        || gone.status() == IntegrationException.Status.NON_FINITE,
                gone::getMessage);
        assertEquals(1, gone.time(), 1e-3); // x = 1/(1 − t)
        assertThrows(
                IllegalArgumentException.class,
                () -> EmbeddedSteps.of(AdaptiveIntegrator.RADAU_5, 1e-6, 1));
    }
}
