package org.costate.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An online softmax, block by block, is the softmax of all rows. */
class SoftmaxOperationsTest {

    private static final int[] SAMPLES = {1, 5, 24, 53};
    private static final int[] BLOCKS = {3, 1, 7, 4};

    private static int index(Panels panels, int slot, int rows, int row, int sample) {
        int first = sample / panels.panelWidth() * panels.panelWidth();
        int w = panels.width(first / panels.panelWidth());
        return slot + first * rows + row * w + sample - first;
    }

    private static double at(Panels panels, Bench bench, int slot, int rows, int row, int sample) {
        return bench.buffer.get(index(panels, slot, rows, row, sample));
    }

    @ParameterizedTest
    @MethodSource("org.costate.kernels.BackEnds#all")
    void blocksMakeTheSoftmaxOfAllRows(Kernels k) {
        for (int samples : SAMPLES) {
            for (double beta : new double[] {0.3, 4, limit(k)}) {
                run(k, samples, beta);
            }
        }
    }

    private static double limit(Kernels k) {
        return k.precision() == Precision.DOUBLE ? Double.MAX_VALUE : Float.MAX_VALUE;
    }

    private static void run(Kernels k, int samples, double beta) {
        Panels panels = k.panels(samples);
        Bench bench = new Bench(k);
        int statistics = bench.carve(4 * panels.padded());
        int carried = bench.carve(2 * panels.padded());
        for (int i = 0; i < panels.padded(); i++) {
            bench.buffer.set(index(panels, statistics, 4, 0, i), -1e30);
        }
        double[] start = new double[samples];
        double[][] all = new double[15][];
        int row = 0;
        for (int block : BLOCKS) {
            double[] z = BackEnds.numbers(block * panels.padded(), 10 + row);
            int slot = bench.carve(block * panels.padded());
            for (int i = 0; i < z.length; i++) {
                bench.buffer.set(slot + i, 3 * z[i]);
            }
            for (int i = 0; i < block; i++) {
                all[row] = new double[samples];
                for (int s = 0; s < samples; s++) {
                    all[row][s] = at(panels, bench, slot, block, i, s);
                }
                row++;
            }
            k.softmaxBlock(panels, block, beta, bench.buffer, slot, statistics);
            k.scaleColumns(panels, 2, bench.buffer, statistics, carried);
            for (int s = 0; row == BLOCKS[0] && s < samples; s++) {
                bench.buffer.set(index(panels, carried, 2, 0, s), 1);
                bench.buffer.set(index(panels, carried, 2, 1, s), -2);
                start[s] = at(panels, bench, statistics, 4, 0, s);
            }
        }
        compare(k, panels, bench, statistics, carried, all, start, beta);
    }

    private static void compare(
            Kernels k,
            Panels panels,
            Bench bench,
            int statistics,
            int carried,
            double[][] all,
            double[] start,
            double beta) {
        double ulps = 40 * (k.precision() == Precision.DOUBLE ? 0x1p-52 : 0x1p-23);
        for (int s = 0; s < panels.samples(); s++) {
            double top = Double.NEGATIVE_INFINITY;
            for (double[] z : all) {
                top = Math.max(top, z[s]);
            }
            double mass = 0;
            double moment = 0;
            for (double[] z : all) {
                double y = z[s] == top ? 0 : beta * (z[s] - top);
                mass += Math.exp(y);
                moment += y < -700 ? 0 : Math.exp(y) * y;
            }
            assertEquals(top, at(panels, bench, statistics, 4, 0, s));
            assertEquals(mass, at(panels, bench, statistics, 4, 1, s), ulps * mass);
            assertEquals(moment, at(panels, bench, statistics, 4, 2, s), ulps * (1 - moment));
            double fall = start[s] == top ? 0 : beta * (start[s] - top);
            assertEquals(Math.exp(fall), at(panels, bench, carried, 2, 0, s), ulps);
            assertEquals(-2 * Math.exp(fall), at(panels, bench, carried, 2, 1, s), ulps);
        }
    }

    /** The exponential of one row against a second one that pins the maximum to 0. */
    @ParameterizedTest
    @MethodSource("org.costate.kernels.BackEnds#all")
    void exponentialsAreWithinTwoUlp(Kernels k) {
        int samples = 4000;
        boolean isDouble = k.precision() == Precision.DOUBLE;
        double reach = isDouble ? 690 : 80;
        Panels panels = k.panels(samples);
        Bench bench = new Bench(k);
        int statistics = bench.carve(4 * panels.padded());
        int z = bench.carve(panels.padded());
        SplittableRandom random = new SplittableRandom(7);
        double[] y = new double[panels.padded()];
        for (int i = 0; i < y.length; i++) {
            double size = reach * Math.pow(random.nextDouble(), 6);
            y[i] = isDouble ? -size : (float) -size;
            bench.buffer.set(z + i, y[i]);
        }
        for (int i = 0; i < 4 * panels.padded(); i++) {
            bench.buffer.set(statistics + i, 0);
        }
        k.softmaxBlock(panels, 1, 1, bench.buffer, z, statistics);
        double worst = 0;
        for (int i = 0; i < y.length; i++) {
            double exact = StrictMath.exp(y[i]);
            double ulp = isDouble ? Math.ulp(exact) : Math.ulp((float) exact);
            worst = Math.max(worst, Math.abs(bench.buffer.get(z + i) - exact) / ulp);
        }
        assertTrue(worst <= 2, "worst error " + worst + " ulp");
    }
}
