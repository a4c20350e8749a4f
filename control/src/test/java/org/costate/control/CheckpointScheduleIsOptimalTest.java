package org.costate.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** No schedule advances fewer steps than Revolve, and it advances as many as its formula says. */
class CheckpointScheduleIsOptimalTest {

    /** {@code t(l, c)} for {@code l ≤ steps}, trying every place for the next snapshot. */
    private static long[][] byTryingEverything(int steps, int snapshots) {
        long[][] t = new long[snapshots + 1][steps + 1];
        for (int c = 1; c <= snapshots; c++) {
            for (int l = 2; l <= steps; l++) {
                long best = Long.MAX_VALUE;
                for (int j = 1; j < l; j++) {
                    if (c > 1 || l - j == 1) {
                        best = Math.min(best, j + t[c - 1][l - j] + t[c][j]);
                    }
                }
                t[c][l] = best;
            }
        }
        return t;
    }

    @Test
    void forEverySmallCase() {
        long[][] t = byTryingEverything(59, 7);
        for (int c = 1; c <= 7; c++) {
            for (int steps = 1; steps < 60; steps++) {
                String label = steps + " steps, " + c + " snapshots";
                assertEquals(t[c][steps], CheckpointSchedule.fewestAdvances(steps, c), label);
                assertEquals(t[c][steps], CheckpointSchedule.revolve(steps, c).advances(), label);
            }
        }
    }

    /**
     * The same recursion at depth 10 000. While {@code t(·, c − 1)} and {@code t(·, c)} are convex,
     * what is minimised is convex in {@code j} and the first {@code j} that no neighbour betters is
     * the best; that they are convex is checked as the table grows.
     */
    @Test
    void forTenThousandStepsAndTwentySnapshots() {
        int steps = 10_000;
        long[] fewer = IntStream.rangeClosed(0, steps).mapToLong(l -> l * (l - 1L) / 2).toArray();
        for (int c = 2; c <= 20; c++) {
            long[] t = new long[steps + 1];
            int j = 1;
            for (int l = 2; l <= steps; l++) {
                j = Math.min(j, l - 1);
                while (j + 1 < l && sum(fewer, t, l, j + 1) <= sum(fewer, t, l, j)) {
                    j++;
                }
                while (j > 1 && sum(fewer, t, l, j - 1) <= sum(fewer, t, l, j)) {
                    j--;
                }
                t[l] = sum(fewer, t, l, j);
                assertTrue(t[l] - t[l - 1] >= t[l - 1] - t[l - 2], "convex");
                assertEquals(t[l], CheckpointSchedule.fewestAdvances(l, c));
            }
            fewer = t;
        }
        assertEquals(fewer[steps], CheckpointSchedule.revolve(steps, 20).advances());
    }

    private static long sum(long[] fewer, long[] t, int l, int j) {
        return j + fewer[l - j] + t[j];
    }

    /** The known table of advances a step, to its two decimals. */
    @ParameterizedTest
    @CsvSource({
        "64, 3, 4.03",
        "64, 5, 2.69",
        "64, 10, 1.81",
        "64, 20, 1.66",
        "64, 8, 2.14",
        "256, 3, 7.21",
        "256, 5, 4.20",
        "256, 20, 2.01",
        "256, 16, 2.33",
        "1000, 3, 12.15",
        "1000, 10, 3.64",
        "1000, 20, 2.75",
        "1000, 32, 2.40",
        "10000, 3, 27.87",
        "10000, 5, 11.29",
        "10000, 20, 3.80",
        "10000, 100, 2.47"
    })
    void theTableOfRatios(int steps, int snapshots, double ratio) {
        double advances = CheckpointSchedule.fewestAdvances(steps, snapshots);
        assertEquals(ratio, advances / steps, 0.005);
    }

    static Stream<Arguments> extremes() {
        return Stream.of(
                Arguments.of(1, 1, 0),
                Arguments.of(1, 9, 0),
                Arguments.of(100, 1, 100 * 99 / 2), // from the start every time
                Arguments.of(100, 99, 99), // one sweep, every state kept
                Arguments.of(100, Integer.MAX_VALUE, 99),
                Arguments.of(50_000, 40_000, 50_000 + 9_998)); // r = 2
    }

    @ParameterizedTest
    @MethodSource("extremes")
    void extremeNumbersOfSnapshots(int steps, int snapshots, long advances) {
        assertEquals(advances, CheckpointSchedule.fewestAdvances(steps, snapshots));
        assertEquals(advances, CheckpointSchedule.revolve(steps, snapshots).advances());
    }

    @Test
    void theSquareRootScheduleCostsOneMoreSweep() {
        for (int steps : new int[] {1, 2, 3, 7, 64, 257, 10_000}) {
            CheckpointSchedule schedule = CheckpointSchedule.squareRoot(steps);
            int stretch = (int) Math.ceil(Math.sqrt(steps));
            int stretches = (steps + stretch - 1) / stretch;
            long again = (stretches - 1L) * (stretch - 1L);
            assertEquals(steps - 1 + again, schedule.advances());
            assertTrue(schedule.snapshots() <= Math.max(1, stretches + stretch - 2));
        }
    }
}
