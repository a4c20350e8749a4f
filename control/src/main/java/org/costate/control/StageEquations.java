package org.costate.control;

import java.util.Arrays;
import java.util.Locale;
import org.costate.ode.ButcherTableau;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.LUDecomposition;
import org.jspecify.annotations.Nullable;

/**
 * The three systems of equations that one step of an implicit tableau asks for: its stages, their
 * tangents and their weighted costates.
 *
 * <pre>
 *   stages      X_i  = x + h Σ_j a_ij f(X_j)
 *   tangents    δX_i − h Σ_j a_ij J_j δX_j = r_i            J_j = ∂f/∂x (X_j)
 *   costates    V_i  − h Σ_j a_ji J_jᵀ V_j = r_i            V_i = b_i P_i: no weight divides
 * </pre>
 *
 * <p>The stages are solved to rounding, by Newton's iteration with the Jacobian at {@code x}, and
 * where that fails with the Jacobians at the stages; the linear systems by LU and one refinement.
 * Jacobians are gathered from {@code n} pull-backs. Every step starts afresh, so a step that is
 * evaluated again gives the same bits. Holds scratch space: one object serves one thread.
 */
public final class StageEquations {

    /** A velocity and the transpose of its derivative, at one control. */
    public interface Field {
        /** Writes {@code f(t, x)}. */
        void velocity(double t, double[] x, double[] f);

        /** Adds {@code (∂f/∂x)ᵀ v} to {@code g}. */
        void pullBack(double t, double[] x, double[] v, double[] g);
    }

    private static final int SIMPLE = 40; // iterations with one Jacobian
    private static final int FULL = 40; // iterations with fresh ones
    private static final double SMALL = 1e-12; // a change that may stop falling, relative to X
    private static final double UNSOLVABLE = 1e-300;

    private final ButcherTableau tableau;
    private final int n;
    private final int s;
    private final double[][] change;

    /** Makes the equations of a tableau for states of dimension {@code n}. */
    public StageEquations(ButcherTableau tableau, int n) {
        this.tableau = tableau;
        this.n = n;
        this.s = tableau.stages();
        this.change = new double[s][n];
    }

    /**
     * Solves for the stages of a step and their velocities.
     *
     * @param stages receives {@code X_i}
     * @param slopes receives {@code f(X_i)}
     * @throws ArithmeticException if they cannot be found; the message names time, step and change
     */
    public void solve(
            Field f, double t, double h, double[] x, double[][] stages, double[][] slopes) {
        double[][] atStart = jacobian(f, t, x);
        double[][][] same = new double[s][][];
        Arrays.fill(same, atStart);
        start(f, t, h, x, stages, slopes);
        double last = iterate(f, t, h, x, stages, slopes, same);
        if (!(last <= SMALL)) {
            start(f, t, h, x, stages, slopes);
            last = iterate(f, t, h, x, stages, slopes, null);
        }
        if (!(last <= SMALL)) {
            throw new ArithmeticException(
                    String.format(
                            Locale.ROOT,
                            "NEWTON-01: the stages of %s did not converge at t=%.6g (h=%.6g, last"
                                    + " change %.3g). Try: a smaller step",
                            tableau.name(),
                            t,
                            h,
                            last));
        }
    }

    private void start(
            Field f, double t, double h, double[] x, double[][] stages, double[][] slopes) {
        f.velocity(t, x, slopes[0]);
        for (int i = s - 1; i >= 0; i--) {
            for (int k = 0; k < n; k++) {
                stages[i][k] = x[k] + tableau.c(i) * h * slopes[0][k];
            }
        }
    }

    /**
     * Returns the last relative change; Jacobians are fresh in each iteration if none are given.
     */
    private double iterate(
            Field f,
            double t,
            double h,
            double[] x,
            double[][] stages,
            double[][] slopes,
            double[][] @Nullable [] given) {
        DecompositionSolver solver = given == null ? null : tangentSolver(h, given);
        double before = Double.POSITIVE_INFINITY;
        int most = given == null ? FULL : SIMPLE;
        for (int iteration = 0; iteration < most; iteration++) {
            velocities(f, t, h, stages, slopes);
            if (given == null) {
                solver = tangentSolver(h, jacobians(f, t, h, stages));
            }
            if (!solver.isNonSingular()) {
                return Double.NaN;
            }
            double now = correct(solver, h, x, stages, slopes);
            boolean stalled = now >= before;
            if (now == 0 || (stalled && now <= SMALL) || !Double.isFinite(now)) {
                velocities(f, t, h, stages, slopes);
                return now;
            }
            if (stalled && iteration > 10) {
                return now;
            }
            before = now;
        }
        return before;
    }

    private void velocities(Field f, double t, double h, double[][] stages, double[][] slopes) {
        for (int i = 0; i < s; i++) {
            f.velocity(t + tableau.c(i) * h, stages[i], slopes[i]);
        }
    }

