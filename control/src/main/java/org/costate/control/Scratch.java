package org.costate.control;

import java.util.concurrent.atomic.AtomicReference;

/** One idle array that calls lend to each other, so that loops do not allocate. */
final class Scratch {

    private final int length;
    private final AtomicReference<double[]> idle = new AtomicReference<>();

    Scratch(int length) {
        this.length = length;
    }

    double[] lend() {
        double[] lent = idle.getAndSet(null);
        return lent == null ? new double[length] : lent;
    }

    void giveBack(double[] lent) {
        idle.set(lent);
    }
}
