package org.costate.kernels;

import java.util.Arrays;

/** A work table: one buffer from which a test carves samples, matrices and accumulators. */
final class Bench {

    final Kernels kernels;
    final Buffer buffer;
    private int next;

    Bench(Kernels kernels) {
        this.kernels = kernels;
        this.buffer = kernels.allocate(1 << 18);
        this.next = buffer.origin();
    }

    int carve(int length) {
        int at = next;
        next += (length + kernels.lanes() - 1) / kernels.lanes() * kernels.lanes();
        for (int i = at; i < next; i++) {
            buffer.set(i, 0);
        }
        return at;
    }

    /** A slot that holds the sample-major {@code data}. */
    int samples(Panels panels, double[] data, int features) {
        int at = carve(kernels.length(panels, features));
        int[] order = BackEnds.identityOrder(panels.samples());
        kernels.load(panels, data, features, order, 0, buffer, at);
        return at;
    }

    double[] read(Panels panels, int at, int features) {
        double[] data = new double[panels.samples() * features];
        kernels.store(panels, buffer, at, features, data);
        return data;
    }

    /** The numbers in the whole slot, padding included. */
    double[] raw(int at, int length) {
        double[] numbers = new double[length];
        Arrays.setAll(numbers, i -> buffer.get(at + i));
        return numbers;
    }
}
