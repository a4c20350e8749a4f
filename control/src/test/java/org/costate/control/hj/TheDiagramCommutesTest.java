package org.costate.control.hj;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Network, tropical layer, viscous equation and convex programme are one thing seen four ways. */
class TheDiagramCommutesTest {

    /** Differences of numbers of size 5 that cancel. */
    private static final double ROUNDING = 1e-13;

    @Test
    void everyArrowBothWays() {
        LseLayer layer = ReferenceData.randomAtoms(12, 2, 81).layer(0.7, 0.25);
        SplittableRandom random = new SplittableRandom(82);
        double[][] points = new double[200][];
        for (int i = 0; i < points.length; i++) {
            points[i] = ReferenceData.point(2, 3, random);
        }
        double[] epsilons = {1, 0.1, 0.01, 1e-4, 1e-12, 0};
        double before = Double.POSITIVE_INFINITY;
        for (FourCorners.Row row : FourCorners.of(layer, 0.7).table(points, epsilons)) {
            assertTrue(row.leftColumn() < ROUNDING, row::toString);
            assertTrue(row.rightColumn() < ROUNDING, row::toString);
            assertTrue(row.commutation() < ROUNDING, row::toString);
            assertTrue(row.programmes() < ROUNDING, row::toString);
            assertTrue(row.networkRow() <= row.sharpBound() + ROUNDING, row::toString);
            assertTrue(row.sharpBound() <= row.bound() + ROUNDING, row::toString);
            assertTrue(row.networkRow() < before || row.networkRow() == 0, row::toString);
            before = row.networkRow();
        }
        FourCorners corners = FourCorners.of(layer, 0.7);
        double[] x = points[3];
        assertEquals(corners.network(x), corners.column(x, corners.viscous(x)), ROUNDING);
        assertEquals(corners.tropical(x), corners.column(x, corners.hopfLax(x)), ROUNDING);
    }

    @Test
    void limitsCommuteForWeightedSumsOnly() {
        var family = new OrderOfLimits(Math::abs, -4, 4, 1);
        int[] widths = {100, 200, 400, 800, 1600};
        double epsilon = 0.2;
        assertEquals(epsilon, family.growth(0.4, widths, epsilon, false), 0.01 * epsilon);
        assertEquals(0, family.growth(0.4, widths, epsilon, true), 0.01 * epsilon);

        // both orders end at u₀ = x²/4, f₀ = 0: weights 1/N cost at most ε log N on the way
        for (OrderOfLimits.Row row : family.table(0.4, widths, 0.1, 1e-3, 1e-5)) {
            double loss = row.tropical() - row.weighted();
            assertTrue(
                    loss >= 0 && loss <= row.epsilon() * Math.log(row.n()) + 1e-15, row::toString);
            assertEquals(
                    row.weighted() + row.epsilon() * Math.log(row.n()), row.unweighted(), 1e-12);
        }
        OrderOfLimits.Row last = family.table(0.4, new int[] {100_000}, 1e-5).get(0);
        assertEquals(0, last.weighted(), 2e-4); // ε log N + cell width squared
    }

    /**
     * {@code max |softplus_ε − ReLU|} on a grid that misses 0, where the supremum is {@code ε log
     * 2}.
     */
    @ParameterizedTest
    @CsvSource({
        "1,6.92e-1,1e-3",
        "0.5,3.45e-1,1e-3",
        "0.1,6.78e-2,1e-4",
        "0.01,5.54e-3,1e-5",
        "0.001,4.84e-5,1e-7",
        "0.0001,9e-18,1e-18"
    })
    void softplusTendsToRelu(double epsilon, double expected, double printed) {
        LseLayer layer = LseLayer.of(new double[][] {{1}, {0}}, new double[] {0, 0}, epsilon);
        double worst = 0;
        for (double x : ReferenceData.line(-3, 3, 1000)) {
            double excess = epsilon * Math.log1p(Math.exp(-Math.abs(x) / epsilon));
            assertEquals(Math.max(x, 0) + excess, layer.value(x), 1e-15);
            worst = Math.max(worst, excess);
        }
        assertEquals(expected, worst, printed);
        assertEquals(epsilon * Math.log(2), layer.value(0.0), 1e-16);
    }
}
