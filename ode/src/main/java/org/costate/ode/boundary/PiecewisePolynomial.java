package org.costate.ode.boundary;

import java.util.Arrays;

/**
 * The collocation polynomial: on each interval {@code S(t_i + θh) = y_i + h Σ_k F_k ∫₀^θ ℓ_k}, of
 * degree {@code s}, with {@code S' = F} at all points; continuously differentiable.
 */
final class PiecewisePolynomial implements Sampler {

    private final LobattoScheme scheme;
    private final double[] mesh;
    private final int n;
    private final double[] x;
    private final double[] slopes;

    /** Keeps its own copies of the point and the slopes there. */
    PiecewisePolynomial(LobattoScheme scheme, double[] mesh, int n, double[] x, double[] slopes) {
        this.scheme = scheme;
        this.mesh = mesh;
        this.n = n;
        this.x = x.clone();
        this.slopes = slopes.clone();
    }

    double[] mesh() {
        return mesh;
    }

    double[] parameters() {
        int values = ((mesh.length - 1) * (scheme.stages() - 1) + 1) * n;
        return Arrays.copyOfRange(x, values, x.length);
    }

    /** Writes the values at relative time {@code θ} of interval {@code i}, from its integrals. */
    void value(int i, double[] integrals, double[] y) {
        int first = i * (scheme.stages() - 1) * n;
        double h = mesh[i + 1] - mesh[i];
        for (int c = 0; c < n; c++) {
            double sum = 0;
            for (int m = 0; m < integrals.length; m++) {
                sum += integrals[m] * slopes[first + m * n + c];
            }
            y[c] = x[first + c] + h * sum;
        }
    }

    /** Writes the derivative, from the values of the Lagrange polynomials. */
    void slope(int i, double[] lagrange, double[] slope) {
        int first = i * (scheme.stages() - 1) * n;
        for (int c = 0; c < n; c++) {
            double sum = 0;
            for (int m = 0; m < lagrange.length; m++) {
                sum += lagrange[m] * slopes[first + m * n + c];
            }
            slope[c] = sum;
        }
    }

    double[] at(double t) {
        double[] y = new double[n];
        int i = interval(t);
        value(i, scheme.integralsUpTo(theta(i, t)), y);
        return y;
    }

    double[] derivative(double t) {
        double[] slope = new double[n];
        int i = interval(t);
        slope(i, scheme.lagrangeAt(theta(i, t)), slope);
        return slope;
    }

    private double theta(int i, double t) {
        return (t - mesh[i]) / (mesh[i + 1] - mesh[i]);
    }

    private int interval(double t) {
        int found = Arrays.binarySearch(mesh, t);
        int i = found >= 0 ? found : -found - 2;
        return Math.max(0, Math.min(i, mesh.length - 2));
    }

    @Override
    public double[] sample(LobattoScheme other, double[] nodes) {
        double[] q = parameters();
        int stages = other.stages();
        int values = ((nodes.length - 1) * (stages - 1) + 1) * n;
        double[] sampled = new double[values + q.length];
        double[] y = new double[n];
        for (int i = 0; i + 1 < nodes.length; i++) {
            for (int j = i == 0 ? 0 : 1; j < stages; j++) {
                double t =
                        j == stages - 1
                                ? nodes[i + 1]
                                : nodes[i] + other.point(j) * (nodes[i + 1] - nodes[i]);
                int piece = interval(t);
                value(piece, scheme.integralsUpTo(theta(piece, t)), y);
                System.arraycopy(y, 0, sampled, (i * (stages - 1) + j) * n, n);
            }
        }
        System.arraycopy(q, 0, sampled, values, q.length);
        return sampled;
    }
}
