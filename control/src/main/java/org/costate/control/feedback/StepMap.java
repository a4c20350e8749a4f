package org.costate.control.feedback;

import java.util.Arrays;
import org.costate.control.SmoothMap;

/**
 * One step of the classical Runge–Kutta method with the control held, {@code (x, u) ↦ (x⁺, L)},
 * {@code L} the cost of the step; with exact first and second derivatives.
 *
 * <p>With tangents {@code T_i = ∂(X_i, u)/∂(x, u)} of the stages and their weights {@code μ_i} from
 * the way back, {@code ∂²⟨w, (x⁺, L)⟩ = Σ_i T_iᵀ (Σ_c μ_{i,c} ∂²F_c) T_i}: stages are joined
 * linearly, so nothing else bends. One thread.
 */
final class StepMap {

    private static final double[] A = {0, 0.5, 0.5, 1};
    private static final double[] B = {1 / 6.0, 1 / 3.0, 1 / 3.0, 1 / 6.0};
    private static final int STAGES = 4;

    private final SmoothMap path;
    private final int n;
    private final int m;
    private final double[][] at;
    private final double[][] slope;
    private final double[][][] partials;
    private final double[][][] tangent;
    private final double[][][] slopeTangent;
    private final double[] weight;
    private final double[] later;
    private final double[][] bend;
    private double h;

    StepMap(SmoothMap path, int m) {
        this.path = path;
        this.n = path.outputs() - 1;
        this.m = m;
        int k = n + m;
        at = new double[STAGES][1 + k];
        slope = new double[STAGES][n + 1];
        partials = new double[STAGES][n + 1][1 + k];
        tangent = new double[STAGES][k][k];
        slopeTangent = new double[STAGES][n + 1][k];
        weight = new double[n + 1];
        later = new double[n];
        bend = new double[1 + k][1 + k];
    }

    /** Writes {@code x⁺} into {@code next} and returns {@code L}. */
    double step(double t, double length, double[] x, double[] u, double[] next) {
        h = length;
        for (int i = 0; i < STAGES; i++) {
            place(i, t, x, u);
            path.value(at[i], slope[i]);
        }
        return combine(x, next);
    }

    private void place(int i, double t, double[] x, double[] u) {
        at[i][0] = t + A[i] * h;
        for (int c = 0; c < n; c++) {
            at[i][1 + c] = i == 0 ? x[c] : x[c] + h * A[i] * slope[i - 1][c];
        }
        System.arraycopy(u, 0, at[i], 1 + n, m);
    }

    private double combine(double[] x, double[] next) {
        double cost = 0;
        System.arraycopy(x, 0, next, 0, n);
        for (int i = 0; i < STAGES; i++) {
            for (int c = 0; c < n; c++) {
                next[c] += h * B[i] * slope[i][c];
            }
            cost += h * B[i] * slope[i][n];
        }
        return cost;
    }

    /**
     * Takes the step with its Jacobian.
     *
     * @param jacobian receives {@code ∂(x⁺, L)/∂(x, u)}, {@code (n + 1) × (n + m)}
     */
    void linearise(double t, double length, double[] x, double[] u, double[][] jacobian) {
        h = length;
        for (int i = 0; i < STAGES; i++) {
            place(i, t, x, u);
            path.jacobian(at[i], slope[i], partials[i]);
            placeTangent(i);
            slopeTangent(i);
        }
        for (int c = 0; c <= n; c++) {
            for (int j = 0; j < n + m; j++) {
                double sum = c == j && c < n ? 1 : 0;
                for (int i = 0; i < STAGES; i++) {
                    sum += h * B[i] * slopeTangent[i][c][j];
                }
                jacobian[c][j] = sum;
            }
        }
    }

    private void placeTangent(int i) {
        for (int c = 0; c < n + m; c++) {
            for (int j = 0; j < n + m; j++) {
                double moved = i > 0 && c < n ? h * A[i] * slopeTangent[i - 1][c][j] : 0;
                tangent[i][c][j] = (c == j ? 1 : 0) + moved;
            }
        }
    }

    private void slopeTangent(int i) {
        for (int c = 0; c <= n; c++) {
            for (int j = 0; j < n + m; j++) {
                double sum = 0;
                for (int l = 0; l < n + m; l++) {
                    sum += partials[i][c][1 + l] * tangent[i][l][j];
                }
                slopeTangent[i][c][j] = sum;
            }
        }
    }

    /**
     * Adds the Hessian of {@code ⟨w, x⁺⟩ + L} at the step last {@linkplain #linearise linearised}.
     *
     * @param w {@code n} weights; zeros leave the curvature of the dynamics out
     * @param hessian {@code (n + m) × (n + m)}, added to
     */
    void addCurvature(double[] w, double[][] hessian) {
        Arrays.fill(later, 0);
        for (int i = STAGES - 1; i >= 0; i--) {
            for (int c = 0; c < n; c++) {
                weight[c] = h * B[i] * w[c] + (i + 1 < STAGES ? h * A[i + 1] * later[c] : 0);
            }
            weight[n] = h * B[i];
            path.hessian(at[i], weight, bend);
            addPulledBack(tangent[i], hessian);
            pullWeight(i);
        }
    }

    /** Same, but every weight of the dynamics is zero: the curvature of costs alone. */
    void addCostCurvature(double[][] hessian) {
        Arrays.fill(weight, 0);
        for (int i = 0; i < STAGES; i++) {
            weight[n] = h * B[i];
            path.hessian(at[i], weight, bend);
            addPulledBack(tangent[i], hessian);
        }
    }

    private void pullWeight(int i) {
        for (int c = 0; c < n; c++) {
            double sum = 0;
            for (int k = 0; k <= n; k++) {
                sum += partials[i][k][1 + c] * weight[k];
            }
            later[c] = sum;
        }
    }

    private void addPulledBack(double[][] t, double[][] hessian) {
        int k = n + m;
        for (int a = 0; a < k; a++) {
            for (int b = 0; b < k; b++) {
                double f = bend[1 + a][1 + b];
                if (f != 0) {
                    for (int i = 0; i < k; i++) {
                        double g = f * t[a][i];
                        for (int j = 0; g != 0 && j < k; j++) {
                            hessian[i][j] += g * t[b][j];
                        }
                    }
                }
            }
        }
    }
}
