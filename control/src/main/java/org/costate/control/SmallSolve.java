package org.costate.control;

/** Solves small symmetric systems in place. */
final class SmallSolve {

    private SmallSolve() {}

    /**
     * Solves {@code A X = B} for several right-hand sides by elimination with row exchanges; both
     * arrays are overwritten, {@code b} by the solution.
     *
     * @return whether no pivot vanished
     */
    static boolean general(double[][] a, double[][] b, int n) {
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k + 1; i < n; i++) {
                pivot = Math.abs(a[i][k]) > Math.abs(a[pivot][k]) ? i : pivot;
            }
            swap(a, k, pivot);
            swap(b, k, pivot);
            if (!(Math.abs(a[k][k]) > 0)) {
                return false;
            }
            for (int i = k + 1; i < n; i++) {
                double f = a[i][k] / a[k][k];
                subtract(a[i], a[k], f);
                subtract(b[i], b[k], f);
            }
        }
        for (int k = n - 1; k >= 0; k--) {
            for (int j = 0; j < b[k].length; j++) {
                double sum = b[k][j];
                for (int i = k + 1; i < n; i++) {
                    sum -= a[k][i] * b[i][j];
                }
                b[k][j] = sum / a[k][k];
            }
        }
        return true;
    }

    private static void subtract(double[] row, double[] pivot, double f) {
        if (f != 0) {
            for (int j = 0; j < row.length; j++) {
                row[j] -= f * pivot[j];
            }
        }
    }

    private static void swap(double[][] rows, int i, int k) {
        double[] row = rows[i];
        rows[i] = rows[k];
        rows[k] = row;
    }

    /**
     * Replaces the lower triangle of {@code A} by its Cholesky factor.
     *
     * @return whether {@code A} is positive definite beyond rounding
     */
    static boolean factor(double[][] a, int n) {
        double largest = 0;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, Math.abs(a[i][i]));
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= a[i][k] * a[j][k];
                }
                if (i == j) {
                    if (!(sum > 1e-14 * largest)) {
                        return false;
                    }
                    a[i][i] = Math.sqrt(sum);
                } else {
                    a[i][j] = sum / a[j][j];
                }
            }
        }
        return true;
    }

    /** Solves with the factor of {@link #factor}; {@code b} is overwritten. */
    static void withFactor(double[][] l, double[] b, int n) {
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                b[i] -= l[i][k] * b[k];
            }
            b[i] /= l[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                b[i] -= l[k][i] * b[k];
            }
            b[i] /= l[i][i];
        }
    }
}
