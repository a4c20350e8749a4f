package org.costate.control.transcription;

/**
 * The factorisation {@code P A Pᵀ = L D Lᵀ} of a small symmetric matrix, {@code D} of 1 × 1 and 2 ×
 * 2 blocks by complete pivoting [Bunch, Parlett 1971], which shows the inertia of {@code A}. Rows
 * and columns are brought to one size first.
 *
 * <p>Reused for many matrices of one size; allocates nothing after construction.
 */
final class SymmetricFactor {

    private static final double GROWTH = (1 + Math.sqrt(17)) / 8; // least bound on element growth

    private static final double TINY = 1e-15; // nothing but rounding is left

    private final int n;
    private final double[] a;
    private final int[] row;
    private final boolean[] pair;
    private final double[] work;
    private final double[] unit;
    private int negative;
    private boolean singular;

    SymmetricFactor(int n) {
        this.n = n;
        this.a = new double[n * n];
        this.row = new int[n];
        this.pair = new boolean[n];
        this.work = new double[n];
        this.unit = new double[n];
    }

    /** Factorises the matrix, {@code n × n} row-major and symmetric; it is left as it is. */
    void factorise(double[] matrix) {
        negative = 0;
        singular = false;
        for (int i = 0; i < n; i++) {
            row[i] = i;
            pair[i] = false;
            double size = 0;
            for (int j = 0; j < n; j++) {
                size = Math.max(size, Math.abs(matrix[i * n + j]));
            }
            unit[i] = size > 0 ? 1 / Math.sqrt(size) : 1;
            singular |= !(size < Double.POSITIVE_INFINITY);
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                a[i * n + j] = matrix[i * n + j] * unit[i] * unit[j];
            }
        }
        int k = 0;
        while (k < n && !singular) {
            k += pivot(k);
        }
    }

    /** Returns how many eigenvalues are negative. */
    int negative() {
        return negative;
    }

    /** Says whether a pivot vanished. */
    boolean singular() {
        return singular;
    }

    private int pivot(int k) {
        int diagonal = k;
        int p = k;
        int q = k;
        double largest = 0;
        for (int i = k; i < n; i++) {
            if (Math.abs(a[i * n + i]) > Math.abs(a[diagonal * n + diagonal])) {
                diagonal = i;
            }
            for (int j = k; j < i; j++) {
                double v = Math.abs(a[i * n + j]);
                if (v > largest) {
                    largest = v;
                    p = i;
                    q = j;
                }
            }
        }
        double best = Math.abs(a[diagonal * n + diagonal]);
        if (Math.max(best, largest) <= TINY) {
            singular = true;
            return n;
        }
        if (best >= GROWTH * largest) {
            swap(k, diagonal);
            eliminateOne(k);
            return 1;
        }
        swap(k, q);
        swap(k + 1, p == k ? q : p);
        eliminatePair(k);
        return 2;
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
        for (int c = 0; c < n; c++) {
            double v = a[c * n + i];
            a[c * n + i] = a[c * n + j];
            a[c * n + j] = v;
        }
    }

    private void eliminateOne(int k) {
        double d = a[k * n + k];
        if (d < 0) {
            negative++;
        }
        for (int i = k + 1; i < n; i++) {
            double l = a[i * n + k] / d;
            for (int j = k + 1; j <= i; j++) {
                a[i * n + j] -= l * a[j * n + k];
            }
            work[i] = l;
        }
        finish(k, k + 1);
    }

    private void eliminatePair(int k) {
        double d11 = a[k * n + k];
        double d21 = a[(k + 1) * n + k];
        double d22 = a[(k + 1) * n + k + 1];
        double det = d11 * d22 - d21 * d21;
        pair[k] = true;
        negative += det < 0 ? 1 : d11 + d22 < 0 ? 2 : 0;
        for (int i = k + 2; i < n; i++) {
            double v1 = a[i * n + k];
            double v2 = a[i * n + k + 1];
            double l1 = (d22 * v1 - d21 * v2) / det;
            double l2 = (d11 * v2 - d21 * v1) / det;
            for (int j = k + 2; j <= i; j++) {
                a[i * n + j] -= l1 * a[j * n + k] + l2 * a[j * n + k + 1];
            }
            work[i] = l1;
            a[k * n + i] = l2; // the upper triangle is free: keep l₂ there for a moment
        }
        for (int i = k + 2; i < n; i++) {
            a[i * n + k + 1] = a[k * n + i];
        }
        finish(k, k + 2);
    }

    /** Stores the column of {@code L} and mirrors the rest. */
    private void finish(int k, int next) {
        for (int i = next; i < n; i++) {
            a[i * n + k] = work[i];
            for (int j = next; j < i; j++) {
                a[j * n + i] = a[i * n + j];
            }
        }
    }

    /**
     * Replaces the columns of {@code b}, {@code n × columns} row-major, by {@code A⁻¹ b}.
     *
     * @param columns how many columns there are
     */
    void solve(double[] b, int columns) {
        for (int c = 0; c < columns; c++) {
            for (int i = 0; i < n; i++) {
                work[i] = unit[row[i]] * b[row[i] * columns + c];
            }
            forward();
            backward();
            for (int i = 0; i < n; i++) {
                b[row[i] * columns + c] = unit[row[i]] * work[i];
            }
        }
    }

    private void forward() {
        int k = 0;
        while (k < n) {
            int width = pair[k] ? 2 : 1;
            for (int i = k + width; i < n; i++) {
                work[i] -= a[i * n + k] * work[k];
                if (width == 2) {
                    work[i] -= a[i * n + k + 1] * work[k + 1];
                }
            }
            if (width == 1) {
                work[k] /= a[k * n + k];
            } else {
                solvePair(k);
            }
            k += width;
        }
    }

    private void solvePair(int k) {
        double d11 = a[k * n + k];
        double d21 = a[(k + 1) * n + k];
        double d22 = a[(k + 1) * n + k + 1];
        double det = d11 * d22 - d21 * d21;
        double v = work[k];
        work[k] = (d22 * v - d21 * work[k + 1]) / det;
        work[k + 1] = (d11 * work[k + 1] - d21 * v) / det;
    }

    private void backward() {
        for (int k = n - 1; k >= 0; k--) {
            boolean second = k > 0 && pair[k - 1];
            int first = second ? k - 1 : k;
            for (int i = k + 1; i < n; i++) {
                work[k] -= a[i * n + k] * work[i];
                if (second) {
                    work[first] -= a[i * n + first] * work[i];
                }
            }
            k = first;
        }
    }
}
