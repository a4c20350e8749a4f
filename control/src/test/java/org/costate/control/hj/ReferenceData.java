package org.costate.control.hj;

import java.util.SplittableRandom;

/** The data of the reference values, and seeded random ones. */
final class ReferenceData {

    static final double[] Y = {-1.5, -0.5, 0.5, 1.5};
    static final double[] G = {1, 0.3, 0.3, 1};

    private ReferenceData() {}

    /** Data A: four atoms on the line. */
    static AtomMeasure atomsA() {
        return AtomMeasure.onLine(Y, G);
    }

    /** {@code n} asymmetric atoms in {@code ℝᵈ}. */
    static AtomMeasure randomAtoms(int n, int d, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] y = new double[n][];
        double[] g = new double[n];
        for (int j = 0; j < n; j++) {
            y[j] = point(d, 2, random);
            g[j] = random.nextDouble(-0.5, 1);
        }
        return AtomMeasure.of(y, g);
    }

    static double[] point(int d, double reach, SplittableRandom random) {
        double[] x = new double[d];
        for (int i = 0; i < d; i++) {
            x[i] = random.nextDouble(-reach, reach);
        }
        return x;
    }

    /** {@code n} equidistant points of {@code [a, b]}. */
    static double[] line(double a, double b, int n) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = a + (b - a) * i / (n - 1);
        }
        return x;
    }

    /** A symmetric positive definite 3 × 3 matrix, far from diagonal. */
    static double[][] anisotropy() {
        return new double[][] {{1.3, 0.4, -0.2}, {0.4, 0.9, 0.1}, {-0.2, 0.1, 0.6}};
    }
}
