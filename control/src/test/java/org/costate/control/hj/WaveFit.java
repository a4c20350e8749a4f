package org.costate.control.hj;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/** Adam on the weights of a one-dimensional layer, least squares. */
final class WaveFit {

    private final double epsilon;
    private final double[] theta;
    private final int n;

    WaveFit(int n, double epsilon, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        this.n = n;
        this.epsilon = epsilon;
        this.theta = random.doubles(2L * n, -1.5, 1.5).toArray();
    }

    private LseLayer layer() {
        double[][] w = new double[n][1];
        double[] b = new double[n];
        for (int j = 0; j < n; j++) {
            w[j][0] = theta[j];
            b[j] = theta[n + j];
        }
        return LseLayer.of(w, b, epsilon);
    }

    /** Returns the root mean square error after the given iterations, the best on the way. */
    double fit(double[] x, DoubleUnaryOperator target, int iterations) {
        double[] first = new double[2 * n];
        double[] second = new double[2 * n];
        double best = Double.POSITIVE_INFINITY;
        for (int i = 1; i <= iterations; i++) {
            LseLayer layer = layer();
            double[] gradient = new double[2 * n];
            double squares = 0;
            for (double v : x) {
                GibbsMeasure pi = layer.gibbs(new double[] {v});
                double error = pi.value() - target.applyAsDouble(v);
                squares += error * error;
                for (int j = 0; j < n; j++) {
                    gradient[j] += error * pi.probability(j) * v / x.length;
                    gradient[n + j] += error * pi.probability(j) / x.length;
                }
            }
            best = Math.min(best, Math.sqrt(squares / x.length));
            for (int k = 0; k < 2 * n; k++) {
                first[k] = 0.9 * first[k] + 0.1 * gradient[k];
                second[k] = 0.99 * second[k] + 0.01 * gradient[k] * gradient[k];
                double mean = first[k] / (1 - Math.pow(0.9, i));
                double scale = Math.sqrt(second[k] / (1 - Math.pow(0.99, i))) + 1e-12;
                theta[k] -= 0.03 * mean / scale;
            }
        }
        return best;
    }
}
