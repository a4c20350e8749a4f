package org.costate.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A sweep has the same bits on any number of threads, and once warm it allocates nothing. */
class DeterminismTest {

    static java.util.stream.Stream<Kernels> all() {
        return BackEnds.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void bitsDoNotDependOnTheThreads(Kernels k) {
        double[] alone = gradient(k, 1);
        for (int threads = 2; threads <= 3; threads++) {
            assertArrayEquals(alone, gradient(k, threads), 0.0);
        }
    }

    private static double[] gradient(Kernels k, int threads) {
        var net = new SmallSweep(k, 13, 9, 5, 29);
        try (Team team = Team.of(threads)) {
            team.run(net.parts(), net::sweep);
        }
        return net.merged();
    }

    @ParameterizedTest
    @MethodSource("all")
    void warmSweepsAllocateNothing(Kernels k) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        var net = new SmallSweep(k, 20, 11, 1, 72);
        long self = Thread.currentThread().getId();
        long end = System.nanoTime() + 8_000_000_000L;
        long least = Long.MAX_VALUE;
        while (least > 64 && System.nanoTime() < end) {
            long before = threads.getThreadAllocatedBytes(self);
            for (int i = 0; i < 50; i++) {
                net.sweep(0);
            }
            least = Math.min(least, threads.getThreadAllocatedBytes(self) - before);
        }
        long bytes = least;
        assertTrue(bytes <= 64, () -> k.name() + " allocates " + bytes + " bytes in 50 sweeps");
    }
}
