package org.costate.control.hj;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code (⊕_ε, ⊗)} is a semiring for each {@code ε}; only for {@code ε > 0} is it ordinary
 * arithmetic.
 */
class TheDeformedSemiringTest {

    /** Two roundings of numbers of size 3. */
    private static final double ROUNDING = 1e-13;

    @ParameterizedTest
    @ValueSource(doubles = {2, 0.3, 0.01, 0})
    void laws(double epsilon) {
        var s = new DeformedSemiring(epsilon);
        SplittableRandom random = new SplittableRandom(61);
        for (int i = 0; i < 1000; i++) {
            double a = random.nextDouble(-3, 3);
            double b = random.nextDouble(-3, 3);
            double c = random.nextDouble(-3, 3);
            assertEquals(s.plus(s.plus(a, b), c), s.plus(a, s.plus(b, c)), ROUNDING);
            assertEquals(s.plus(a, b), s.plus(b, a));
            assertEquals(s.times(a, s.plus(b, c)), s.plus(s.times(a, b), s.times(a, c)), ROUNDING);
            assertEquals(a, s.plus(a, DeformedSemiring.ZERO));
            assertEquals(a, s.times(a, DeformedSemiring.ONE));
            assertEquals(DeformedSemiring.ZERO, s.times(a, DeformedSemiring.ZERO));
            assertEquals(s.plus(a, b), LogSumExp.at(epsilon).value(a, b), ROUNDING);
            double excess = s.plus(a, b) - Math.max(a, b);
            assertTrue(excess >= 0 && excess <= epsilon * Math.log(2) + ROUNDING);
        }
        assertEquals(s.idempotencyDefect(), s.plus(0.7, 0.7) - 0.7, 1e-15);
    }

    @ParameterizedTest
    @ValueSource(doubles = {2, 0.3, 0.05})
    void everyTemperatureIsAnImageOfOrdinaryArithmetic(double epsilon) {
        var s = new DeformedSemiring(epsilon);
        double p = 0.37;
        double q = 2.9;
        assertEquals(s.dequantise(p + q), s.plus(s.dequantise(p), s.dequantise(q)), ROUNDING);
        assertEquals(s.dequantise(p * q), s.times(s.dequantise(p), s.dequantise(q)), ROUNDING);
        assertEquals(p, s.quantise(s.dequantise(p)), 1e-15);
    }
}
