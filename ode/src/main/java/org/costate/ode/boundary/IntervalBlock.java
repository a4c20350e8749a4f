package org.costate.ode.boundary;

import java.util.Arrays;

/**
 * The equations of one interval, {@code [inner | left | right | q]}, condensed to {@code n} rows.
 *
 * <p>Rows are scaled to a largest entry of 1; pivots for the inner unknowns are sought among all
 * rows of the interval, so an inner block that happens to be singular does no harm.
 */
final class IntervalBlock {

    private final int n;
    private final int rows;
    private final int inner;
    private final int width;
    private final double[] entries;
    private final int[] pivots;
    private final double[] scales;
    private final double[] condensedScales;
    private final double[] transformed;

    IntervalBlock(int n, int k, int stages) {
        this.n = n;
        this.rows = (stages - 1) * n;
        this.inner = (stages - 2) * n;
        this.width = stages * n + k;
        this.entries = new double[rows * width];
        this.pivots = new int[inner];
        this.scales = new double[rows];
        this.condensedScales = new double[n];
        this.transformed = new double[rows];
    }

    /**
     * Fills in {@code Y_j − Y_0 − h Σ_m a_jm F_m}, {@code j = 1 … s − 1}, differentiated.
     *
     * @param first index of the Jacobians at this interval's first point
     */
    void fill(
            LobattoScheme scheme,
            double h,
            int first,
            double[][][] byState,
            double[][][] byParameter) {
        int stages = scheme.stages();
        for (int j = 1; j < stages; j++) {
            double[] a = scheme.integrals(j);
            for (int c = 0; c < n; c++) {
                int row = ((j - 1) * n + c) * width;
                Arrays.fill(entries, row + stages * n, row + width, 0);
                for (int m = 0; m < stages; m++) {
                    double factor = -h * a[m];
                    int at = row + column(m, stages);
                    double[] partials = byState[first + m][c];
                    for (int d = 0; d < n; d++) {
                        entries[at + d] = factor * partials[d];
                    }
                    double[] byQ = byParameter[first + m][c];
                    for (int d = 0; d < byQ.length; d++) {
                        entries[row + stages * n + d] += factor * byQ[d];
                    }
                }
                entries[row + column(0, stages) + c] -= 1;
                entries[row + column(j, stages) + c] += 1;
            }
        }
    }

    private int column(int point, int stages) {
        if (point == 0) {
            return inner;
        }
        return point == stages - 1 ? inner + n : (point - 1) * n;
    }

    boolean factor() {
        for (int i = 0; i < rows; i++) {
            scales[i] = scaleRow(i, 0);
            if (scales[i] == 0) {
                return false;
            }
        }
        for (int p = 0; p < inner; p++) {
            if (!eliminate(p)) {
                return false;
            }
        }
        for (int i = 0; i < n; i++) {
            condensedScales[i] = scaleRow(inner + i, inner);
            if (condensedScales[i] == 0) {
                return false;
            }
        }
        return true;
    }

    /** Scales a row from a column on; returns the factor, zero if there is none. */
    private double scaleRow(int row, int from) {
        double largest = 0;
        for (int j = row * width + from; j < (row + 1) * width; j++) {
            double size = Math.abs(entries[j]);
            if (!(size <= Double.MAX_VALUE)) {
                return 0;
            }
            largest = Math.max(largest, size);
        }
        if (largest == 0) {
            return 0;
        }
        double factor = 1 / largest;
        for (int j = row * width + from; j < (row + 1) * width; j++) {
            entries[j] *= factor;
        }
        return factor;
    }

    private boolean eliminate(int p) {
        int pivot = p;
        for (int i = p + 1; i < rows; i++) {
            if (Math.abs(entries[i * width + p]) > Math.abs(entries[pivot * width + p])) {
                pivot = i;
            }
        }
        pivots[p] = pivot;
        if (!(Math.abs(entries[pivot * width + p]) > 0)) {
            return false;
        }
        swap(p, pivot);
        double inverse = 1 / entries[p * width + p];
        for (int i = p + 1; i < rows; i++) {
            double factor = entries[i * width + p] * inverse;
            entries[i * width + p] = factor;
            if (factor != 0) {
                for (int j = p + 1; j < width; j++) {
                    entries[i * width + j] -= factor * entries[p * width + j];
                }
            }
        }
        return true;
    }

    private void swap(int p, int q) {
        if (p != q) {
            for (int j = 0; j < width; j++) {
                double kept = entries[p * width + j];
                entries[p * width + j] = entries[q * width + j];
                entries[q * width + j] = kept;
            }
        }
    }

    /** Returns entry {@code j} of condensed row {@code i}, columns {@code [left | right | q]}. */
    double condensed(int i, int j) {
        return entries[(inner + i) * width + inner + j];
    }

    /** Applies the elimination to {@code rhs[from …]}; writes the {@code n} condensed entries. */
    void forward(double[] rhs, int from, double[] condensed, int to) {
        for (int i = 0; i < rows; i++) {
            transformed[i] = scales[i] * rhs[from + i];
        }
        for (int p = 0; p < inner; p++) {
            double kept = transformed[pivots[p]];
            transformed[pivots[p]] = transformed[p];
            transformed[p] = kept;
        }
        for (int i = 1; i < rows; i++) {
            double sum = transformed[i];
            int last = Math.min(i, inner);
            for (int p = 0; p < last; p++) {
                sum -= entries[i * width + p] * transformed[p];
            }
            transformed[i] = sum;
        }
        for (int i = 0; i < n; i++) {
            condensed[to + i] = condensedScales[i] * transformed[inner + i];
        }
    }

    /** Finds the inner values from the outer ones, after {@link #forward}. */
    void backward(double[] solution, int from, int parameters) {
        int right = from + rows;
        int k = width - inner - 2 * n;
        for (int p = inner - 1; p >= 0; p--) {
            int row = p * width;
            double sum = transformed[p];
            for (int j = p + 1; j < inner; j++) {
                sum -= entries[row + j] * solution[from + n + j];
            }
            for (int j = 0; j < n; j++) {
                sum -= entries[row + inner + j] * solution[from + j];
                sum -= entries[row + inner + n + j] * solution[right + j];
            }
            for (int j = 0; j < k; j++) {
                sum -= entries[row + inner + 2 * n + j] * solution[parameters + j];
            }
            solution[from + n + p] = sum / entries[row + p];
        }
    }
}
