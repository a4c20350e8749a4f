package org.costate.control.transcription;

/**
 * The factorisation {@code P A = L U} of a small square matrix by partial pivoting; solves with
 * {@code A} and with {@code Aᵀ}. Reused for many matrices; allocates nothing after construction.
 */
final class LuFactor {

    private final int n;
    private final double[] a;
    private final int[] row;
    private final double[] work;

    LuFactor(int n) {
        this.n = n;
        this.a = new double[n * n];
        this.row = new int[n];
        this.work = new double[n];
    }

    /** Returns the array, {@code n × n} row-major, that the caller fills before {@link #run}. */
    double[] matrix() {
        return a;
    }

    /** Factorises in place; returns whether no pivot vanished. */
    boolean run() {
        for (int i = 0; i < n; i++) {
            row[i] = i;
        }
        for (int k = 0; k < n; k++) {
            int p = k;
            for (int i = k + 1; i < n; i++) {
                if (Math.abs(a[i * n + k]) > Math.abs(a[p * n + k])) {
                    p = i;
                }
            }
            swap(k, p);
            double d = a[k * n + k];
            if (d == 0 || !Double.isFinite(d)) {
                return false;
            }
            for (int i = k + 1; i < n; i++) {
                double l = a[i * n + k] / d;
                a[i * n + k] = l;
                for (int j = k + 1; l != 0 && j < n; j++) {
                    a[i * n + j] -= l * a[k * n + j];
                }
            }
        }
        return true;
    }

    private void swap(int i, int j) {
        if (i == j) {
            return;
        }
        int r = row[i];
        row[i] = row[j];
        row[j] = r;
        for (int c = 0; c < n; c++) {
            double v = a[i * n + c];
            a[i * n + c] = a[j * n + c];
            a[j * n + c] = v;
        }
    }

    /** Replaces the columns of {@code b}, {@code n × columns} row-major, by {@code A⁻¹ b}. */
    void solve(double[] b, int columns) {
        for (int c = 0; c < columns; c++) {
            for (int i = 0; i < n; i++) {
                double v = b[row[i] * columns + c];
                for (int j = 0; j < i; j++) {
                    v -= a[i * n + j] * work[j];
                }
                work[i] = v;
            }
            for (int i = n - 1; i >= 0; i--) {
                double v = work[i];
                for (int j = i + 1; j < n; j++) {
                    v -= a[i * n + j] * work[j];
                }
                work[i] = v / a[i * n + i];
            }
            for (int i = 0; i < n; i++) {
                b[i * columns + c] = work[i];
            }
        }
    }

    /** Replaces {@code b} by {@code A⁻ᵀ b}. */
    void solveTransposed(double[] b) {
        for (int i = 0; i < n; i++) {
            double v = b[i];
            for (int j = 0; j < i; j++) {
                v -= a[j * n + i] * work[j];
            }
            work[i] = v / a[i * n + i];
        }
        for (int i = n - 1; i >= 0; i--) {
            double v = work[i];
            for (int j = i + 1; j < n; j++) {
                v -= a[j * n + i] * work[j];
            }
            work[i] = v;
        }
        for (int i = 0; i < n; i++) {
            b[row[i]] = work[i];
        }
    }
}
