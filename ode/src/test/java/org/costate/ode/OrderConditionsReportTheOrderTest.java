package org.costate.ode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The report finds the classical order and Hager's control order of tableaus where both are known.
 */
class OrderConditionsReportTheOrderTest {

    private static final double R3 = Math.sqrt(3);

    /** [Hager 2000], and control orders evaluated independently for the same tables. */
    static Stream<Arguments> explicitTableaus() {
        return Stream.of(
                Arguments.of(Scheme.EULER, 1, 1),
                Arguments.of(Tableaus.HEUN_2, 2, 2),
                Arguments.of(Tableaus.KUTTA_3, 3, 3),
                Arguments.of(Tableaus.SSP_3, 3, 2),
                Arguments.of(Tableaus.RALSTON_3, 3, 2),
                Arguments.of(Scheme.RK4, 4, 4),
                Arguments.of(Scheme.THREE_EIGHTHS, 4, 4));
    }

    @ParameterizedTest
    @MethodSource("explicitTableaus")
    void ofExplicitTableaus(ButcherTableau tableau, int order, int controlOrder) {
        OrderConditions report = OrderConditions.of(tableau);

        assertEquals(order, report.order(), report::toString);
        assertEquals(OptionalInt.of(controlOrder), report.controlOrder(), report::toString);
    }

    static Stream<Arguments> implicitTableaus() {
        return Stream.of(
                Arguments.of("implicit midpoint", new double[][] {{0.5}}, new double[] {1}, 2, 2),
                Arguments.of(
                        "gauss-2",
                        new double[][] {{0.25, 0.25 - R3 / 6}, {0.25 + R3 / 6, 0.25}},
                        new double[] {0.5, 0.5},
                        4,
                        4),
                Arguments.of(
                        "radau-iia-2",
                        new double[][] {{5 / 12.0, -1 / 12.0}, {0.75, 0.25}},
                        new double[] {0.75, 0.25},
                        3,
                        3),
                Arguments.of(
                        "lobatto-iiia-3",
                        new double[][] {
                            {0, 0, 0},
                            {5 / 24.0, 1 / 3.0, -1 / 24.0},
                            {1 / 6.0, 2 / 3.0, 1 / 6.0}
                        },
                        new double[] {1 / 6.0, 2 / 3.0, 1 / 6.0},
                        4,
                        4));
    }

    @ParameterizedTest
    @MethodSource("implicitTableaus")
    void ofImplicitTableaus(String name, double[][] a, double[] b, int order, int controlOrder) {
        OrderConditions report = OrderConditions.of(name, a, b);

        assertEquals(order, report.order(), report::toString);
        assertEquals(OptionalInt.of(controlOrder), report.controlOrder(), report::toString);
    }

    @Test
    void aZeroWeightLeavesNoControlOrder() {
        assertEquals(
                OptionalInt.empty(), OrderConditions.of(Scheme.DORMAND_PRINCE_54).controlOrder());
        assertTrue(
                OrderConditions.of(Scheme.MIDPOINT)
                        .toString()
                        .startsWith(
                                "midpoint: classical order 2, no control order (a weight is zero);"
                                        + " order 3 fails at "));
    }

    @Test
    void theReportNamesTheFirstConditionThatFails() {
        assertTrue(
                OrderConditions.of(Tableaus.SSP_3)
                        .toString()
                        .contains("classical order 3, control order 2; order 4 fails at"));
        assertTrue(
                OrderConditions.of(Tableaus.SSP_3)
                        .toString()
                        .endsWith("; order 3 fails at Σ d²/b = 1/3 by 0.500"),
                () -> OrderConditions.of(Tableaus.SSP_3).toString());
    }

    @Test
    void anInconsistentTableauHasOrderZero() {
        OrderConditions report =
                OrderConditions.of("light", new double[][] {{0.5}}, new double[] {0.75});

        assertEquals(0, report.order());
        assertEquals("τ", report.failures().get(0).formula());
        assertEquals(-0.25, report.failures().get(0).residual());
    }

    @Test
    void aWrongShapeIsAnError() {
        var thrown =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                OrderConditions.of(
                                        "lower",
                                        new double[][] {{}, {0.5}},
                                        new double[] {0.5, 0.5}));

        assertEquals(
                "A of tableau \"lower\" has a row of 0, expected 2 × 2: as many as weights,"
                        + " at least one; write its zeros out",
                thrown.getMessage());
    }
}
