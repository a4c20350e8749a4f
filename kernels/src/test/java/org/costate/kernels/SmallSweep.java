package org.costate.kernels;

/** One dense layer, forward and back, on several parts of a batch: every kernel once. */
final class SmallSweep {

    private final Kernels k;
    private final int rows;
    private final int cols;
    private final Panels panels;
    private final double[] bias;
    private final double[] data;
    private final int[] order;
    private final double[] gradient;
    private final Buffer weights;
    private final Buffer[] work;
    private final Buffer[] sums;
    private final int forward;
    private final int back;

    SmallSweep(Kernels k, int rows, int cols, int parts, int samples) {
        this.k = k;
        this.rows = rows;
        this.cols = cols;
        panels = k.panels(samples);
        bias = BackEnds.numbers(rows, 2);
        data = BackEnds.numbers(parts * samples * cols, 3);
        order = BackEnds.identityOrder(parts * samples);
        gradient = new double[rows * (cols + 1)];
        weights = k.allocate(2 * room(k.packedLength(rows, cols)));
        forward = weights.origin();
        back = forward + room(k.packedLength(rows, cols));
        double[] a = BackEnds.numbers(rows * cols, 1);
        k.pack(a, 0, rows, cols, weights, forward);
        k.packTransposed(a, 0, rows, cols, weights, back);
        work = new Buffer[parts];
        sums = new Buffer[parts];
        for (int p = 0; p < parts; p++) {
            work[p] = k.allocate(6 * slot() + room(k.outerScratch(panels, cols)));
            sums[p] = k.allocate(room(k.outerLength(rows, cols)) + k.sumLength(rows));
        }
    }

    int parts() {
        return work.length;
    }

    private int slot() {
        return room(k.length(panels, Math.max(rows, cols)));
    }

    private int room(int length) {
        return (length + k.lanes() - 1) / k.lanes() * k.lanes();
    }

    void sweep(int part) {
        Buffer m = work[part];
        Buffer g = sums[part];
        int x = m.origin();
        int u = x + slot();
        int y = u + slot();
        int q = y + slot();
        int p = q + slot();
        int scratch = p + slot();
        int bottom = g.origin() + room(k.outerLength(rows, cols));
        k.zero(g, g.origin(), g.length());
        k.load(panels, data, cols, order, part * panels.samples(), m, x);
        k.affine(panels, rows, cols, weights, forward, bias, 0, m, x, u);
        for (Activation activation : ACTIVATIONS) {
            k.copy(m, u, q, k.length(panels, rows));
            k.activate(activation, m, q, k.length(panels, rows), y);
        }
        k.activateAdvance(Activation.TANH, m, u, k.length(panels, rows), y, 0.5, y);
        k.addScaled(m, 0.25, u, y, k.length(panels, rows));
        k.scale(m, 0.5, y, y, k.length(panels, rows));
        k.pullBack(panels, rows, m, u, y, 0.5, q, g, bottom);
        k.addOuter(panels, rows, cols, m, q, x, scratch, g, g.origin());
        k.copy(m, x, p, k.length(panels, cols));
        k.addProduct(panels, cols, rows, weights, back, m, q, p);
        if (part == 0) {
            k.mergeOuter(sums, 1, g.origin(), rows, cols, 1.0, gradient, 0);
            k.mergeSums(sums, 1, bottom, rows, 1.0, gradient, rows * cols);
        }
    }

    private static final Activation[] ACTIVATIONS = Activation.values();

    double[] merged() {
        double[] out = new double[rows * (cols + 1)];
        int g = sums[0].origin();
        int bottom = g + room(k.outerLength(rows, cols));
        k.mergeOuter(sums, sums.length, g, rows, cols, 1.0, out, 0);
        k.mergeSums(sums, sums.length, bottom, rows, 1.0, out, rows * cols);
        return out;
    }
}
