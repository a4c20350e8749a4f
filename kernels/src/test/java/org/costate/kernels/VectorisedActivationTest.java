package org.costate.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The activations of every back end are those of {@link Activation}, to a few ulp. */
class VectorisedActivationTest {

    private static final double[] EXTREMES = {
        0.0,
        -0.0,
        1e-300,
        -1e-300,
        1e-30,
        1e-8,
        -1e-8,
        0.75,
        20,
        -20,
        45,
        -45,
        90,
        -90,
        1e3,
        -1e3,
        1e30,
        -1e30,
        1e150,
        -1e150,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
    };

    static Stream<Arguments> cases() {
        return BackEnds.all()
                .flatMap(k -> Stream.of(Activation.values()).map(a -> Arguments.of(k, a)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cases")
    void agreesWithTheScalarDefinition(Kernels k, Activation activation) {
        compare(k, activation, ordinary(4000));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cases")
    void saturatesAsTheDefinitionDoes(Kernels k, Activation activation) {
        compare(k, activation, EXTREMES);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cases")
    void nanStaysNan(Kernels k, Activation activation) {
        double[] u = new double[40];
        u[3] = Double.NaN;
        u[39] = Double.NaN;
        var bench = new Bench(k);
        int at = put(bench, u);
        int f = bench.carve(u.length);
        k.activate(activation, bench.buffer, at, u.length, f);
        assertTrue(Double.isNaN(bench.buffer.get(f + 3)));
        assertTrue(Double.isNaN(bench.buffer.get(f + 39)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cases")
    void advanceAddsTheScaledValue(Kernels k, Activation activation) {
        double[] u = ordinary(77);
        double[] x = BackEnds.numbers(u.length, 4);
        var bench = new Bench(k);
        int at = put(bench, u);
        int same = put(bench, u);
        int xs = put(bench, x);
        int f = bench.carve(u.length);
        k.activate(activation, bench.buffer, at, u.length, f);
        k.activateAdvance(activation, bench.buffer, same, u.length, xs, 0.375, xs);
        double eps = k.precision() == Precision.DOUBLE ? 0x1p-52 : 0x1p-23;
        for (int i = 0; i < u.length; i++) {
            assertEquals(bench.buffer.get(at + i), bench.buffer.get(same + i), "slope");
            double y = x[i] + 0.375 * bench.buffer.get(f + i);
            assertEquals(y, bench.buffer.get(xs + i), 2 * eps * (1 + Math.abs(y)));
        }
    }

    /** Five ulp of the result, relative to the terms that form it (GELU and SiLU cross zero). */
    private static void compare(Kernels k, Activation activation, double[] u) {
        var bench = new Bench(k);
        int at = put(bench, u);
        int f = bench.carve(u.length);
        k.activate(activation, bench.buffer, at, u.length, f);
        boolean isDouble = k.precision() == Precision.DOUBLE;
        for (int i = 0; i < u.length; i++) {
            double v = isDouble ? u[i] : (float) u[i];
            close(activation, v, activation.value(v), bench.buffer.get(f + i), isDouble);
            double slope = activation.slope(v);
            boolean sum = activation == Activation.GELU || activation == Activation.SILU;
            double shift = sum && Math.abs(v) < 8 ? 1 : 0;
            close(activation, v, slope + shift, bench.buffer.get(at + i) + shift, isDouble);
        }
    }

    private static void close(
            Activation activation, double u, double expected, double actual, boolean isDouble) {
        double rounded = isDouble ? expected : (float) expected;
        if (rounded == actual) {
            return;
        }
        double eps = isDouble ? 0x1p-52 : 0x1p-23;
        double tiny = isDouble ? 1e-290 : 1e-33; // where the clamped exponential ends
        double error = Math.abs(actual - expected) / (Math.abs(expected) + tiny / eps);
        assertTrue(
                error <= 5 * eps,
                () -> activation + "(" + u + ") gives " + actual + ", not " + expected);
    }

    private static double[] ordinary(int length) {
        var random = new SplittableRandom(5);
        double[] u = new double[length];
        for (int i = 0; i < length; i++) {
            double size = Math.pow(10, -6 + 8 * random.nextDouble());
            u[i] = (2 * random.nextDouble() - 1) * size;
        }
        return u;
    }

    private static int put(Bench bench, double[] numbers) {
        int at = bench.carve(numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            bench.buffer.set(at + i, numbers[i]);
        }
        return at;
    }
}
