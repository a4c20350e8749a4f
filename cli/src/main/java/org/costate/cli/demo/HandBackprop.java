package org.costate.cli.demo;

import org.costate.nets.Ensemble;
import org.costate.nets.ResidualNetwork;
import org.costate.nets.TrainingProblem;

/**
 * Backpropagation as a textbook writes it, layer by layer, for {@code x⁺ = x + h tanh(Kx + b)} and
 * a softmax read-out: it knows no Hamiltonian and no costate, and shares no code with the sweep.
 */
final class HandBackprop {

    private final ResidualNetwork network;
    private final double[] theta;
    private final double[] gradient;
    private final int width;
    private final int outputs;

    private HandBackprop(ResidualNetwork network, double[] theta) {
        this.network = network;
        this.theta = theta;
        this.gradient = new double[theta.length];
        this.width = network.width();
        this.outputs = network.outputs();
    }

    /** Returns {@code ∂J/∂θ}. */
    static double[] gradient(TrainingProblem problem, double[] theta) {
        HandBackprop reverse = new HandBackprop(problem.network(), theta);
        Ensemble e = problem.ensemble();
        for (int s = 0; s < e.samples(); s++) {
            reverse.sample(e.inputs(), s * e.features(), e.labels()[s], 1.0 / e.samples());
        }
        return reverse.gradient;
    }

    private void sample(double[] inputs, int at, int label, double weight) {
        int depth = network.depth();
        double[][] x = new double[depth + 1][width];
        double[][] activation = new double[depth][width];
        System.arraycopy(inputs, at, x[0], 0, width);
        for (int k = 0; k < depth; k++) {
            forward(k, x[k], activation[k], x[k + 1]);
        }
        double[] delta = readOut(x[depth], label, weight);
        for (int k = depth - 1; k >= 0; k--) {
            delta = backward(k, x[k], activation[k], delta);
        }
    }

    private void forward(int k, double[] x, double[] activation, double[] next) {
        int w = network.layout().control(k);
        for (int i = 0; i < width; i++) {
            double u = theta[w + width * width + i];
            for (int j = 0; j < width; j++) {
                u += theta[w + i * width + j] * x[j];
            }
            activation[i] = Math.tanh(u);
            next[i] = x[i] + network.grid().step(k) * activation[i];
        }
    }

    /** Returns {@code δ = ∂J/∂x_N} of softmax cross-entropy. */
    private double[] readOut(double[] x, int label, double weight) {
        int w = network.layout().readOut();
        double[] z = new double[outputs];
        double sum = 0;
        for (int c = 0; c < outputs; c++) {
            z[c] = theta[w + outputs * width + c];
            for (int j = 0; j < width; j++) {
                z[c] += theta[w + c * width + j] * x[j];
            }
            z[c] = Math.exp(z[c]);
            sum += z[c];
        }
        double[] delta = new double[width];
        for (int c = 0; c < outputs; c++) {
            double error = weight * (z[c] / sum - (c == label ? 1 : 0));
            gradient[w + outputs * width + c] += error;
            for (int j = 0; j < width; j++) {
                gradient[w + c * width + j] += error * x[j];
                delta[j] += error * theta[w + c * width + j];
            }
        }
        return delta;
    }

    private double[] backward(int k, double[] x, double[] activation, double[] delta) {
        int w = network.layout().control(k);
        double h = network.grid().step(k);
        double[] below = delta.clone();
        for (int i = 0; i < width; i++) {
            double error = h * (1 - activation[i] * activation[i]) * delta[i];
            gradient[w + width * width + i] += error;
            for (int j = 0; j < width; j++) {
                gradient[w + i * width + j] += error * x[j];
                below[j] += error * theta[w + i * width + j];
            }
        }
        return below;
    }
}
