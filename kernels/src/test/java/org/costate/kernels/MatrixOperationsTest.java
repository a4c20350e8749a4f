package org.costate.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every product agrees with three nested loops over sample-major data, whatever the shapes. */
class MatrixOperationsTest {

    /** rows, cols, samples: narrow, square, wide, deep enough for blocking, one sample. */
    private static final int[][] SHAPES = {
        {1, 1, 1},
        {2, 2, 13},
        {3, 5, 64},
        {5, 7, 1},
        {8, 9, 31},
        {10, 64, 13},
        {64, 10, 29},
        {17, 33, 100},
        {16, 16, 72},
        {2, 40, 50},
        {41, 2, 50},
        {23, 131, 77},
        {150, 29, 40},
        {70, 90, 301},
        {137, 260, 33}
    };

    static Stream<Arguments> cases() {
        return BackEnds.all()
                .flatMap(k -> Arrays.stream(SHAPES).map(s -> Arguments.of(k, s[0], s[1], s[2])));
    }

    @ParameterizedTest(name = "{0}: {1} x {2}, {3} samples")
    @MethodSource("cases")
    void affineMapsEverySample(Kernels k, int rows, int cols, int samples) {
        var bench = new Bench(k);
        Panels panels = k.panels(samples);
        double[] a = BackEnds.numbers(rows * cols + 3, 1);
        double[] bias = BackEnds.numbers(rows + 2, 2);
        double[] x = BackEnds.numbers(samples * cols, 3);
        int packed = bench.carve(k.packedLength(rows, cols));
        k.pack(a, 3, rows, cols, bench.buffer, packed);
        int at = bench.samples(panels, x, cols);
        int y = bench.carve(k.length(panels, rows));

        k.affine(panels, rows, cols, bench.buffer, packed, bias, 2, bench.buffer, at, y);

        double[] expected = product(a, 3, rows, cols, x, samples, false);
        for (int i = 0; i < expected.length; i++) {
            expected[i] += bias[2 + i % rows];
        }
        assertArrayEquals(expected, bench.read(panels, y, rows), BackEnds.rounding(k));
        assertAllFinite(bench.raw(y, k.length(panels, rows)));
    }

    @ParameterizedTest(name = "{0}: {1} x {2}, {3} samples")
    @MethodSource("cases")
    void affineWithoutBiasIsTheProduct(Kernels k, int rows, int cols, int samples) {
        var bench = new Bench(k);
        Panels panels = k.panels(samples);
        double[] a = BackEnds.numbers(rows * cols, 4);
        double[] x = BackEnds.numbers(samples * cols, 5);
        int packed = bench.carve(k.packedLength(rows, cols));
        k.pack(a, 0, rows, cols, bench.buffer, packed);
        int at = bench.samples(panels, x, cols);
        int y = bench.samples(panels, BackEnds.numbers(samples * rows, 6), rows);

        k.affine(panels, rows, cols, bench.buffer, packed, null, 0, bench.buffer, at, y);

        double[] expected = product(a, 0, rows, cols, x, samples, false);
        assertArrayEquals(expected, bench.read(panels, y, rows), BackEnds.rounding(k));
    }

    @ParameterizedTest(name = "{0}: {1} x {2}, {3} samples")
    @MethodSource("cases")
    void transposedProductIsAdded(Kernels k, int rows, int cols, int samples) {
        var bench = new Bench(k);
        Panels panels = k.panels(samples);
        double[] a = BackEnds.numbers(rows * cols + 1, 7);
        double[] q = BackEnds.numbers(samples * rows, 8);
        double[] p = BackEnds.numbers(samples * cols, 9);
        int packed = bench.carve(k.packedLength(cols, rows));
        k.packTransposed(a, 1, rows, cols, bench.buffer, packed);
        int at = bench.samples(panels, q, rows);
        int y = bench.samples(panels, p, cols);

        k.addProduct(panels, cols, rows, bench.buffer, packed, bench.buffer, at, y);

        double[] expected = product(a, 1, rows, cols, q, samples, true);
        for (int i = 0; i < expected.length; i++) {
            expected[i] += p[i];
        }
        assertArrayEquals(expected, bench.read(panels, y, cols), BackEnds.rounding(k));
    }

