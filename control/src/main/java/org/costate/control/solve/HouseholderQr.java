package org.costate.control.solve;

/**
 * {@code Q R = A P} by Householder reflections, with or without column pivoting, in place.
 *
 * <p>Applied to the columns {@code 0 … k−1} of a matrix that may be wider, the reflections also
 * transform the columns to the right; so one call eliminates a block.
 */
final class HouseholderQr {

    private final double[][] a;
    private final double[] beta;
    private final int[] permutation;
    private final int columns;

    private HouseholderQr(double[][] a, int columns, boolean pivoting) {
        this.a = a;
        this.columns = Math.min(columns, a.length);
        this.beta = new double[this.columns];
        this.permutation = new int[columns];
        for (int j = 0; j < columns; j++) {
            permutation[j] = j;
        }
        for (int k = 0; k < this.columns; k++) {
            if (pivoting) {
                swap(k, largestColumn(k, columns));
            }
            reflect(k);
        }
    }

    /** Reduces the first columns of {@code a} to an upper triangle; the rest follows along. */
    static HouseholderQr eliminating(double[][] a, int columns) {
        return new HouseholderQr(a, columns, false);
    }

    /** Reduces a whole matrix, largest remaining column first. */
    static HouseholderQr pivoted(double[][] a, int columns) {
        return new HouseholderQr(a, columns, true);
    }

    private int largestColumn(int k, int count) {
        int best = k;
        double largest = -1;
        for (int j = k; j < count; j++) {
            double sum = 0;
            for (int i = k; i < a.length; i++) {
                sum += a[i][j] * a[i][j];
            }
            if (sum > largest) {
                largest = sum;
                best = j;
            }
        }
        return best;
    }

    private void swap(int k, int j) {
        if (j != k) {
            for (double[] row : a) {
                double keep = row[k];
                row[k] = row[j];
                row[j] = keep;
            }
            int keep = permutation[k];
            permutation[k] = permutation[j];
            permutation[j] = keep;
        }
    }

    private void reflect(int k) {
        double norm = 0;
        for (int i = k; i < a.length; i++) {
            norm = Math.hypot(norm, a[i][k]);
        }
        if (norm == 0) {
            return;
        }
        double pivot = a[k][k] > 0 ? -norm : norm;
        double head = a[k][k] - pivot;
        beta[k] = -head / pivot;
        for (int i = k + 1; i < a.length; i++) {
            a[i][k] /= head;
        }
        a[k][k] = pivot;
        int width = a[k].length;
        for (int j = k + 1; j < width; j++) {
            double sum = a[k][j];
            for (int i = k + 1; i < a.length; i++) {
                sum += a[i][k] * a[i][j];
            }
            sum *= beta[k];
            a[k][j] -= sum;
            for (int i = k + 1; i < a.length; i++) {
                a[i][j] -= sum * a[i][k];
            }
        }
    }

    /** Replaces {@code b} by {@code Qᵀ b}. */
    void applyTranspose(double[] b) {
        for (int k = 0; k < columns; k++) {
            double sum = b[k];
            for (int i = k + 1; i < a.length; i++) {
                sum += a[i][k] * b[i];
            }
            sum *= beta[k];
            b[k] -= sum;
            for (int i = k + 1; i < a.length; i++) {
                b[i] -= sum * a[i][k];
            }
        }
    }

    /** Returns {@code |R_00| / |R_kk|}, the condition a pivoted triangle shows; may be infinite. */
    double condition() {
        double first = Math.abs(a[0][0]);
        double least = Math.abs(a[columns - 1][columns - 1]);
        return least == 0 ? Double.POSITIVE_INFINITY : first / least;
    }

    /** Returns the number of diagonal entries above {@code threshold} times the first. */
    int rank(double threshold) {
        int rank = 0;
        while (rank < columns
                && Math.abs(a[rank][rank]) > threshold * Math.abs(a[0][0])
                && a[rank][rank] != 0) {
            rank++;
        }
        return rank;
    }

    /** Returns the entry {@code (i, j)} of the transformed matrix. */
    double entry(int i, int j) {
        return a[i][j];
    }

    /**
     * Solves {@code R y = b} on the leading {@code rank} columns, the others zero, and writes the
     * unpivoted solution.
     */
    void solve(double[] b, int rank, double[] solution) {
        java.util.Arrays.fill(solution, 0, permutation.length, 0);
        double[] y = new double[rank];
        for (int i = rank - 1; i >= 0; i--) {
            double sum = b[i];
            for (int j = i + 1; j < rank; j++) {
                sum -= a[i][j] * y[j];
            }
            y[i] = sum / a[i][i];
            solution[permutation[i]] = y[i];
        }
    }
}
