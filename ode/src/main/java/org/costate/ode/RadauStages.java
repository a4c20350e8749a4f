package org.costate.ode;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * The three stages of Radau IIA, order 5: {@code Z = h A F(y + Z)} by simplified Newton iteration.
 *
 * <p>{@code A⁻¹} has one real eigenvalue {@code γ} and a pair {@code α ± iβ}. In the basis of its
 * eigenvectors, {@code W = T⁻¹ Z}, a Newton step solves one real system with {@code (γ/h) I − J}
 * and one of twice the size, {@code [(α/h) I − J, (β/h) I; −(β/h) I, (α/h) I − J]} [Hairer, Wanner
 * 1996, IV.8].
 */
final class RadauStages {

    private static final double S6 = Math.sqrt(6);

    /** The nodes. */
    static final double[] C = {(4 - S6) / 10, (4 + S6) / 10, 1};

    /** The most iterations of a step. */
    static final int ITERATIONS = 7;

    private static final double GAMMA = 3 + Math.cbrt(9) - Math.cbrt(3);
    private static final double ALPHA = 3 + 0.5 * (Math.cbrt(3) - Math.cbrt(9));
    private static final double BETA =
            0.5 * (Math.pow(3, 5 / 6.0) + Math.pow(3, 7 / 6.0)); // of A⁻¹, as ALPHA and GAMMA

    /** Eigenvectors of {@code A⁻¹} and their inverse, digits of the code RADAU5. */
    private static final double[][] T = {
        {0.09443876248897524, -0.14125529502095421, 0.03002919410514742},
        {0.25021312296533332, 0.20412935229379994, -0.38294211275726192},
        {1, 1, 0}
    };

    private static final double[][] T_INVERSE = {
        {4.17871859155190428, 0.32768282076106237, 0.52337644549944951},
        {-4.17871859155190428, -0.32768282076106237, 0.47662355450055044},
        {0.50287263494578682, -2.57192694985560522, 0.59603920482822492}
    };

    /** The embedded formula of order 3, {@code γ} times its difference from the method. */
    private static final double[] EMBEDDED = {(-13 - 7 * S6) / 3, (-13 + 7 * S6) / 3, -1 / 3.0};

    private final ImplicitEquations equations;
    private final int n;
    private final double[][] z;
    private final double[][] w;
    private DecompositionSolver real;
    private DecompositionSolver pair;
    private int factorisations;
    private int iterations;
    private double rate;
    private double[] infinite = {};

    RadauStages(ImplicitEquations equations) {
        this.equations = equations;
        this.n = equations.dimension();
        this.z = new double[3][n];
        this.w = new double[3][n];
    }

    /** Returns {@code Z_1, Z_2, Z_3}; borrowed. */
    double[][] increments() {
        return z;
    }

    int factorisations() {
        return factorisations;
    }

    int iterations() {
        return iterations;
    }

    /** Returns the contraction of the last iteration. */
    double rate() {
        return rate;
    }

    /** Returns the slope of the last iteration that is not finite; empty if there was none. */
    double[] infinite() {
        return infinite;
    }

