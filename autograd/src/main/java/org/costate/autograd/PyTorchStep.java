package org.costate.autograd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.costate.kernels.Precision;
import org.costate.nets.TrainingProblem;
import org.costate.nets.WeightTensor;

/**
 * One training step of PyTorch without its optimiser: cost and gradient of all weights, eagerly,
 * operation by operation.
 *
 * <p>Samples and weights are handed over once, and all that a run creates is freed when it ends. As
 * ever in PyTorch a gradient is added to what is there; {@link #clear} sets it to zero. That is the
 * quickest way of repeating a step: giving every run fresh gradients costs more than the addition.
 *
 * <p>One run at a time in a process: the engine records for one caller only, and its number of
 * threads is global.
 */
public final class PyTorchStep implements AutoCloseable {

    private static final Object RECORDER = new Object();

    private final TrainingProblem problem;
    private final NDManager manager;
    private final List<NDArray> weights = new ArrayList<>();
    private final Samples samples;
    private final int threads;

    private PyTorchStep(TrainingProblem problem, double[] theta, Precision precision, int threads) {
        this.problem = problem;
        this.threads = threads;
        this.manager = PyTorch.newManager();
        DataType type = precision == Precision.DOUBLE ? DataType.FLOAT64 : DataType.FLOAT32;
        for (WeightTensor tensor : problem.network().layout().tensors()) {
            NDArray weight = arrayOf(tensor, theta, type);
            weight.setRequiresGradient(true);
            weights.add(weight);
        }
        this.samples = Samples.of(problem, manager, type);
    }

    /**
     * Returns the step of a problem at fixed weights.
     *
     * @param theta {@code θ}, as long as the network's layout
     * @param threads the threads of each operation, 1 or more
     * @throws IllegalStateException if the native library is missing or does not load
     */
    public static PyTorchStep of(
            TrainingProblem problem, double[] theta, Precision precision, int threads) {
        int length = problem.network().layout().length();
        if (theta.length != length) {
            throw new IllegalArgumentException(
                    "got " + theta.length + " weights, the network has " + length);
        }
        return new PyTorchStep(problem, theta, precision, threads);
    }

    private NDArray arrayOf(WeightTensor tensor, double[] theta, DataType type) {
        int from = tensor.offset();
        double[] values = Arrays.copyOfRange(theta, from, from + tensor.length());
        return Samples.array(
                manager,
                values,
                type,
                tensor.isBias()
                        ? new long[] {tensor.rows()}
                        : new long[] {tensor.rows(), tensor.cols()});
    }

    /** Computes the cost, adds its gradient to what is there, and returns the cost. */
    public double run() {
        synchronized (RECORDER) {
            PyTorch.useThreads(threads);
            try (NDManager run = manager.newSubManager()) {
                return run(run);
            }
        }
    }

    /** Results belong to the owner of what they are computed from; lend that to the run. */
    private double run(NDManager owner) {
        attachTo(owner);
        try {
            return costAndGradient();
        } finally {
            attachTo(manager);
        }
    }

    private double costAndGradient() {
        WeightArrays arrays = new WeightArrays(problem.network(), weights);
        try (GradientCollector collector = PyTorch.engine().newGradientCollector()) {
            NDArray cost = new ForwardPass(problem, arrays).cost(samples);
            collector.backward(cost);
            return cost.toType(DataType.FLOAT64, false).getDouble();
        }
    }

    private void attachTo(NDManager owner) {
        weights.forEach(weight -> weight.attach(owner));
        samples.inputs().attach(owner);
        samples.targets().attach(owner);
    }

    /** Returns the sum of {@code ∂J/∂θ} over all runs since the gradient was cleared. */
    public double[] gradient() {
        double[] gradient = new double[problem.network().layout().length()];
        int at = 0;
        for (WeightTensor tensor : problem.network().layout().tensors()) {
            System.arraycopy(
                    gradientOf(weights.get(at++)), 0, gradient, tensor.offset(), tensor.length());
        }
        return gradient;
    }

    private static double[] gradientOf(NDArray weight) {
        try (NDArray gradient = weight.getGradient();
                NDArray wide = gradient.toType(DataType.FLOAT64, true)) {
            return wide.toDoubleArray();
        }
    }

    /** Sets the gradient to zero. */
    public void clear() {
        for (NDArray weight : weights) {
            try (NDArray gradient = weight.getGradient()) {
                gradient.muli(0);
            }
        }
    }

    /** Frees all arrays. */
    @Override
    public void close() {
        manager.close();
    }
}
