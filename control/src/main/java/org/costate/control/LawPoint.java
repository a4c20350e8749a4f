package org.costate.control;

/** A maximiser at a point of phase space, with room for its derivatives. One call at a time. */
final class LawPoint {

    final double[] u;
    final int[] code;
    final double[] gradient;
    final double[][] hessian;
    final double[][] du;

    /** Constants, then the signs of kinks. */
    final double[] constants;

    /** {@code H_u}, then {@code H}. */
    final double[] slopes;

    final double[][] curvature;

    /** Rows {@code ∂H_u/∂(t, x, p, u)}. */
    final double[][] rows;

    final double[] trial;
    final double[][] small;
    final double[][] right;

    LawPoint(int n, int m, double[] constants, int signs) {
        int size = 1 + 2 * n + m;
        u = new double[m];
        code = new int[m];
        gradient = new double[size];
        hessian = new double[size][size];
        du = new double[m][1 + 2 * n];
        this.constants = java.util.Arrays.copyOf(constants, constants.length + signs);
        slopes = new double[m + 1];
        curvature = new double[m][m];
        rows = new double[m][size];
        trial = new double[m];
        small = new double[m + 1][m + 1];
        right = new double[m + 1][1 + 2 * n];
    }
}
