package org.costate.plots;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TicksAreRoundTest {

    @Test
    void decimalsFollowTheStep() {
        Ticks ticks = Ticks.linear(-0.26, 0.53, 5, false);
        assertArrayEquals(new String[] {"−0.2", "0.0", "0.2", "0.4"}, ticks.labels());
        assertEquals("x", ticks.complete("x"));
    }

    @Test
    void aCommonPowerMovesToTheAxisName() {
        Ticks ticks = Ticks.linear(-1e-17, 2e-17, 4, false);
        assertArrayEquals(new String[] {"−1", "0", "1", "2"}, ticks.labels());
        assertEquals("drift  (×10⁻¹⁷)", ticks.complete("drift"));
    }

    @Test
    void aCommonOffsetMovesToTheAxisName() {
        Ticks ticks = Ticks.linear(-0.5 - 2.2e-15, -0.5 + 2.2e-15, 5, false);
        assertArrayEquals(new String[] {"−2", "−1", "0", "1", "2"}, ticks.labels());
        assertEquals("H + 0.5  (×10⁻¹⁵)", ticks.complete("H"));
    }

    @Test
    void countsStayWhole() {
        Ticks ticks = Ticks.linear(1, 3, 9, true);
        assertArrayEquals(new String[] {"1", "2", "3"}, ticks.labels());
        assertArrayEquals(
                new String[] {"20000", "40000", "60000"},
                Ticks.linear(15000, 60000, 3, true).labels());
    }

    @Test
    void manyDecadesAreThinnedAndRaised() {
        assertArrayEquals(
                new String[] {"10⁻¹⁵", "10⁻¹⁰", "10⁻⁵", "10⁰"},
                Ticks.logarithmic(-16, 1, 4).labels());
        assertArrayEquals(
                new String[] {"0.01", "0.1", "1", "10"}, Ticks.logarithmic(-2, 1, 5).labels());
    }

    @Test
    void fewDecadesAreDivided() {
        assertArrayEquals(
                new String[] {"0.5", "1", "2", "5"},
                Ticks.logarithmic(Math.log10(0.4), Math.log10(7), 6).labels());
        assertArrayEquals(
                new String[] {"0.31", "0.32", "0.33"},
                Ticks.logarithmic(Math.log10(0.309), Math.log10(0.331), 4).labels());
    }

    @Test
    void noNumberDependsOnTheDefaultLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertEquals("−1234.50", Numbers.fixed(-1234.5, 2));
            assertEquals("−1.5×10⁻⁷", Numbers.significant(-1.5e-7, 4));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void zeroHasNoSign() {
        assertEquals("0.0", Numbers.fixed(-1e-9, 1));
        assertEquals("0", Numbers.significant(-0.0, 3));
    }

    @Test
    void everyRangeHasTicksInsideAndInOrder() {
        SplittableRandom random = new SplittableRandom(11);
        for (int trial = 0; trial < 2000; trial++) {
            double size = Math.pow(10, -300 + 590 * random.nextDouble());
            double lo = size * (random.nextDouble() - 0.5);
            double hi = lo + size * (0.001 + random.nextDouble());
            Ticks ticks = Ticks.linear(lo, hi, 6, false);
            assertTrue(ticks.at().length >= 1 && ticks.at().length <= 8, ticks::toString);
            for (int i = 0; i < ticks.at().length; i++) {
                double slack = 1e-6 * (hi - lo);
                assertTrue(ticks.at()[i] >= lo - slack && ticks.at()[i] <= hi + slack);
                assertTrue(i == 0 || ticks.at()[i] > ticks.at()[i - 1]);
                assertTrue(i == 0 || !ticks.labels()[i].equals(ticks.labels()[i - 1]));
            }
        }
    }
}
