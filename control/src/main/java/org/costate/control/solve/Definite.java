package org.costate.control.solve;

/** Small symmetric matrices. */
final class Definite {

    private Definite() {}

    /**
     * Solves {@code K s = g} by Cholesky's factorisation.
     *
     * @return the solution; empty if {@code K} is not positive definite
     */
    static double[] solve(double[][] k, double[] g) {
        int n = g.length;
        double[][] l = new double[n][n];
        double largest = 0;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, Math.abs(k[i][i]));
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = k[i][j];
                for (int r = 0; r < j; r++) {
                    sum -= l[i][r] * l[j][r];
                }
                if (i == j && !(sum > 1e-14 * largest)) {
                    return new double[0];
                }
                l[i][j] = i == j ? Math.sqrt(sum) : sum / l[j][j];
            }
        }
        double[] s = g.clone();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                s[i] -= l[i][j] * s[j];
            }
            s[i] /= l[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int j = i + 1; j < n; j++) {
                s[i] -= l[j][i] * s[j];
            }
            s[i] /= l[i][i];
        }
        return s;
    }

    /** Adds the part of {@code v} across an orthonormal basis to it, if there is one. */
    static void addDirection(double[] v, java.util.List<double[]> basis) {
        double before = norm(v);
        for (int pass = 0; pass < 2; pass++) {
            for (double[] b : basis) {
                double dot = 0;
                for (int i = 0; i < v.length; i++) {
                    dot += v[i] * b[i];
                }
                for (int i = 0; i < v.length; i++) {
                    v[i] -= dot * b[i];
                }
            }
        }
        double after = norm(v);
        if (after > 1e-9 * before) {
            for (int i = 0; i < v.length; i++) {
                v[i] /= after;
            }
            basis.add(v);
        }
    }

    private static double norm(double[] v) {
        double sum = 0;
        for (double a : v) {
            sum += a * a;
        }
        return Math.sqrt(sum);
    }

    /** Returns the negative part of a symmetric matrix, itself negative semidefinite. */
    static double[][] negativePart(double[][] k) {
        int n = k.length;
        org.hipparchus.linear.EigenDecompositionSymmetric eigen =
                new org.hipparchus.linear.EigenDecompositionSymmetric(
                        new org.hipparchus.linear.Array2DRowRealMatrix(k));
        double[][] part = new double[n][n];
        for (int r = 0; r < n; r++) {
            double value = Math.min(0, eigen.getEigenvalue(r));
            for (int i = 0; i < n && value < 0; i++) {
                for (int j = 0; j < n; j++) {
                    part[i][j] +=
                            value
                                    * eigen.getEigenvector(r).getEntry(i)
                                    * eigen.getEigenvector(r).getEntry(j);
                }
            }
        }
        return part;
    }

    /** Returns the smallest and the largest eigenvalue of a symmetric matrix. */
    static double[] spectrum(double[][] k) {
        double[] values =
                new org.hipparchus.linear.EigenDecompositionSymmetric(
                                new org.hipparchus.linear.Array2DRowRealMatrix(k))
                        .getEigenvalues();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return new double[] {low, high};
    }
}
