package org.costate.control.feedback;

import java.util.Locale;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/** The Hamiltonian matrix of a model at each time. */
final class RiccatiGenerator {

    private final LinearQuadraticModel model;

    RiccatiGenerator(LinearQuadraticModel model) {
        this.model = model;
    }

    RiccatiCoefficients coefficients(double t) {
        int n = model.states();
        int m = model.controls();
        double[][] a = new double[n][n];
        double[][] b = new double[n][m];
        double[][] q = new double[n][n];
        double[][] s = new double[n][m];
        double[][] r = new double[m][m];
        model.evaluate(t, a, b, q, s, r);
        return RiccatiCoefficients.of(a, b, q, r, s, String.format(Locale.ROOT, " at t = %.6g", t));
    }

    RealMatrix at(double t) {
        return coefficients(t).hamiltonian();
    }

    /**
     * Returns the smallest and the largest eigenvalue of {@code GP}: how fast {@code X˙ = −GPX}
     * shrinks or grows; both are real.
     */
    static double[] spread(RiccatiCoefficients c, RealMatrix p) {
        CholeskyDecomposition r = Dense.cholesky(c.r(), "");
        RealMatrix w = c.b().copy(); // rows of B L⁻ᵀ
        for (int i = 0; i < w.getRowDimension(); i++) {
            RealVector row = w.getRowVector(i);
            MatrixUtils.solveLowerTriangularSystem(r.getL(), row);
            w.setRowVector(i, row);
        }
        RealMatrix pulled = w.transpose().multiply(p).multiply(w);
        double[] lambda =
                new EigenDecompositionSymmetric(Dense.symmetrised(pulled)).getEigenvalues();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double v : lambda) {
            low = Math.min(low, v);
            high = Math.max(high, v);
        }
        return new double[] {low, high};
    }
}
