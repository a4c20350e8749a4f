package org.costate.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Vector arithmetic touches exactly the numbers it is told to, and transfer loses none. */
class SlotOperationsTest {

    private static final int[] LENGTHS = {1, 2, 7, 8, 16, 33, 100};

    static java.util.stream.Stream<Kernels> all() {
        return BackEnds.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void arithmeticStopsAtTheLength(Kernels k) {
        for (int n : LENGTHS) {
            var bench = new Bench(k);
            double[] x = BackEnds.numbers(n + 8, 1);
            double[] y = BackEnds.numbers(n + 8, 2);
            int xs = put(bench, x);
            int ys = put(bench, y);
            k.addScaled(bench.buffer, 0.75, xs, ys, n);
            assertArrayEquals(
                    changed(y, n, i -> y[i] + 0.75 * x[i]), get(bench, ys, n), rounding(k));
            k.scale(bench.buffer, -0.75, xs, ys, n);
            assertArrayEquals(changed(y, n, i -> -0.75 * x[i]), get(bench, ys, n), rounding(k));
            k.copy(bench.buffer, xs, ys, n);
            assertArrayEquals(changed(y, n, i -> x[i]), get(bench, ys, n));
            k.zero(bench.buffer, ys, n);
            assertArrayEquals(changed(y, n, i -> 0), get(bench, ys, n));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void dotIsCarriedInDoublePrecision(Kernels k) {
        for (int n : LENGTHS) {
            var bench = new Bench(k);
            double[] x = BackEnds.numbers(n, 3);
            double[] y = BackEnds.numbers(n, 4);
            double expected = 0;
            for (int i = 0; i < n; i++) {
                expected += x[i] * y[i];
            }
            double dot = k.dot(bench.buffer, put(bench, x), put(bench, y), n);
            assertEquals(expected, dot, 1e-14, "only the order of 100 summands may differ");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void loadFollowsTheOrderAndPadsWithZeros(Kernels k) {
        for (int samples : new int[] {1, 13, 24, 25, 97}) {
            var bench = new Bench(k);
            Panels panels = k.panels(samples);
            double[] data = BackEnds.numbers(7 * (samples + 5), 5);
            int[] order = new int[samples + 3];
            for (int i = 0; i < order.length; i++) {
                order[i] = (i * 3 + 2) % (samples + 5);
            }
            int at = bench.carve(k.length(panels, 7));
            k.load(panels, data, 7, order, 2, bench.buffer, at);
            double[] back = bench.read(panels, at, 7);
            double total = 0;
            for (int s = 0; s < samples; s++) {
                for (int i = 0; i < 7; i++) {
                    assertEquals(data[order[2 + s] * 7 + i], back[s * 7 + i]);
                    total += Math.abs(back[s * 7 + i]);
                }
            }
            for (double v : bench.raw(at, k.length(panels, 7))) {
                total -= Math.abs(v);
            }
            assertEquals(0, total, 1e-12, "the padding holds zeros");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void copyRowsMovesABandOfFeatures(Kernels k) {
        for (int samples : new int[] {1, 13, 25, 97}) {
            var bench = new Bench(k);
            Panels panels = k.panels(samples);
            double[] from = BackEnds.numbers(7 * samples, 6);
            double[] to = BackEnds.numbers(5 * samples, 7);
            int f = bench.samples(panels, from, 7);
            int t = bench.samples(panels, to, 5);
            k.copyRows(panels, bench.buffer, f, 7, 3, t, 5, 1, 2);
            for (int s = 0; s < samples; s++) {
                to[s * 5 + 1] = from[s * 7 + 3];
                to[s * 5 + 2] = from[s * 7 + 4];
            }
            assertArrayEquals(to, bench.read(panels, t, 5));
        }
    }

    private interface Entry {
        double at(int i);
    }

    private static double[] changed(double[] y, int n, Entry entry) {
        double[] expected = y.clone();
        for (int i = 0; i < n; i++) {
            expected[i] = entry.at(i);
        }
        return expected;
    }

    private static int put(Bench bench, double[] numbers) {
        int at = bench.carve(numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            bench.buffer.set(at + i, numbers[i]);
        }
        return at;
    }

    private static double[] get(Bench bench, int at, int n) {
        return bench.raw(at, n + 8);
    }

    private static double rounding(Kernels k) {
        return k.precision() == Precision.DOUBLE ? 4e-16 : 3e-7;
    }
}
