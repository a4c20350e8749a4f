package org.costate.nets.lse;

import org.costate.kernels.Buffer;
import org.costate.kernels.Kernels;

/**
 * The read-outs of a model at given weights, packed for the kernels: rows {@code (W_j, b_j)}, which
 * meet features with a one appended, forward and transposed.
 */
final class PackedHeads {

    private final Buffer packed;
    private final int forward;
    private final int backward;
    private final int heads;
    private final int rows;
    private final double temperature;

    PackedHeads(LseModel model, double[] theta, Kernels kernels) {
        int neurons = model.neurons();
        int columns = model.trunk().width() + 1;
        this.heads = model.heads();
        this.rows = neurons * columns;
        this.temperature = model.temperature(theta);
        this.forward = kernels.packedLength(neurons, columns);
        this.backward = kernels.packedLength(columns, neurons);
        this.packed = kernels.allocate(heads * (forward + backward));
        double[] decoded = new double[rows];
        for (int head = 0; head < heads; head++) {
            model.coordinates().decode(theta, model.start(head), neurons, columns - 1, decoded);
            kernels.pack(decoded, 0, neurons, columns, packed, forward(head));
            kernels.packTransposed(decoded, 0, neurons, columns, packed, backward(head));
        }
    }

    Buffer packed() {
        return packed;
    }

    double temperature() {
        return temperature;
    }

    int forward(int head) {
        return packed.origin() + head * (forward + backward);
    }

    int backward(int head) {
        return forward(head) + forward;
    }

    /** Returns zeros for the gradients of all rows. */
    double[][] emptyRows() {
        return new double[heads][rows];
    }
}
