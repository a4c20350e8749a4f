package org.costate.ode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The partner of a tableau completes it to a symplectic pair [Hager 2000; Sanz-Serna 2016]. */
class CostatePartnerIsSymplecticTest {

    private static final double ROUNDING = 1e-15; // a few products of numbers ≤ 2

    static Stream<ButcherTableau> withoutZeroWeights() {
        return Tableaus.all().filter(t -> !Tableaus.hasZeroWeight(t));
    }

    static Stream<ButcherTableau> withZeroWeights() {
        return Tableaus.all().filter(Tableaus::hasZeroWeight);
    }

    @ParameterizedTest
    @MethodSource("withoutZeroWeights")
    void weightsAndMatricesPair(ButcherTableau tableau) {
        double[][] partner = tableau.costatePartner();
        for (int i = 0; i < tableau.stages(); i++) {
            for (int j = 0; j < tableau.stages(); j++) {
                assertEquals(
                        tableau.b(i) * tableau.b(j),
                        tableau.b(i) * partner[i][j] + tableau.b(j) * tableau.a(j, i),
                        ROUNDING,
                        tableau + " at " + i + ", " + j);
            }
        }
    }

    /** {@code Â_ij = b_j} for {@code j ≤ i}: run from the end of the step, it is explicit. */
    @ParameterizedTest
    @MethodSource("withoutZeroWeights")
    void runBackwardThePartnerIsExplicit(ButcherTableau tableau) {
        double[][] partner = tableau.costatePartner();
        for (int i = 0; i < tableau.stages(); i++) {
            for (int j = 0; j <= i; j++) {
                assertEquals(tableau.b(j), partner[i][j], tableau + " at " + i + ", " + j);
            }
        }
    }

    static Stream<ButcherTableau> withEqualNodes() {
        return Stream.of(
                Scheme.RK4, Scheme.THREE_EIGHTHS, Scheme.GILL, Tableaus.HEUN_2, Tableaus.KUTTA_3);
    }

    @ParameterizedTest
    @MethodSource("withEqualNodes")
    void costatesLiveAtTheNodesOfTheStates(ButcherTableau tableau) {
        double[] nodes = nodes(tableau.costatePartner());
        for (int i = 0; i < tableau.stages(); i++) {
            assertEquals(tableau.c(i), nodes[i], ROUNDING, tableau + " at stage " + i);
        }
    }

    /** The same statement times {@code b_i}, which also says it where a weight is zero. */
    @ParameterizedTest
    @MethodSource("withSimplifyingAssumption")
    void theSimplifyingAssumptionHolds(ButcherTableau tableau) {
        for (int i = 0; i < tableau.stages(); i++) {
            double sum = 0;
            for (int j = 0; j < tableau.stages(); j++) {
                sum += tableau.b(j) * tableau.a(j, i);
            }
            // terms of size ≤ 1 for Dormand and Prince 5(4), as above for the others
            assertEquals(tableau.b(i) * (1 - tableau.c(i)), sum, 4 * ROUNDING, tableau.name());
        }
    }

    static Stream<ButcherTableau> withSimplifyingAssumption() {
        return Stream.concat(withEqualNodes(), Stream.of(Scheme.DORMAND_PRINCE_54));
    }

    /** States at {@code t_k}, costates at {@code t_{k+1}}: symplectic Euler. */
    @Test
    void theCostateOfEulerLivesAtTheEndOfTheStep() {
        assertEquals(1.0, nodes(Scheme.EULER.costatePartner())[0]);
        assertNotEquals(Scheme.EULER.c(0), nodes(Scheme.EULER.costatePartner())[0]);
    }

    @Test
    void theNodesOfOthersDiffer() {
        for (ButcherTableau tableau : List.of(Tableaus.RALSTON_3, Tableaus.SSP_3)) {
            double[] nodes = nodes(tableau.costatePartner());
            double gap = 0;
            for (int i = 0; i < nodes.length; i++) {
                gap = Math.max(gap, Math.abs(nodes[i] - tableau.c(i)));
            }
            assertTrue(gap > 0.1, tableau + ": " + gap);
        }
    }

