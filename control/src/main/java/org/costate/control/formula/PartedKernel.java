package org.costate.control.formula;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** A long program in several methods, with an array that calls lend to each other. */
final class PartedKernel implements Kernel {

    private final Kernel[] parts;
    private final int length;
    private final AtomicReference<double[]> idle = new AtomicReference<>();

    PartedKernel(List<Kernel> parts, int length) {
        this.parts = parts.toArray(Kernel[]::new);
        this.length = length;
    }

    @Override
    public void run(
            double t,
            double[] a,
            double[] b,
            double[] c,
            double[] k,
            double[] y,
            double[][] m,
            double[] w) {
        double[] lent = idle.getAndSet(null);
        double[] handed = lent == null ? new double[length] : lent;
        for (Kernel part : parts) {
            part.run(t, a, b, c, k, y, m, handed);
        }
        idle.set(handed);
    }
}
