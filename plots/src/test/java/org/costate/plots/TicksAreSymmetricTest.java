package org.costate.plots;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TicksAreSymmetricTest {

    private static final Scale.SymmetricLog SCALE = new Scale.SymmetricLog(0.01);

    @Test
    void theScaleIsOddIncreasingAndInvertible() {
        double before = Double.NEGATIVE_INFINITY;
        for (double v : new double[] {-1e200, -3, -0.01, -1e-9, 0, 1e-12, 0.02, 7, 1e299}) {
            double at = SCALE.toAxis(v);
            assertTrue(at > before, "increasing at " + v);
            assertEquals(-at, SCALE.toAxis(-v), 0.0);
            // log1p and expm1 keep relative accuracy; an error in `at` is multiplied by |at| ln 10
            double tolerance = 1e-15 * (4 + 3 * Math.abs(at));
            assertEquals(v, SCALE.toValue(at), tolerance * Math.abs(v));
            before = at;
        }
    }

    @Test
    void decadesOfBothSignsAndZeroAreMarked() {
        Ticks ticks = SymmetricTicks.between(SCALE, SCALE.toAxis(-2), SCALE.toAxis(0.3), 9);
        assertArrayEquals(new String[] {"−1", "−0.1", "−0.01", "0", "0.01", "0.1"}, ticks.labels());
        assertEquals(SCALE.toAxis(-0.1), ticks.at()[1], 0.0);
    }

    @Test
    void belowTheThresholdTicksAreRoundValues() {
        Ticks ticks = SymmetricTicks.between(SCALE, SCALE.toAxis(-0.004), SCALE.toAxis(0.004), 5);
        assertArrayEquals(
                new String[] {"−0.004", "−0.002", "0.000", "0.002", "0.004"}, ticks.labels());
    }

    @Test
    void everyRangeHasTicksInsideAndInOrder() {
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 1000; trial++) {
            Scale.SymmetricLog scale =
                    new Scale.SymmetricLog(Math.pow(10, -20 * random.nextDouble()));
            double size = Math.pow(10, -30 + 200 * random.nextDouble());
            double lo = scale.toAxis(-size * random.nextDouble());
            double hi = scale.toAxis(size * (0.1 + random.nextDouble()));
            Ticks ticks = scale.ticks(lo, hi, 6, false);
            assertTrue(ticks.at().length >= 1 && ticks.at().length <= 8, ticks::toString);
            for (int i = 0; i < ticks.at().length; i++) {
                double slack = 1e-6 * (hi - lo);
                assertTrue(ticks.at()[i] >= lo - slack && ticks.at()[i] <= hi + slack);
                assertTrue(i == 0 || ticks.at()[i] > ticks.at()[i - 1]);
            }
        }
    }

    @Test
    void aThresholdIsPositive() {
        var thrown =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Panel.curves(Labels.axes("", "")).symlogY(0));
        assertTrue(thrown.getMessage().contains("is 0.0, expected a positive number"));
    }
}
