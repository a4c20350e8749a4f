package org.costate.control.feedback;

import java.util.Locale;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/** Small dense matrices: what is asked of those that come in, and the few operations on them. */
final class Dense {

    private static final double ASYMMETRY = 1e-10;

    private Dense() {}

    /**
     * Returns a copy of a matrix of that name and shape.
     *
     * @throws IllegalArgumentException PROBLEM-01 if its shape is another, NONFINITE-01 if an entry
     *     is not finite
     */
    static RealMatrix of(String name, double[][] rows, int height, int width) {
        boolean fits = rows.length == height;
        for (double[] row : rows) {
            fits &= row.length == width;
        }
        if (!fits || height == 0 || width == 0) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "PROBLEM-01: %s is %d x %d, expected %d x %d. Try: A is n x n, B is"
                                    + " n x m, Q is n x n, S is n x m, R is m x m",
                            name,
                            rows.length,
                            rows.length == 0 ? 0 : rows[0].length,
                            height,
                            width));
        }
        for (double[] row : rows) {
            for (double v : row) {
                if (!Double.isFinite(v)) {
                    throw new IllegalArgumentException(
                            "NONFINITE-01: " + name + " holds " + v + "; expected finite numbers");
                }
            }
        }
        return MatrixUtils.createRealMatrix(rows);
    }

    /**
     * Returns a copy of a symmetric matrix, symmetric to the last bit.
     *
     * @throws IllegalArgumentException CONFIG-03 if it is not symmetric
     */
    static RealMatrix symmetric(String name, double[][] rows, int n) {
        RealMatrix a = of(name, rows, n, n);
        double defect = a.subtract(a.transpose()).getFrobeniusNorm();
        if (defect > ASYMMETRY * a.getFrobeniusNorm()) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "CONFIG-03: %s is not symmetric, |%s - its transpose| = %.6g. Try: half"
                                    + " of the sum of both",
                            name,
                            name,
                            defect));
        }
        return symmetrised(a);
    }

    static RealMatrix symmetrised(RealMatrix a) {
        return a.add(a.transpose()).scalarMultiply(0.5);
    }

    /**
     * Returns {@code R⁻¹ B}.
     *
     * @throws IllegalArgumentException RICCATI-03 if {@code R} is not positive definite
     */
    static RealMatrix weighted(RealMatrix r, RealMatrix b, String where) {
        return cholesky(r, where).getSolver().solve(b);
    }

    static CholeskyDecomposition cholesky(RealMatrix r, String where) {
        double largest = 0;
        for (int i = 0; i < r.getRowDimension(); i++) {
            largest = Math.max(largest, Math.abs(r.getEntry(i, i)));
        }
        try {
            return new CholeskyDecomposition(r, ASYMMETRY, 1e-14 * largest);
        } catch (MathRuntimeException e) {
            throw new IllegalArgumentException(
                    "RICCATI-03: the weight R of the control is not positive definite"
                            + where
                            + ". Try: a cost on every control",
                    e);
        }
    }

    /** Returns {@code A⁻¹ B}; entries are not finite if {@code A} is singular. */
    static RealMatrix quotient(RealMatrix a, RealMatrix b) {
        LUDecomposition lu = new LUDecomposition(a, Double.MIN_NORMAL);
        return lu.getSolver().isNonSingular()
                ? lu.getSolver().solve(b)
                : b.scalarMultiply(Double.NaN);
    }

    static boolean isFinite(RealMatrix a) {
        return Double.isFinite(a.getFrobeniusNorm());
    }

    static RealMatrix identity(int n) {
        return MatrixUtils.createRealIdentityMatrix(n);
    }

    static RealMatrix zero(int height, int width) {
        return MatrixUtils.createRealMatrix(height, width);
    }

    /** Returns {@code [[a, b], [c, d]]}. */
    static RealMatrix blocks(RealMatrix a, RealMatrix b, RealMatrix c, RealMatrix d) {
        int h = a.getRowDimension();
        int w = a.getColumnDimension();
        RealMatrix m = zero(h + c.getRowDimension(), w + b.getColumnDimension());
        m.setSubMatrix(a.getData(), 0, 0);
        m.setSubMatrix(b.getData(), 0, w);
        m.setSubMatrix(c.getData(), h, 0);
        m.setSubMatrix(d.getData(), h, w);
        return m;
    }

    static RealMatrix rows(RealMatrix a, int from, int to) {
        return a.getSubMatrix(from, to - 1, 0, a.getColumnDimension() - 1);
    }

    static double[][] copy(double[][] a) {
        double[][] c = new double[a.length][];
        for (int i = 0; i < a.length; i++) {
            c[i] = a[i].clone();
        }
        return c;
    }
}
