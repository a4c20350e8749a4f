package org.costate.control.transcription;

import java.util.Arrays;
import org.costate.control.SmoothMap;

/**
 * The ends of a transcription: {@code φ} and {@code ψ} with their derivatives in the local
 * variables {@code (θ, x_0, x_N)}.
 */
final class EndConditions {

    private final Layout at;
    private final Horizon horizon;
    private final SmoothMap ends;
    private final int[] input;
    private final double[] in;
    private final double[] out;
    private final double[][] jacobian;
    private final double[][] hessian;
    private final double[] weight;

    /** The number of local variables, {@code q + 2n}. */
    final int size;

    /** {@code ∂ψ/∂(θ, x_0, x_N)}, {@code b × size}. */
    final double[] rows;

    /** {@code ∇²(φ + νᵀψ)}, {@code size × size}. */
    final double[] curvature;

    EndConditions(Layout at, Horizon horizon, SmoothMap ends) {
        this.at = at;
        this.horizon = horizon;
        this.ends = ends;
        int n = at.n();
        size = at.q() + 2 * n;
        input = new int[size];
        for (int a = 0; a < at.q(); a++) {
            input[a] = horizon.isStart(a) ? 0 : n + 1;
        }
        for (int i = 0; i < n; i++) {
            input[at.q() + i] = 1 + i;
            input[at.q() + n + i] = n + 2 + i;
        }
        in = new double[2 * n + 2];
        out = new double[at.b() + 1];
        jacobian = new double[at.b() + 1][2 * n + 2];
        hessian = new double[2 * n + 2][2 * n + 2];
        weight = new double[at.b() + 1];
        rows = new double[at.b() * size];
        curvature = new double[size * size];
    }

    private void place(double[] v) {
        int n = at.n();
        in[0] = horizon.start(v);
        in[n + 1] = horizon.end(v);
        System.arraycopy(v, at.node(0), in, 1, n);
        System.arraycopy(v, at.node(at.intervals()), in, n + 2, n);
    }

    /** Returns where local variable {@code i} stands among all variables. */
    int index(int i) {
        int n = at.n();
        int q = at.q();
        return i < q ? i : i < q + n ? at.node(0) + i - q : at.node(at.intervals()) + i - q - n;
    }

    double evaluate(double[] v, double[] c) {
        place(v);
        ends.value(in, out);
        System.arraycopy(out, 1, c, 0, at.b());
        return out[0];
    }

    boolean linearise(double[] v, double[] gradient) {
        place(v);
        ends.jacobian(in, out, jacobian);
        for (int i = 0; i < size; i++) {
            gradient[index(i)] += jacobian[0][input[i]];
            for (int r = 0; r < at.b(); r++) {
                rows[r * size + i] = jacobian[1 + r][input[i]];
            }
        }
        return Interval.finite(rows) && Interval.finite(jacobian[0]);
    }

    boolean curve(double[] v, double[] y) {
        place(v);
        weight[0] = 1;
        System.arraycopy(y, 0, weight, 1, at.b());
        ends.hessian(in, weight, hessian);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                curvature[i * size + j] = hessian[input[i]][input[j]];
            }
        }
        return Interval.finite(curvature);
    }

    void flatten() {
        Arrays.fill(curvature, 0);
    }

    /** Says whether the Hessian couples {@code x_0} with {@code x_N}. */
    boolean isCoupled() {
        int n = at.n();
        int q = at.q();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (curvature[(q + i) * size + q + n + j] != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Says whether condition {@code r} depends on the final state. */
    boolean dependsOnFinalState(int r) {
        for (int i = at.q() + at.n(); i < size; i++) {
            if (rows[r * size + i] != 0) {
                return true;
            }
        }
        return false;
    }

    void addTransposed(double[] y, double[] to) {
        for (int r = 0; r < at.b(); r++) {
            for (int i = 0; i < size; i++) {
                to[index(i)] += y[r] * rows[r * size + i];
            }
        }
    }

    void addProduct(double[] dv, double[] to) {
        for (int r = 0; r < at.b(); r++) {
            for (int i = 0; i < size; i++) {
                to[r] += rows[r * size + i] * dv[index(i)];
            }
        }
    }

    void addCurved(double[] dv, double[] to) {
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                to[index(i)] += curvature[i * size + j] * dv[index(j)];
            }
        }
    }
}
