package org.costate.kernels;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Every back end this machine can run, and data for it. */
final class BackEnds {

    private BackEnds() {}

    static Stream<Kernels> all() {
        List<Kernels> found = new ArrayList<>();
        for (Precision precision : Precision.values()) {
            found.add(Backends.scalar(precision));
            found.add(Backends.vector(precision).orElseThrow());
        }
        return found.stream();
    }

    /**
     * Rounding of a sum of at most a few hundred terms of size 1, the products of these tests: an
     * ulp each in the worst case, far less as signs alternate.
     */
    static double rounding(Kernels kernels) {
        return kernels.precision() == Precision.DOUBLE ? 1e-13 : 3e-5;
    }

    /** Numbers in (−1, 1) that single precision holds exactly, so that loading rounds nothing. */
    static double[] numbers(int length, long seed) {
        var random = new SplittableRandom(seed);
        double[] numbers = new double[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = (float) (2 * random.nextDouble() - 1);
        }
        return numbers;
    }

    static int[] identityOrder(int samples) {
        int[] order = new int[samples];
        for (int i = 0; i < samples; i++) {
            order[i] = i;
        }
        return order;
    }
}
