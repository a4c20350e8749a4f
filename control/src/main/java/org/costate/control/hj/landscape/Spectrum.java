package org.costate.control.hj.landscape;

import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;

/** Eigenvalues of a symmetric matrix brought to entries of size 1 first, as the library needs. */
final class Spectrum {

    private final double size;
    private final EigenDecompositionSymmetric eigen;

    Spectrum(double[][] symmetric) {
        double most = 0;
        for (double[] row : symmetric) {
            most = Math.max(most, NewtonStep.size(row));
        }
        size = most > 0 ? most : 1;
        double[][] scaled = new double[symmetric.length][symmetric.length];
        for (int i = 0; i < scaled.length; i++) {
            for (int k = 0; k < scaled.length; k++) {
                scaled[i][k] = 0.5 * (symmetric[i][k] + symmetric[k][i]) / size;
            }
        }
        eigen = new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(scaled));
    }

    /** Returns the eigenvalues in rising order. */
    double[] values() {
        double[] values = eigen.getEigenvalues();
        for (int i = 0; i < values.length; i++) {
            values[i] *= size;
        }
        java.util.Arrays.sort(values);
        return values;
    }

    /** Returns the unit eigenvector of the eigenvalue of least size. */
    double[] nullVector() {
        double[] values = eigen.getEigenvalues();
        int least = 0;
        for (int i = 1; i < values.length; i++) {
            least = Math.abs(values[i]) < Math.abs(values[least]) ? i : least;
        }
        return eigen.getEigenvector(least).toArray();
    }
}
