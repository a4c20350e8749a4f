package org.costate.control.transcription;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.junit.jupiter.api.Test;

/** Factors of small matrices solve, and show inertia and singularity. */
class SmallFactorsTest {

    private static double[] symmetric(SplittableRandom random, int n) {
        double[] a = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double v = 2 * random.nextDouble() - 1;
                v = i == j && random.nextInt(3) == 0 ? 0 : v; // zero pivots need pairs
                a[i * n + j] = v;
                a[j * n + i] = v;
            }
        }
        return a;
    }

    @Test
    void symmetricFactorSolvesAndCounts() {
        SplittableRandom random = new SplittableRandom(5);
        for (int n = 1; n <= 12; n++) {
            SymmetricFactor factor = new SymmetricFactor(n);
            for (int trial = 0; trial < 20; trial++) {
                double[] a = symmetric(random, n);
                double[][] rows = new double[n][n];
                double[] x = new double[2 * n];
                double[] b = new double[2 * n];
                for (int i = 0; i < n; i++) {
                    System.arraycopy(a, i * n, rows[i], 0, n);
                    x[2 * i] = random.nextDouble();
                    x[2 * i + 1] = -3 * random.nextDouble();
                }
                Products.add(b, a, x, n, n, 2);
                double[] eigen =
                        new EigenDecompositionSymmetric(new Array2DRowRealMatrix(rows))
                                .getEigenvalues();
                double least = Double.POSITIVE_INFINITY;
                int negative = 0;
                for (double e : eigen) {
                    least = Math.min(least, Math.abs(e));
                    negative += e < 0 ? 1 : 0;
                }
                factor.factorise(a);
                if (least > 1e-3) {
                    assertEquals(negative, factor.negative());
                    factor.solve(b, 2);
                    assertArrayEquals(x, b, 1e-10); // condition below 1e4
                }
            }
        }
    }

    @Test
    void badlyScaledRowsAreNotSingular() {
        double[] a = {1e-12, 1, 1, -1e12};
        SymmetricFactor factor = new SymmetricFactor(2);
        factor.factorise(a);
        assertFalse(factor.singular());
        assertEquals(1, factor.negative());
    }

    @Test
    void dependentRowsAreSingular() {
        double[] a = {1, 2, 3, 2, 4, 6, 3, 6, 9};
        SymmetricFactor factor = new SymmetricFactor(3);
        factor.factorise(a);
        assertTrue(factor.singular());
    }

    @Test
    void luSolvesBothWays() {
        SplittableRandom random = new SplittableRandom(6);
        int n = 7;
        double[] a = new double[n * n];
        double[] x = new double[n];
        for (int i = 0; i < n * n; i++) {
            a[i] = 2 * random.nextDouble() - 1;
        }
        for (int i = 0; i < n; i++) {
            x[i] = random.nextDouble() - 0.3;
        }
        LuFactor lu = new LuFactor(n);
        System.arraycopy(a, 0, lu.matrix(), 0, n * n);
        assertTrue(lu.run());
        double[] b = new double[n];
        Products.add(b, a, x, n, n, 1);
        lu.solve(b, 1);
        assertArrayEquals(x, b, 1e-12); // condition below 100
        double[] c = new double[n];
        Products.addTransposed(c, a, x, n, n, 1);
        lu.solveTransposed(c);
        assertArrayEquals(x, c, 1e-12);
    }
}