    /** Factorises both matrices; returns whether they are regular. */
    boolean factorise(double h, double[][] jacobian) {
        factorisations++;
        RealMatrix first = new Array2DRowRealMatrix(n, n);
        RealMatrix second = new Array2DRowRealMatrix(2 * n, 2 * n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double unit = i == j ? 1 / h : 0;
                first.setEntry(i, j, GAMMA * unit - jacobian[i][j]);
                second.setEntry(i, j, ALPHA * unit - jacobian[i][j]);
                second.setEntry(n + i, n + j, ALPHA * unit - jacobian[i][j]);
                second.setEntry(i, n + j, BETA * unit);
                second.setEntry(n + i, j, -BETA * unit);
            }
        }
        real = new LUDecomposition(first, Double.MIN_NORMAL).getSolver();
        pair = new LUDecomposition(second, Double.MIN_NORMAL).getSolver();
        return real.isNonSingular() && pair.isNonSingular();
    }

    /** Starts from the polynomial {@code q} of the last step, or from zero if there is none. */
    void guess(double[][] q, double ratio) {
        for (int i = 0; i < 3; i++) {
            double theta = 1 + C[i] * ratio;
            for (int k = 0; k < n; k++) {
                z[i][k] = 0;
                if (q.length > 0) {
                    double end = q[0][k] + q[1][k] + q[2][k];
                    z[i][k] = theta * (q[0][k] + theta * (q[1][k] + theta * q[2][k])) - end;
                }
            }
        }
        transform(T_INVERSE, z, w);
    }

    /**
     * Iterates until the error left is below {@code tolerance} in the given scale.
     *
     * @return whether it is
     */
    boolean solve(double t, double[] y, double h, double[] scale, double tolerance) {
        double before = 0;
        rate = Double.NaN;
        for (iterations = 1; iterations <= ITERATIONS; iterations++) {
            double[][] slopes = slopes(t, y, h);
            if (infinite.length > 0) {
                return false;
            }
            double change = newton(slopes, h, scale);
            if (!Double.isFinite(change)) {
                return false;
            }
            if (iterations > 1) {
                rate = change / before;
                double left = Math.pow(rate, ITERATIONS - iterations) / (1 - rate) * change;
                if (rate >= 1 || left > tolerance) {
                    return false;
                }
            }
            transform(T, w, z);
            if (change == 0 || (iterations > 1 && rate / (1 - rate) * change < tolerance)) {
                return true;
            }
            before = change;
        }
        return false;
    }

    private double[][] slopes(double t, double[] y, double h) {
        double[][] slopes = new double[3][];
        infinite = new double[0];
        for (int i = 0; i < 3 && infinite.length == 0; i++) {
            double[] stage = y.clone();
            for (int k = 0; k < n; k++) {
                stage[k] += z[i][k];
            }
            slopes[i] = equations.slope(t + C[i] * h, stage);
            infinite = ImplicitEquations.isFinite(slopes[i]) ? infinite : slopes[i];
        }
        return slopes;
    }

    /** Moves {@code W} by one Newton step and returns its size. */
    private double newton(double[][] slopes, double h, double[] scale) {
        double[][] f = new double[3][n];
        transform(T_INVERSE, slopes, f);
        double[] right = new double[2 * n];
        for (int k = 0; k < n; k++) {
            f[0][k] -= GAMMA / h * w[0][k];
            right[k] = f[1][k] - (ALPHA * w[1][k] + BETA * w[2][k]) / h;
            right[n + k] = f[2][k] - (ALPHA * w[2][k] - BETA * w[1][k]) / h;
        }
        double[] first = solve(real, f[0]);
        double[] second = solve(pair, right);
        double sum = 0;
        for (int k = 0; k < n; k++) {
            w[0][k] += first[k];
            w[1][k] += second[k];
            w[2][k] += second[n + k];
            sum +=
                    (first[k] * first[k] + second[k] * second[k] + second[n + k] * second[n + k])
                            / (scale[k] * scale[k]);
        }
        return Math.sqrt(sum / (3 * n));
    }

    private static double[] solve(DecompositionSolver solver, double[] right) {
        return solver.solve(new ArrayRealVector(right, false)).toArray();
    }

    /**
     * Returns the difference from the embedded formula, filtered by the real matrix so that stiff
     * components do not overestimate it.
     *
     * @param slope at the start of the step, or at the start moved by a first estimate
     */
    double[] error(double h, double[] slope) {
        double[] right = slope.clone();
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < 3; i++) {
                right[k] += EMBEDDED[i] / h * z[i][k];
            }
        }
        return solve(real, right);
    }

    private static void transform(double[][] matrix, double[][] from, double[][] to) {
        for (int i = 0; i < 3; i++) {
            for (int k = 0; k < to[i].length; k++) {
                to[i][k] =
                        matrix[i][0] * from[0][k]
                                + matrix[i][1] * from[1][k]
                                + matrix[i][2] * from[2][k];
            }
        }
    }
}
