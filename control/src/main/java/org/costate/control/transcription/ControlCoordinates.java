package org.costate.control.transcription;

import java.util.Arrays;

/**
 * Smooth coordinates {@code w} of a control {@code u = M w + c} with bounds: the control itself,
 * two parts {@code u_j = w_j − w_l} of one whose cost has a kink at zero, or a mixture without its
 * last component, {@code u_m = 1 − Σ w_j}.
 */
final class ControlCoordinates {

    private final double[][] matrix;
    private final double[] offset;
    private final double[] lower;
    private final double[] upper;

    private ControlCoordinates(double[][] matrix, double[] offset, double[] lower, double[] upper) {
        this.matrix = matrix;
        this.offset = offset;
        this.lower = lower;
        this.upper = upper;
    }

    /** Returns the control itself, those components split whose numbers are given. */
    static ControlCoordinates splitting(double[] lower, double[] upper, int... split) {
        int m = lower.length;
        int size = m + split.length;
        double[][] matrix = new double[m][size];
        double[] low = Arrays.copyOf(lower, size);
        double[] high = Arrays.copyOf(upper, size);
        for (int j = 0; j < m; j++) {
            matrix[j][j] = 1;
        }
        for (int l = 0; l < split.length; l++) {
            int j = split[l];
            matrix[j][m + l] = -1;
            low[j] = 0;
            low[m + l] = 0;
            high[m + l] = -lower[j];
        }
        return new ControlCoordinates(matrix, new double[m], low, high);
    }

    /** Returns the first {@code m − 1} components of a mixture. */
    static ControlCoordinates mixture(int m) {
        double[][] matrix = new double[m][m - 1];
        for (int j = 0; j < m - 1; j++) {
            matrix[j][j] = 1;
            matrix[m - 1][j] = -1;
        }
        double[] offset = new double[m];
        offset[m - 1] = 1;
        double[] ones = new double[m - 1];
        Arrays.fill(ones, 1);
        return new ControlCoordinates(matrix, offset, new double[m - 1], ones);
    }

    int controls() {
        return matrix.length;
    }

    int size() {
        return lower.length;
    }

    /** Says whether component {@code j} of the control has two parts. */
    boolean isSplit(int j) {
        int parts = 0;
        for (double a : matrix[j]) {
            parts += a == 0 ? 0 : 1;
        }
        return size() > controls() && parts == 2;
    }

    double[] lower() {
        return lower.clone();
    }

    double[] upper() {
        return upper.clone();
    }

    /** Writes {@code u = M w + c}. */
    void fold(double[] w, int from, double[] u, int to) {
        for (int j = 0; j < matrix.length; j++) {
            double sum = offset[j];
            for (int l = 0; l < size(); l++) {
                sum += matrix[j][l] * w[from + l];
            }
            u[to + j] = sum;
        }
    }

    /** Adds {@code Mᵀ g}. */
    void addTransposed(double[] g, int from, double[] to, int at) {
        for (int j = 0; j < matrix.length; j++) {
            for (int l = 0; l < size(); l++) {
                to[at + l] += matrix[j][l] * g[from + j];
            }
        }
    }
}