    private static double[] nodes(double[][] partner) {
        return Arrays.stream(partner).mapToDouble(row -> Arrays.stream(row).sum()).toArray();
    }

    /** The order a pair keeps when the control is eliminated [Hager 2000, table 1]. */
    static Stream<Arguments> orderInControl() {
        return Stream.of(
                Arguments.of(Scheme.EULER, 1),
                Arguments.of(Tableaus.HEUN_2, 2),
                Arguments.of(Tableaus.RALSTON_3, 2),
                Arguments.of(Tableaus.SSP_3, 2),
                Arguments.of(Tableaus.KUTTA_3, 3),
                Arguments.of(Scheme.THREE_EIGHTHS, 4),
                Arguments.of(Scheme.RK4, 4));
    }

    @ParameterizedTest
    @MethodSource("orderInControl")
    void thePairKeepsTheOrderOfHagersConditions(ButcherTableau tableau, int order) {
        double[] worst = hagerResiduals(tableau);

        for (int p = 1; p <= order; p++) {
            assertEquals(0, worst[p], ROUNDING, tableau + " at order " + p);
        }
        if (order < 4) {
            assertTrue(worst[order + 1] > 1e-3, tableau + ": " + worst[order + 1]);
        }
    }

    /** Returns the worst residual of each order, 1 to 4, with {@code d_j = Σ_i b_i a_ij}. */
    private static double[] hagerResiduals(ButcherTableau t) {
        int s = t.stages();
        double[] d = new double[s];
        double[][] sums = {{}, {-1}, {-1 / 2.0}, {-1 / 6.0, -1 / 3.0, -1 / 3.0}, ORDER_4.clone()};
        for (int i = 0; i < s; i++) {
            for (int j = 0; j < s; j++) {
                d[j] += t.b(i) * t.a(i, j);
            }
        }
        for (int i = 0; i < s; i++) {
            double b = t.b(i);
            double c = t.c(i);
            add(sums[1], b);
            add(sums[2], d[i]);
            add(sums[3], c * d[i], b * c * c, d[i] * d[i] / b);
            double[] inner = new double[4];
            for (int j = 0; j < s; j++) {
                inner[0] += b * c * t.a(i, j) * t.c(j);
                inner[1] += d[i] * t.a(i, j) * t.c(j);
                inner[2] += b / t.b(j) * c * t.a(i, j) * d[j];
                inner[3] += d[i] * t.a(i, j) * d[j] / t.b(j);
            }
            add(
                    sums[4],
                    b * c * c * c,
                    inner[0],
                    d[i] * c * c,
                    inner[1],
                    c * d[i] * d[i] / b,
                    d[i] * d[i] * d[i] / (b * b),
                    inner[2],
                    inner[3]);
        }
        return Arrays.stream(sums)
                .mapToDouble(r -> Arrays.stream(r).map(Math::abs).max().orElse(0))
                .toArray();
    }

    private static final double[] ORDER_4 = {
        -1 / 4.0, -1 / 8.0, -1 / 12.0, -1 / 24.0, -1 / 12.0, -1 / 4.0, -5 / 24.0, -1 / 8.0
    };

    private static void add(double[] sums, double... terms) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += terms[i];
        }
    }

    @Test
    void fiveNamedTableausHaveAZeroWeight() {
        assertEquals(
                List.of(
                        Scheme.MIDPOINT,
                        Scheme.LUTHER,
                        Scheme.HIGHAM_HALL_54,
                        Scheme.DORMAND_PRINCE_54,
                        Scheme.DORMAND_PRINCE_853),
                Tableaus.named().filter(Tableaus::hasZeroWeight).toList());
    }

    @ParameterizedTest
    @MethodSource("withZeroWeights")
    void aZeroWeightHasNoPartner(ButcherTableau tableau) {
        int zero = 0;
        while (tableau.b(zero) != 0) {
            zero++;
        }

        var thrown = assertThrows(ArithmeticException.class, tableau::costatePartner);

        assertEquals(
                "weight b"
                        + (zero + 1)
                        + " of \""
                        + tableau.name()
                        + "\" is zero: its costate partner is not a tableau;"
                        + " the sweep carries b·P instead and needs none",
                thrown.getMessage());
    }
}
