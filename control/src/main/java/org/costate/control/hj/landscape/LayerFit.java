package org.costate.control.hj.landscape;

import java.util.Arrays;
import org.costate.control.hj.GibbsMeasure;
import org.costate.control.hj.LseLayer;

/** Ridge least squares for a layer, {@code θ = (W row by row with b at its end)}. */
final class LayerFit {

    private static final int STEPS = 500;
    private static final double STATIONARY = 1e-12;

    private final double epsilon;
    private final int neurons;
    private final int columns;
    private final double[][] x;
    private final double[] y;
    private final double ridge;

    LayerFit(LseLayer layer, double[][] x, double[] y, double ridge) {
        Check.atLeast("number of samples", 2, x.length);
        Check.dimension("targets y", y.length, x.length);
        if (!(ridge > 0)) {
            throw new IllegalArgumentException(
                    "LAND-07: ridge = " + ridge + ", expected a number > 0. Try: 1e-4");
        }
        this.epsilon = Check.temperature(layer.temperature());
        this.neurons = layer.neurons();
        this.columns = layer.dimension() + 1;
        this.x = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            Check.dimension("sample " + (i + 1), x[i].length, columns - 1);
            this.x[i] = Check.finite("sample " + (i + 1), x[i]);
        }
        this.y = Check.finite("targets y", y);
        this.ridge = ridge;
    }

    int samples() {
        return y.length;
    }

    double[] parameters(LseLayer layer) {
        double[] theta = new double[neurons * columns];
        double[][] w = layer.weights();
        double[] b = layer.biases();
        for (int j = 0; j < neurons; j++) {
            System.arraycopy(w[j], 0, theta, j * columns, columns - 1);
            theta[j * columns + columns - 1] = b[j];
        }
        return theta;
    }

    LseLayer layer(double[] theta) {
        double[][] w = new double[neurons][];
        double[] b = new double[neurons];
        for (int j = 0; j < neurons; j++) {
            w[j] = Arrays.copyOfRange(theta, j * columns, j * columns + columns - 1);
            b[j] = theta[j * columns + columns - 1];
        }
        return LseLayer.of(w, b, epsilon);
    }

    private static double[] feature(double[] x) {
        double[] phi = Arrays.copyOf(x, x.length + 1);
        phi[x.length] = 1;
        return phi;
    }

    private double cost(double[] theta, int without) {
        LseLayer layer = layer(theta);
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            double r = i == without ? 0 : layer.value(x[i]) - y[i];
            sum += 0.5 * r * r / y.length;
        }
        for (double t : theta) {
            sum += 0.5 * ridge * t * t;
        }
        return sum;
    }

    double[] predictionGradient(double[] theta, double[] at) {
        double[] pi = layer(theta).gibbs(at).probabilities();
        double[] phi = feature(at);
        double[] g = new double[theta.length];
        for (int k = 0; k < g.length; k++) {
            g[k] = pi[k / columns] * phi[k % columns];
        }
        return g;
    }

    double[] sampleGradient(double[] theta, int i) {
        double residual = layer(theta).value(x[i]) - y[i];
        double[] g = predictionGradient(theta, x[i]);
        for (int k = 0; k < g.length; k++) {
            g[k] *= residual;
        }
        return g;
    }

    double[] gradient(double[] theta, int without) {
        double[] sum = new double[theta.length];
        for (int i = 0; i < y.length; i++) {
            if (i != without) {
                double[] g = sampleGradient(theta, i);
                for (int k = 0; k < sum.length; k++) {
                    sum[k] += g[k] / y.length;
                }
            }
        }
        for (int k = 0; k < sum.length; k++) {
            sum[k] += ridge * theta[k];
        }
        return sum;
    }

    double[][] hessian(double[] theta, int without) {
        int n = theta.length;
        double[][] h = new double[n][n];
        LseLayer layer = layer(theta);
        for (int i = 0; i < y.length; i++) {
            if (i == without) {
                continue;
            }
            GibbsMeasure pi = layer.gibbs(x[i]);
            double r = (pi.value() - y[i]) / epsilon;
            double[] phi = feature(x[i]);
            for (int k = 0; k < n; k++) {
                double p = pi.probability(k / columns);
                for (int m = 0; m < n; m++) {
                    double q = pi.probability(m / columns);
                    double same = k / columns == m / columns ? p : 0;
                    double curve = p * q + r * (same - p * q);
                    h[k][m] += curve * phi[k % columns] * phi[m % columns] / y.length;
                }
            }
        }
        for (int k = 0; k < n; k++) {
            h[k][k] += ridge;
        }
        return h;
    }

    /** Minimises by Newton's method, damped as Levenberg and Marquardt do. */
    double[] minimise(double[] start, int without) {
        double[] theta = start.clone();
        double damping = 1e-3;
        double cost = cost(theta, without);
        for (int step = 0; step < STEPS; step++) {
            double[] g = gradient(theta, without);
            if (NewtonStep.size(g) < STATIONARY && isMinimum(theta, without)) {
                return theta;
            }
            double[][] h = hessian(theta, without);
            for (int k = 0; k < g.length; k++) {
                h[k][k] += damping;
            }
            double[] move = NewtonStep.solve(h, g);
            double[] next = theta.clone();
            for (int k = 0; k < move.length; k++) {
                next[k] -= move[k];
            }
            double lower = move.length == 0 ? Double.NaN : cost(next, without);
            boolean nearer =
                    NewtonStep.size(gradient(next, without)) < 0.5 * NewtonStep.size(g)
                            && lower < cost * (1 + 1e-12);
            if (lower < cost || nearer) {
                theta = next;
                cost = lower;
                damping = damping < 1e-14 ? 0 : damping / 4;
            } else {
                damping = Math.max(1e-12, 8 * damping);
            }
        }
        throw new ArithmeticException(
                "LAND-08: no minimum of the fit reached in "
                        + STEPS
                        + " damped Newton steps, max|gradient| = "
                        + NewtonStep.size(gradient(theta, without))
                        + ". Try: a larger ridge, or a start nearer the fit");
    }

    private boolean isMinimum(double[] theta, int without) {
        return new Spectrum(hessian(theta, without)).values()[0] > 0;
    }
}
