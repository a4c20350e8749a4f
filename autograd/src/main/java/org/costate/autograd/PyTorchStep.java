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
 * <p>Samples and weights are handed over once; a run creates only what PyTorch itself creates.
 * Every run starts from gradients that are not there, as {@code zero_grad(set_to_none=True)} leaves
 * them: the weights are detached into fresh leaves, which share their numbers, so gradients need no
 * addition to old ones. The temporaries of a run are freed at the start of the next.
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
    private NDManager latest;
    private List<NDArray> leaves = List.of();

    private PyTorchStep(TrainingProblem problem, double[] theta, Precision precision, int threads) {
        this.problem = problem;
        this.threads = threads;
        this.manager = PyTorch.newManager();
        this.latest = manager.newSubManager();
        DataType type = precision == Precision.DOUBLE ? DataType.FLOAT64 : DataType.FLOAT32;
        for (WeightTensor tensor : problem.network().layout().tensors()) {
            weights.add(arrayOf(tensor, theta, type));
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

    /** Computes the cost and its gradient, and returns the cost. */
    public double run() {
        synchronized (RECORDER) {
            PyTorch.useThreads(threads);
            latest.close();
            latest = manager.newSubManager();
            leaves = freshLeaves();
            try (GradientCollector collector = PyTorch.engine().newGradientCollector()) {
                NDArray cost =
                        new ForwardPass(problem, new WeightArrays(problem.network(), leaves))
                                .cost(samples.detachedTo(latest));
                collector.backward(cost);
                return cost.toType(DataType.FLOAT64, false).getDouble();
            }
        }
    }

    private List<NDArray> freshLeaves() {
        List<NDArray> fresh = new ArrayList<>(weights.size());
        for (NDArray weight : weights) {
            NDArray leaf = weight.stopGradient();
            leaf.attach(latest);
            leaf.setRequiresGradient(true);
            fresh.add(leaf);
        }
        return fresh;
    }

    /**
     * Returns {@code ∂J/∂θ} of the latest run; zeros for weights that the cost does not depend on.
     *
     * @throws IllegalStateException before the first run
     */
    public double[] gradient() {
        if (leaves.isEmpty()) {
            throw new IllegalStateException("no gradient yet: run the step first");
        }
        double[] gradient = new double[problem.network().layout().length()];
        int at = 0;
        for (WeightTensor tensor : problem.network().layout().tensors()) {
            NDArray leaf = leaves.get(at++);
            try (NDArray values = leaf.getGradient().toType(DataType.FLOAT64, false)) {
                System.arraycopy(
                        values.toDoubleArray(), 0, gradient, tensor.offset(), tensor.length());
            }
        }
        return gradient;
    }

    /** Frees all arrays. */
    @Override
    public void close() {
        manager.close();
    }
}
