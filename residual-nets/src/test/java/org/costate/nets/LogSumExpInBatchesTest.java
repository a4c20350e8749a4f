package org.costate.nets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.costate.control.hj.GibbsMeasure;
import org.costate.control.hj.LseLayer;
import org.costate.kernels.Backends;
import org.costate.kernels.Kernels;
import org.costate.kernels.Precision;
import org.costate.kernels.Team;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The streamed layer is the layer, on every back end, with the same bits on any threads. */
class LogSumExpInBatchesTest {

    private static final int N = 300;
    private static final int D = 7;
    private static final int POINTS = 501;

    static Stream<Kernels> backEnds() {
        return Stream.of(Precision.values())
                .flatMap(p -> Stream.of(Backends.scalar(p), Backends.vector(p).orElseThrow()));
    }

    private static LseLayer layer(double epsilon) {
        SplittableRandom random = new SplittableRandom(151);
        double[][] w = new double[N][];
        for (int j = 0; j < N; j++) {
            w[j] = random.doubles(D, -1, 1).toArray();
        }
        return LseLayer.of(w, random.doubles(N, -1, 1).toArray(), epsilon);
    }

    private static double[] points() {
        return new SplittableRandom(152).doubles((long) POINTS * D, -2, 2).toArray();
    }

    @ParameterizedTest
    @MethodSource("backEnds")
    void equalsTheLayer(Kernels kernels) {
        boolean isDouble = kernels.precision() == Precision.DOUBLE;
        try (Team team = Team.of(2)) {
            for (double epsilon : new double[] {2, 0.3, 0.02, 0}) {
                LseLayer layer = layer(epsilon);
                // logits of size 10 over ε: their roundings, times that size in the entropy
                double scale = epsilon == 0 ? 10 : 10 / Math.min(1, epsilon);
                double rounding = scale * (isDouble ? 1e-14 : 1e-5);
                var values = LseBatch.of(layer, kernels).evaluate(points(), team);
                compare(layer, values, rounding);
            }
            LseLayer weighted = layer(0.3).weighted(logWeights());
            var values = LseBatch.of(weighted, kernels).evaluate(points(), team);
            compare(weighted, values, isDouble ? 1e-12 : 1e-3);
        }
    }

    private static double[] logWeights() {
        double[] logWeights = new SplittableRandom(153).doubles(N, -2, 0).toArray();
        logWeights[0] = Double.NEGATIVE_INFINITY;
        logWeights[130] = Double.NEGATIVE_INFINITY;
        return logWeights;
    }

    private static void compare(LseLayer layer, LseBatch.Values values, double rounding) {
        double[] points = points();
        double[][] w = layer.weights();
        for (int i = 0; i < POINTS; i++) {
            double[] x = java.util.Arrays.copyOfRange(points, i * D, (i + 1) * D);
            GibbsMeasure pi = layer.gibbs(x);
            assertEquals(pi.value(), values.values()[i], rounding);
            assertEquals(pi.entropy(), values.entropies()[i], rounding);
            double[] gradient =
                    java.util.Arrays.copyOfRange(values.gradients(), i * D, (i + 1) * D);
            assertArrayEquals(pi.mean(w), gradient, rounding);
        }
    }

    @ParameterizedTest
    @MethodSource("backEnds")
    void sameBitsOnAnyThreads(Kernels kernels) {
        LseBatch batch = LseBatch.of(layer(0.1), kernels);
        try (Team one = Team.of(1);
                Team three = Team.of(3)) {
            var alone = batch.evaluate(points(), one);
            var together = batch.evaluate(points(), three);
            assertArrayEquals(alone.values(), together.values());
            assertArrayEquals(alone.gradients(), together.gradients());
            assertArrayEquals(alone.entropies(), together.entropies());
        }
    }

    @Test
    void badInputIsNamed() {
        LseBatch batch = LseBatch.of(layer(0.1));
        try (Team team = Team.of(1)) {
            double[] broken = points();
            broken[3 * D + 2] = Double.NaN;
            String message =
                    assertThrows(ArithmeticException.class, () -> batch.evaluate(broken, team))
                            .getMessage();
            assertTrue(message.startsWith("NONFINITE-01: the layer is NaN at point 4"), message);
            assertThrows(
                    IllegalArgumentException.class, () -> batch.evaluate(new double[D + 1], team));
            assertEquals(0, batch.evaluate(new double[0], team).values().length);
        }
        LseLayer cold = layer(0).weighted(new double[N]);
        assertThrows(IllegalArgumentException.class, () -> LseBatch.of(cold));
    }
}
