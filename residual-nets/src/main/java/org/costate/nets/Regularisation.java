package org.costate.nets;

import org.costate.ode.TimeGrid;

/**
 * Running costs on the weights, and the kinetic cost on the states.
 *
 * <pre>
 *   decay               ½ α Σ_k h_k |K_k|²                       matrices of the steps; biases are free
 *   smoothness          ½ α Σ_k h_k |(θ_{k+1} − θ_k)/h_k|²        the norm of the time derivative
 *   stepDifference      ½ α Σ_k h_k |θ_{k+1} − θ_k|²              smaller by h²
 *   endDecay            ½ α (|L|² + |W|²)                         matrices of lift and read-out
 *   kinetic             ½ κ Σ_k h_k Σ_i b_i mean_s |f(X_i)|²      straightens the paths of the states
 * </pre>
 *
 * @param decay weight decay as a running cost
 * @param smoothness weight of the squared time derivative of the control
 * @param stepDifference weight of the squared differences of neighbouring steps, as in the
 *     HamiltonianNet code
 * @param endDecay weight decay of lift and read-out
 * @param kinetic weight of the kinetic energy of the states
 */
public record Regularisation(
        double decay, double smoothness, double stepDifference, double endDecay, double kinetic) {

    /** Checks that every weight is finite and not negative. */
    public Regularisation {
        check("decay", decay);
        check("smoothness", smoothness);
        check("step difference", stepDifference);
        check("end decay", endDecay);
        check("kinetic", kinetic);
    }

    private static void check(String what, double weight) {
        if (!(weight >= 0 && Double.isFinite(weight))) {
            throw new IllegalArgumentException(
                    what + " weight is " + weight + ", expected a finite number ≥ 0");
        }
    }

    /** Returns no regularisation. */
    public static Regularisation none() {
        return new Regularisation(0, 0, 0, 0, 0);
    }

    /** Returns this with another decay of the steps' matrices. */
    public Regularisation withDecay(double weight) {
        return new Regularisation(weight, smoothness, stepDifference, endDecay, kinetic);
    }

    /** Returns this with another smoothness in time. */
    public Regularisation withSmoothness(double weight) {
        return new Regularisation(decay, weight, stepDifference, endDecay, kinetic);
    }

    /** Returns this with another weight of step differences. */
    public Regularisation withStepDifference(double weight) {
        return new Regularisation(decay, smoothness, weight, endDecay, kinetic);
    }

    /** Returns this with another decay of lift and read-out. */
    public Regularisation withEndDecay(double weight) {
        return new Regularisation(decay, smoothness, stepDifference, weight, kinetic);
    }

    /** Returns this with another kinetic cost. */
    public Regularisation withKinetic(double weight) {
        return new Regularisation(decay, smoothness, stepDifference, endDecay, weight);
    }

    /** Adds the gradient of all but the kinetic cost and returns its value. */
    double addGradient(ResidualNetwork network, double[] theta, double[] gradient) {
        double cost = 0;
        WeightLayout layout = network.layout();
        for (WeightTensor tensor : layout.tensors()) {
            double share = tensor.isBias() ? 0 : decayOf(tensor, network);
            if (share > 0) {
                cost += addDecay(tensor, share, theta, gradient);
            }
        }
        TimeGrid grid = network.grid();
        for (int k = 0; k + 1 < network.depth(); k++) {
            double h = Math.abs(grid.step(k));
            double share = smoothness / h + stepDifference * h;
            if (share > 0) {
                cost += addDifference(layout, k, share, theta, gradient);
            }
        }
        return cost;
    }

    private double decayOf(WeightTensor tensor, ResidualNetwork network) {
        WeightLayout layout = network.layout();
        int first = layout.control(0);
        if (tensor.offset() < first || tensor.offset() >= layout.readOut()) {
            return endDecay;
        }
        int k = (tensor.offset() - first) / layout.controlDimension();
        return decay * Math.abs(network.grid().step(k));
    }

    private static double addDecay(
            WeightTensor tensor, double share, double[] theta, double[] gradient) {
        double sum = 0;
        for (int i = tensor.offset(); i < tensor.offset() + tensor.length(); i++) {
            sum += theta[i] * theta[i];
            gradient[i] += share * theta[i];
        }
        return 0.5 * share * sum;
    }

    private static double addDifference(
            WeightLayout layout, int k, double share, double[] theta, double[] gradient) {
        double sum = 0;
        int here = layout.control(k);
        int next = layout.control(k + 1);
        for (int i = 0; i < layout.controlDimension(); i++) {
            double difference = theta[next + i] - theta[here + i];
            sum += difference * difference;
            gradient[next + i] += share * difference;
            gradient[here + i] -= share * difference;
        }
        return 0.5 * share * sum;
    }
}
