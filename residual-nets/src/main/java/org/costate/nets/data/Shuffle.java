package org.costate.nets.data;

import java.util.SplittableRandom;

/** Random order, the same for the same generator on every machine (Fisher and Yates). */
final class Shuffle {

    private Shuffle() {}

    /** Returns {@code 0 .. n-1} in random order. */
    static int[] permutation(int n, SplittableRandom random) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        inPlace(order, random);
        return order;
    }

    static void inPlace(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
    }
}
