package org.costate.ode;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * Solves the stage equations {@code Z_i = h Σ_j a_ij f(t + c_j h, y + Z_j)} of an implicit method
 * to rounding: symplecticity and invariants are those of the exact stages [Hairer, Lubich, Wanner
 * 2006, VIII.6].
 *
 * <p>Goes by fixed-point iteration while that contracts, then by Newton's iteration with the
 * Jacobian of an earlier step; both end where the change of the stages stops falling.
 */
final class ImplicitStages {

    /** The coefficient {@code a_ij} for a component: partitioned methods have two matrices. */
    interface Coefficients {
        double a(int i, int j, int component);
    }

    private static final int ITERATIONS = 60;
    private static final double SMALL = 1e-10; // a change that may stop falling, relative to |y|
    private static final double CONTRACTION = 0.5; // slower than this Newton's is cheaper

    private final ImplicitEquations equations;
    private final Coefficients coefficients;
    private final double[] c;
    private final int n;
    private final double[][] z;
    private final double[][] slopes;
    private boolean newton;
    private DecompositionSolver solver;
    private double solverStep;
    private double change;

    ImplicitStages(ImplicitEquations equations, Coefficients coefficients, double[] c) {
        this.equations = equations;
        this.coefficients = coefficients;
        this.c = c;
        this.n = equations.dimension();
        this.z = new double[c.length][n];
        this.slopes = new double[c.length][];
    }

    /** Returns {@code f} at the solved stages; borrowed. */
    double[][] slopes() {
        return slopes;
    }

    /** Returns the last change of a stage. */
    double change() {
        return change;
    }

    /** Solves for the stages of one step; returns whether it could. */
    boolean solve(double t, double[] y, double[] f, double h) {
        if (!newton) {
            guess(f, h);
            if (iterate(t, y, h)) {
                return true;
            }
            newton = true;
        }
        if (solver != null && solverStep == h && solver.isNonSingular()) {
            guess(f, h);
            if (iterate(t, y, h)) {
                return true;
            }
        }
        factorise(t, y, f, h);
        guess(f, h);
        return solver.isNonSingular() && iterate(t, y, h);
    }

    private void guess(double[] f, double h) {
        for (int i = 0; i < c.length; i++) {
            for (int k = 0; k < n; k++) {
                z[i][k] = newton ? 0 : c[i] * h * f[k];
            }
        }
    }

    private boolean iterate(double t, double[] y, double h) {
        double before = Double.POSITIVE_INFINITY;
        double small = SMALL * size(y);
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            if (!evaluate(t, y, h)) {
                return false;
            }
            change = newton ? newtonChange(h) : fixedPointChange(h);
            if (change == 0 || (change >= before && change <= small)) {
                return evaluate(t, y, h);
            }
            boolean slow = iteration > 2 && change > CONTRACTION * before && change > small;
            if (!Double.isFinite(change) || (slow && !newton) || (slow && change > before)) {
                return false;
            }
            before = change;
        }
        return change <= small && evaluate(t, y, h);
    }

    private boolean evaluate(double t, double[] y, double h) {
        for (int i = 0; i < c.length; i++) {
            double[] stage = y.clone();
            for (int k = 0; k < n; k++) {
                stage[k] += z[i][k];
            }
            slopes[i] = equations.slope(t + c[i] * h, stage);
            if (!ImplicitEquations.isFinite(slopes[i])) {
                return false;
            }
        }
        return true;
    }

    private double image(int i, int k, double h) {
        double sum = 0;
        for (int j = 0; j < c.length; j++) {
            sum += coefficients.a(i, j, k) * slopes[j][k];
        }
        return h * sum;
    }

    private double fixedPointChange(double h) {
        double largest = 0;
        for (int i = 0; i < c.length; i++) {
            for (int k = 0; k < n; k++) {
                double next = image(i, k, h);
                largest = Math.max(largest, Math.abs(next - z[i][k]));
                z[i][k] = next;
            }
        }
        return largest;
    }

    private double newtonChange(double h) {
        double[] residual = new double[c.length * n];
        for (int i = 0; i < c.length; i++) {
            for (int k = 0; k < n; k++) {
                residual[i * n + k] = image(i, k, h) - z[i][k];
            }
        }
        double[] step = solver.solve(new ArrayRealVector(residual, false)).toArray();
        double largest = 0;
        for (int i = 0; i < c.length; i++) {
            for (int k = 0; k < n; k++) {
                z[i][k] += step[i * n + k];
                largest = Math.max(largest, Math.abs(step[i * n + k]));
            }
        }
        return largest;
    }

    /** Factorises {@code I − h A ⊗ J}. */
    private void factorise(double t, double[] y, double[] f, double h) {
        double[][] jacobian = equations.jacobian(t, y, f, ImplicitEquations.increments(y));
        int s = c.length;
        RealMatrix matrix = new Array2DRowRealMatrix(s * n, s * n);
        for (int i = 0; i < s; i++) {
            for (int j = 0; j < s; j++) {
                for (int k = 0; k < n; k++) {
                    double factor = h * coefficients.a(i, j, k);
                    for (int l = 0; l < n; l++) {
                        double unit = i == j && k == l ? 1 : 0;
                        matrix.setEntry(i * n + k, j * n + l, unit - factor * jacobian[k][l]);
                    }
                }
            }
        }
        solver = new LUDecomposition(matrix, Double.MIN_NORMAL).getSolver();
        solverStep = h;
    }

    private static double size(double[] y) {
        double size = Double.MIN_NORMAL;
        for (double v : y) {
            size = Math.max(size, Math.abs(v));
        }
        return size;
    }
}