    private double correct(
            DecompositionSolver solver, double h, double[] x, double[][] stages, double[][] f) {
        double size = Double.MIN_NORMAL;
        for (int i = 0; i < s; i++) {
            for (int k = 0; k < n; k++) {
                double sum = 0;
                for (int j = 0; j < s; j++) {
                    sum += tableau.a(i, j) * f[j][k];
                }
                change[i][k] = x[k] + h * sum - stages[i][k];
                size = Math.max(size, Math.abs(stages[i][k]));
            }
        }
        double[] step = solver.solve(new ArrayRealVector(flat(change), false)).toArray();
        double largest = 0;
        for (int i = 0; i < s; i++) {
            for (int k = 0; k < n; k++) {
                stages[i][k] += step[i * n + k];
                largest = Math.max(largest, Math.abs(step[i * n + k]));
                if (!Double.isFinite(step[i * n + k])) {
                    return Double.NaN;
                }
            }
        }
        return largest / size;
    }

    /** Returns {@code J_i} at each stage. */
    public double[][][] jacobians(Field f, double t, double h, double[][] stages) {
        double[][][] all = new double[s][][];
        for (int i = 0; i < s; i++) {
            all[i] = jacobian(f, t + tableau.c(i) * h, stages[i]);
        }
        return all;
    }

    private double[][] jacobian(Field f, double t, double[] x) {
        double[][] rows = new double[n][n];
        double[] unit = new double[n];
        for (int i = 0; i < n; i++) {
            unit[i] = 1;
            f.pullBack(t, x, unit, rows[i]);
            unit[i] = 0;
        }
        return rows;
    }

    /** Replaces the right sides {@code r_i} by the tangents {@code δX_i}. */
    public void solveTangents(double h, double[][][] jacobians, double[][] r) {
        solveLinear(tangentMatrix(h, jacobians), r);
    }

    /**
     * Writes the weighted stage costates {@code V_i} of a step into {@code v}.
     *
     * @param p {@code p_{k+1}}
     * @param costs {@code ∂ℓ/∂x} at each stage
     */
    public void costates(
            Field f,
            double t,
            double h,
            double[][] stages,
            double[] p,
            double[][] costs,
            double[][] v) {
        for (int i = 0; i < s; i++) {
            for (int k = 0; k < n; k++) {
                double sum = tableau.b(i) * p[k];
                for (int j = 0; j < s; j++) {
                    sum -= h * tableau.a(j, i) * tableau.b(j) * costs[j][k];
                }
                v[i][k] = sum;
            }
        }
        solveCostates(h, jacobians(f, t, h, stages), v);
    }

    /** Replaces the right sides {@code r_i} by the weighted stage costates {@code V_i}. */
    public void solveCostates(double h, double[][][] jacobians, double[][] r) {
        double[][] matrix = new double[s * n][s * n];
        for (int i = 0; i < s; i++) {
            for (int j = 0; j < s; j++) {
                for (int k = 0; k < n; k++) {
                    for (int l = 0; l < n; l++) {
                        matrix[i * n + k][j * n + l] =
                                (i == j && k == l ? 1 : 0)
                                        - h * tableau.a(j, i) * jacobians[j][l][k];
                    }
                }
            }
        }
        solveLinear(matrix, r);
    }

    private double[][] tangentMatrix(double h, double[][][] jacobians) {
        double[][] matrix = new double[s * n][s * n];
        for (int i = 0; i < s; i++) {
            for (int j = 0; j < s; j++) {
                for (int k = 0; k < n; k++) {
                    for (int l = 0; l < n; l++) {
                        matrix[i * n + k][j * n + l] =
                                (i == j && k == l ? 1 : 0)
                                        - h * tableau.a(i, j) * jacobians[j][k][l];
                    }
                }
            }
        }
        return matrix;
    }

    private DecompositionSolver tangentSolver(double h, double[][][] jacobians) {
        return solver(new Array2DRowRealMatrix(tangentMatrix(h, jacobians), false));
    }

    private static DecompositionSolver solver(Array2DRowRealMatrix matrix) {
        return new LUDecomposition(matrix, UNSOLVABLE).getSolver();
    }

    private void solveLinear(double[][] rows, double[][] r) {
        Array2DRowRealMatrix matrix = new Array2DRowRealMatrix(rows, false);
        DecompositionSolver solver = solver(matrix);
        if (!solver.isNonSingular()) {
            throw new ArithmeticException(
                    "NEWTON-02: the linearised stages of "
                            + tableau.name()
                            + " are singular. Try: a smaller step");
        }
        double[] right = flat(r);
        double[] v = solver.solve(new ArrayRealVector(right, false)).toArray();
        double[] residual = matrix.operate(v);
        for (int i = 0; i < v.length; i++) {
            residual[i] = right[i] - residual[i];
        }
        double[] correction = solver.solve(new ArrayRealVector(residual, false)).toArray();
        for (int i = 0; i < v.length; i++) {
            r[i / n][i % n] = v[i] + correction[i];
        }
    }

    private double[] flat(double[][] v) {
        double[] all = new double[s * n];
        for (int i = 0; i < s; i++) {
            System.arraycopy(v[i], 0, all, i * n, n);
        }
        return all;
    }
}
