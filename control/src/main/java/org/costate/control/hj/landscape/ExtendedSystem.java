package org.costate.control.hj.landscape;

import org.hipparchus.util.FastMath;

/** The extended systems of a fold and of a bifurcation at one iterate, in the frame of its jet. */
final class ExtendedSystem {

    private final EntropyJet jet;
    private final int d;
    private final double[] v;
    private final double mu;
    private final double[] g;
    private final double[][] h;
    private final double[][] third;

    ExtendedSystem(EntropyJet jet, double[] vector, double mu) {
        this.jet = jet;
        this.d = jet.d;
        this.v = jet.toFrame(vector);
        this.mu = mu;
        this.g = jet.gradient();
        this.h = jet.hessian();
        this.third = jet.thirdTimes(v);
    }

    private double times(int a) {
        double sum = 0;
        for (int b = 0; b < d; b++) {
            sum += h[a][b] * v[b];
        }
        return sum;
    }

    private double square() {
        double sum = 0;
        for (double value : v) {
            sum += value * value;
        }
        return sum;
    }

    /** The rows {@code ∇H = 0} and {@code ∇²H v = 0}, each scaled by its level. */
    private void common(double[][] matrix, double[] right) {
        for (int a = 0; a < d; a++) {
            for (int b = 0; b < d; b++) {
                matrix[a][b] = h[a][b];
                matrix[d + a][b] = third[a][b];
                matrix[d + a][d + b] = h[a][b];
            }
            double hv = times(a);
            matrix[a][2 * d] = -g[a] - h[a][d];
            matrix[d + a][2 * d] = -2 * hv - third[a][d];
            right[a] = -g[a];
            right[d + a] = -hv;
        }
    }

    private void normalise(double[] row) {
        for (int b = 0; b < d; b++) {
            row[d + b] = 2 * v[b];
        }
    }

    double[] foldStep() {
        double[][] matrix = new double[2 * d + 1][2 * d + 1];
        double[] right = new double[2 * d + 1];
        common(matrix, right);
        normalise(matrix[2 * d]);
        right[2 * d] = 1 - square();
        return NewtonStep.solve(matrix, right);
    }

    double[] unfoldedStep() {
        double[][] matrix = new double[2 * d + 2][2 * d + 2];
        double[] right = new double[2 * d + 2];
        common(matrix, right);
        double moving = 0;
        double turning = 0;
        for (int a = 0; a < d; a++) {
            double lift = FastMath.exp(-jet.scale[a]);
            matrix[a][d + a] += mu * lift;
            matrix[a][2 * d + 1] = v[a] * lift;
            right[a] -= mu * v[a] * lift;
            double full = FastMath.exp(jet.scale[a]);
            double rate = full * (-g[a] - h[a][d]);
            matrix[2 * d][a] = full * (-2 * times(a) - third[a][d]);
            matrix[2 * d][d + a] = rate;
            moving += v[a] * rate;
            turning += full * v[a] * (g[a] + 3 * h[a][d]);
        }
        matrix[2 * d][2 * d] = turning + thirdStatistic();
        right[2 * d] = -moving;
        normalise(matrix[2 * d + 1]);
        right[2 * d + 1] = 1 - square();
        return NewtonStep.solve(matrix, right);
    }

    /** {@code H_vss = −E[(2+ℓ) δ_v δ_s²] − H_v C_ss − 2 H_s C_vs}. */
    private double thirdStatistic() {
        double[] along = jet.along(v);
        double cube = 0;
        double css = 0;
        double cvs = 0;
        for (int j = 0; j < jet.n; j++) {
            double s = jet.delta[j][d];
            if (jet.pi[j] > 0) {
                cube += jet.pi[j] * (2 + jet.ell[j]) * along[j] * s * s;
                css += jet.pi[j] * s * s;
                cvs += jet.pi[j] * along[j] * s;
            }
        }
        double hv = 0;
        for (int a = 0; a < d; a++) {
            hv += FastMath.exp(jet.scale[a]) * g[a] * v[a];
        }
        return -cube - hv * css - 2 * jet.statisticDerivative() * cvs;
    }
}
