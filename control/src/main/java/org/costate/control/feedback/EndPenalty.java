package org.costate.control.feedback;

import java.util.Arrays;
import org.costate.control.Boundary;
import org.costate.control.SmoothMap;

/**
 * The cost of the last state, {@code φ + νᵀc + ½ρ|c|²}, where {@code c} are the conditions at the
 * end: fixed components and functions {@code ψ}; without conditions, {@code φ} alone. Its
 * multipliers are adjusted between solves (augmented Lagrangian). One thread.
 */
final class EndPenalty {

    private static final int MOST = 1_000_000;

    private final SmoothMap ends;
    private final Boundary boundary;
    private final int n;
    private final double[] v;
    private final double[] y;
    private final double[][] dy;
    private final double[] weights;
    private final double[][] bend;
    private final double[] nu;
    private final double[] condition;
    private final double first;
    private double rho;

    EndPenalty(SmoothMap ends, Boundary boundary, double rho) {
        this.ends = ends;
        this.boundary = boundary;
        this.n = boundary.dimension();
        this.v = new double[ends.inputs()];
        this.y = new double[ends.outputs()];
        this.dy = new double[ends.outputs()][ends.inputs()];
        this.weights = new double[ends.outputs()];
        this.bend = new double[ends.inputs()][ends.inputs()];
        this.nu = new double[n + ends.outputs() - 1];
        this.condition = new double[nu.length];
        this.first = rho;
        this.rho = rho;
    }

    /** Sets the ends that are fixed. */
    void between(double t0, double[] x0, double tf) {
        v[0] = t0;
        System.arraycopy(x0, 0, v, 1, n);
        v[1 + n] = tf;
    }

    boolean hasConditions() {
        boolean any = ends.outputs() > 1;
        for (int i = 0; i < n; i++) {
            any |= boundary.finalIsFixed(i);
        }
        return any;
    }

    private void place(double[] x) {
        System.arraycopy(x, 0, v, 2 + n, n);
    }

    private void conditions(double[] x) {
        for (int i = 0; i < n; i++) {
            condition[i] = boundary.finalIsFixed(i) ? x[i] - boundary.finalValue(i) : 0;
        }
        System.arraycopy(y, 1, condition, n, y.length - 1);
    }

    double value(double[] x) {
        place(x);
        ends.value(v, y);
        conditions(x);
        double sum = y[0];
        for (int i = 0; i < nu.length; i++) {
            sum += condition[i] * (nu[i] + 0.5 * rho * condition[i]);
        }
        return sum;
    }

    /** Returns {@code φ} without penalties. */
    double cost(double[] x) {
        place(x);
        ends.value(v, y);
        return y[0];
    }

    /** Returns {@code max |c|}. */
    double miss(double[] x) {
        value(x);
        return Arrays.stream(condition).map(Math::abs).max().orElse(0);
    }

    /** Writes gradient and Hessian in {@code x}. */
    void expand(double[] x, double[] gradient, double[][] hessian) {
        place(x);
        ends.jacobian(v, y, dy);
        conditions(x);
        weights[0] = 1;
        for (int r = 1; r < weights.length; r++) {
            weights[r] = nu[n + r - 1] + rho * condition[n + r - 1];
        }
        ends.hessian(v, weights, bend);
        for (int i = 0; i < n; i++) {
            boolean fixed = boundary.finalIsFixed(i);
            gradient[i] = fixed ? nu[i] + rho * condition[i] : 0;
            for (int r = 0; r < weights.length; r++) {
                gradient[i] += weights[r] * dy[r][2 + n + i];
            }
            for (int j = 0; j < n; j++) {
                hessian[i][j] = bend[2 + n + i][2 + n + j] + (fixed && i == j ? rho : 0);
                for (int r = 1; r < weights.length; r++) {
                    hessian[i][j] += rho * dy[r][2 + n + i] * dy[r][2 + n + j];
                }
            }
        }
    }

    /** Adjusts multipliers to the miss at {@code x}. */
    void learn(double[] x) {
        value(x);
        for (int i = 0; i < nu.length; i++) {
            nu[i] += rho * condition[i];
        }
    }

    /** Makes misses ten times as dear; returns whether it may. */
    boolean stiffen() {
        rho *= 10;
        return rho <= MOST * first;
    }

    double[] multipliers() {
        return nu.clone();
    }
}