    @ParameterizedTest(name = "{0}: {1} x {2}, {3} samples")
    @MethodSource("cases")
    void outerProductsOfSeveralAccumulatorsMerge(Kernels k, int rows, int cols, int samples) {
        Panels panels = k.panels(samples);
        double[] expected = BackEnds.numbers(rows * cols + 4, 10);
        double[] out = expected.clone();
        Buffer[] accumulators = new Buffer[2];
        int g = 0;
        for (int c = 0; c < 2; c++) {
            var bench = new Bench(k);
            double[] q = BackEnds.numbers(samples * rows, 11 + c);
            double[] x = BackEnds.numbers(samples * cols, 13 + c);
            int qs = bench.samples(panels, q, rows);
            int xs = bench.samples(panels, x, cols);
            int scratch = bench.carve(k.outerScratch(panels, cols));
            accumulators[c] = k.allocate(k.outerLength(rows, cols) + k.lanes());
            g = accumulators[c].origin() + k.lanes();
            for (int twice = 0; twice < 2; twice++) {
                k.addOuter(panels, rows, cols, bench.buffer, qs, xs, scratch, accumulators[c], g);
            }
            addOuter(expected, 3, 2 * 0.375, q, rows, x, cols, samples);
        }

        k.mergeOuter(accumulators, 2, g, rows, cols, 0.375, out, 3);

        assertArrayEquals(expected, out, 4 * BackEnds.rounding(k));
    }

    @ParameterizedTest(name = "{0}: {1} x {2}, {3} samples")
    @MethodSource("cases")
    void pullBackScalesSlopesAndSumsRows(Kernels k, int rows, int cols, int samples) {
        var bench = new Bench(k);
        Panels panels = k.panels(samples);
        double[] slopes = BackEnds.numbers(samples * rows, 17);
        double[] v = BackEnds.numbers(samples * rows, 18);
        int s = bench.samples(panels, slopes, rows);
        int p = bench.samples(panels, v, rows);
        int q = bench.carve(k.length(panels, rows));
        int g = bench.carve(k.sumLength(rows));

        k.pullBack(panels, rows, bench.buffer, s, p, 0.25, q, bench.buffer, g);
        k.pullBack(panels, rows, bench.buffer, s, p, 0.25, q, bench.buffer, g);

        double[] expected = new double[samples * rows];
        double[] sums = new double[rows];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = 0.25 * slopes[i] * v[i];
            sums[i % rows] += 2 * -1.5 * expected[i];
        }
        double[] merged = new double[rows];
        k.mergeSums(new Buffer[] {bench.buffer}, 1, g, rows, -1.5, merged, 0);
        assertArrayEquals(expected, bench.read(panels, q, rows), BackEnds.rounding(k));
        assertArrayEquals(sums, merged, BackEnds.rounding(k));
    }

    private static double[] product(
            double[] a, int at, int rows, int cols, double[] x, int samples, boolean transposed) {
        int out = transposed ? cols : rows;
        int in = transposed ? rows : cols;
        double[] y = new double[samples * out];
        for (int s = 0; s < samples; s++) {
            for (int i = 0; i < out; i++) {
                for (int j = 0; j < in; j++) {
                    double entry = a[at + (transposed ? j * cols + i : i * cols + j)];
                    y[s * out + i] += entry * x[s * in + j];
                }
            }
        }
        return y;
    }

    private static void addOuter(
            double[] g, int at, double scale, double[] q, int rows, double[] x, int cols, int n) {
        for (int s = 0; s < n; s++) {
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < cols; j++) {
                    g[at + i * cols + j] += scale * q[s * rows + i] * x[s * cols + j];
                }
            }
        }
    }

    private static void assertAllFinite(double[] numbers) {
        assertTrue(Arrays.stream(numbers).allMatch(Double::isFinite), "padding must stay finite");
    }
}
