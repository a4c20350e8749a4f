package org.costate.control.hj;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code 0 ≤ LSE − max ≤ ε log(1 + (N−1)e^{−Δ/ε})}, and the limit {@code ε = 0}. */
class LogSumExpBoundsTest {

    private static final int N = 40;

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.3, 0.1, 0.03, 0.01, 0})
    void excessIsBoundedByTheGap(double epsilon) {
        SplittableRandom random = new SplittableRandom(51);
        LogSumExp lse = LogSumExp.at(epsilon);
        for (int i = 0; i < 2000; i++) {
            double[] z = random.doubles(N, -2, 2).toArray();
            double excess = lse.value(z) - Arrays.stream(z).max().getAsDouble();
            double bound = lse.excessBound(z);
            assertTrue(excess >= 0 && excess <= bound + 1e-13, excess + " > " + bound);
            assertTrue(bound <= epsilon * Math.log(N) + 1e-15);
        }
        double[] equal = new double[N];
        Arrays.fill(equal, 0.7);
        assertEquals(epsilon * Math.log(N), lse.value(equal) - 0.7, 1e-14);
        assertEquals(Math.log(N), lse.entropy(equal), 1e-14);
    }

    @Test
    void nothingOverflows() {
        for (double scale : new double[] {1e-300, 1, 1e5, 1e300}) {
            double[] z = {scale, -scale, 0.5 * scale};
            for (double epsilon : new double[] {0, Double.MIN_VALUE, 1e-9, 1, 1e9}) {
                LogSumExp lse = LogSumExp.at(epsilon);
                assertTrue(lse.value(z) >= scale, "at " + scale + ", ε = " + epsilon);
                assertTrue(lse.value(z) <= scale + epsilon * Math.log(3) * (1 + 1e-15));
                assertEquals(1, Arrays.stream(lse.softmax(z)).sum(), 1e-15);
            }
        }
    }

    @Test
    void theZeroOfTheSemiringIsAllowed() {
        double none = Double.NEGATIVE_INFINITY;
        assertEquals(none, LogSumExp.at(0.5).value(none, none));
        assertEquals(0.25, LogSumExp.at(0.5).value(none, 0.25));
        assertArrayEquals(new double[] {0, 1}, LogSumExp.at(0.5).softmax(none, 0.25));
        assertArrayEquals(new double[] {0, 1}, LogSumExp.at(0).softmax(none, 0.25));
    }

    @Test
    void theTropicalLimitSharesTiesByWeight() {
        double[] z = {1, 3, 3, -2};
        assertArrayEquals(new double[] {0, 0.5, 0.5, 0}, LogSumExp.at(0).softmax(z));
        double[] logWeights = {0, Math.log(3), 0, 7};
        GibbsMeasure limit = LogSumExp.at(0).gibbs(z, logWeights);
        assertArrayEquals(new double[] {0, 0.75, 0.25, 0}, limit.probabilities(), 1e-16);
        GibbsMeasure cold = LogSumExp.at(1e-3).gibbs(z, logWeights);
        assertArrayEquals(limit.probabilities(), cold.probabilities(), 1e-15);
        assertEquals(3, limit.value());
        double[] without = {0, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, 0};
        assertEquals(1, LogSumExp.at(0).weighted(z, without), "weight 0 is absence");
    }

    @Test
    void smallProbabilitiesKeepTheirLogarithms() {
        GibbsMeasure pi = LogSumExp.at(1e-3).gibbs(0, 1);
        assertEquals(0, pi.probability(0));
        assertEquals(-1000, pi.logProbability(0), 1e-12);
        assertEquals(0, pi.logProbability(1));
    }
}
