package org.costate.cli.demo;

/** Arithmetic on gradients. */
final class Gradients {

    private Gradients() {}

    /** Returns {@code |got − reference|₂ / |reference|₂}. */
    static double error(double[] reference, double[] got) {
        double gap = 0;
        double size = 0;
        for (int i = 0; i < reference.length; i++) {
            gap += (got[i] - reference[i]) * (got[i] - reference[i]);
            size += reference[i] * reference[i];
        }
        return Math.sqrt(gap / size);
    }

    /** Returns the largest difference over the largest entry of the reference. */
    static double worst(double[] reference, double[] got) {
        double gap = 0;
        double size = 0;
        for (int i = 0; i < reference.length; i++) {
            gap = Math.max(gap, Math.abs(got[i] - reference[i]));
            size = Math.max(size, Math.abs(reference[i]));
        }
        return gap / size;
    }
}
