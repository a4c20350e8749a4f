package org.costate.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A residual network trained on three spiral arms, small enough to be a figure's data. */
final class SmallNetwork {

    static final int LAYERS = 10;
    static final int EPOCHS = 240;
    private static final int N = 5;
    private static final int CLASSES = 3;
    private static final double H = 0.25;
    private static final int BLOCK = N * N + N;

    private final double[] weights = new double[LAYERS * BLOCK + CLASSES * (N + 1)];
    private final double[] mean = new double[weights.length];
    private final double[] square = new double[weights.length];

    final double[][] training = new double[180][];
    final double[][] test = new double[90][];
    final int[] trainingClasses = new int[180];
    final int[] testClasses = new int[90];
    final double[][] course = new double[4][EPOCHS];
    final List<double[]> costates = new ArrayList<>();

    SmallNetwork() {
        SplittableRandom random = new SplittableRandom(3);
        sample(training, trainingClasses, random);
        sample(test, testClasses, random);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = 0.5 * GalleryOfTime.normal(random);
        }
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            epoch(epoch);
        }
    }

    private static void sample(double[][] points, int[] classes, SplittableRandom random) {
        for (int s = 0; s < points.length; s++) {
            classes[s] = s % CLASSES;
            double q = 0.15 + 0.85 * random.nextDouble();
            double a = 4 * q + 2 * Math.PI * classes[s] / CLASSES;
            points[s] =
                    new double[] {
                        q * Math.cos(a) + 0.1 * GalleryOfTime.normal(random),
                        q * Math.sin(a) + 0.1 * GalleryOfTime.normal(random)
                    };
        }
    }

    /** Returns the states at all nodes. */
    double[][] states(double[] point) {
        double[][] x = new double[LAYERS + 1][N];
        x[0][0] = point[0];
        x[0][1] = point[1];
        for (int k = 0; k < LAYERS; k++) {
            for (int i = 0; i < N; i++) {
                x[k + 1][i] = x[k][i] + H * Math.tanh(input(k, i, x[k]));
            }
        }
        return x;
    }

    private double input(int k, int i, double[] x) {
        double sum = weights[k * BLOCK + N * N + i];
        for (int j = 0; j < N; j++) {
            sum += weights[k * BLOCK + i * N + j] * x[j];
        }
        return sum;
    }

    double[] probabilities(double[] last) {
        double[] p = new double[CLASSES];
        double sum = 0;
        for (int c = 0; c < CLASSES; c++) {
            int at = LAYERS * BLOCK + c * (N + 1);
            double logit = weights[at + N];
            for (int j = 0; j < N; j++) {
                logit += weights[at + j] * last[j];
            }
            sum += p[c] = Math.exp(logit);
        }
        for (int c = 0; c < CLASSES; c++) {
            p[c] /= sum;
        }
        return p;
    }

    private void epoch(int epoch) {
        double[] gradient = new double[weights.length];
        double[] norms = new double[LAYERS + 1];
        for (int s = 0; s < training.length; s++) {
            double[][] x = states(training[s]);
            double[] p = probabilities(x[LAYERS]);
            record(epoch, 0, p, trainingClasses[s], training.length);
            backward(x, p, trainingClasses[s], gradient, norms);
        }
        for (int s = 0; s < test.length; s++) {
            double[] p = probabilities(states(test[s])[LAYERS]);
            record(epoch, 1, p, testClasses[s], test.length);
        }
        costates.add(norms);
        for (int i = 0; i < weights.length; i++) {
            double g = gradient[i] / training.length;
            mean[i] = 0.9 * mean[i] + 0.1 * g;
            square[i] = 0.99 * square[i] + 0.01 * g * g;
            double m = mean[i] / (1 - Math.pow(0.9, epoch + 1));
            double v = square[i] / (1 - Math.pow(0.99, epoch + 1));
            weights[i] -= 0.02 * m / (Math.sqrt(v) + 1e-8);
        }
    }

    private void record(int epoch, int set, double[] p, int truth, int count) {
        course[2 * set][epoch] -= Math.log(p[truth]) / count;
        boolean right = p[truth] >= Math.max(p[0], Math.max(p[1], p[2]));
        course[2 * set + 1][epoch] += right ? 1.0 / count : 0;
    }

    private void backward(double[][] x, double[] p, int truth, double[] gradient, double[] norms) {
        double[] costate = new double[N];
        for (int c = 0; c < CLASSES; c++) {
            double gap = p[c] - (c == truth ? 1 : 0);
            int at = LAYERS * BLOCK + c * (N + 1);
            gradient[at + N] += gap;
            for (int j = 0; j < N; j++) {
                gradient[at + j] += gap * x[LAYERS][j];
                costate[j] += gap * weights[at + j];
            }
        }
        norms[LAYERS] += norm(costate) / training.length;
        for (int k = LAYERS - 1; k >= 0; k--) {
            double[] before = costate.clone();
            for (int i = 0; i < N; i++) {
                double y = Math.tanh(input(k, i, x[k]));
                double pull = H * costate[i] * (1 - y * y);
                gradient[k * BLOCK + N * N + i] += pull;
                for (int j = 0; j < N; j++) {
                    gradient[k * BLOCK + i * N + j] += pull * x[k][j];
                    before[j] += pull * weights[k * BLOCK + i * N + j];
                }
            }
            costate = before;
            norms[k] += norm(costate) / training.length;
        }
    }

    private static double norm(double[] v) {
        double sum = 0;
        for (double c : v) {
            sum += c * c;
        }
        return Math.sqrt(sum);
    }
}
