package org.costate.nets;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.costate.kernels.Buffer;
import org.costate.kernels.Kernels;
import org.costate.kernels.Team;

/**
 * A network's weights packed for the kernels, and where each matrix's accumulator lies.
 *
 * <p>One slot a matrix of every step, forward and transposed; packing is shared among a fixed
 * number of tasks so that each has its own scratch.
 *
 * <p>Accumulators hold a number for every lane of a vector. Where those of all steps would outgrow
 * {@value #MOST_ACCUMULATORS} numbers a partition, all steps share the accumulators of one: each
 * step's is merged into its partition's own gradient as soon as the costate is over the step. That
 * depends on the sizes of the network alone, so the bits do not depend on what the sweep stores.
 */
final class PackedNetwork {

    private static final int TASKS = 8;
    private static final int MOST_ACCUMULATORS = 1 << 21;

    /** One matrix of the network: where it is packed and where its gradient is gathered. */
    record Matrix(MatrixMap map, int packed, int transposed, int accumulator) {}

    /** One bias: where its gradient is gathered. */
    record Bias(int theta, int length, int accumulator) {}

    private final Kernels kernels;
    private final WeightLayout layout;
    private final Matrix[][] inner;
    private final Matrix[][] outer;
    private final Bias[][] biases;
    private final Matrix[] ends;
    private final Bias[] endBiases;
    private final Buffer packed;
    private final double[][] scratch;
    private final IntConsumer packing = this::packShare;
    private final IntConsumer merging = this::mergeShare;
    private final IntConsumer adding = this::addShare;
    private final boolean mergesByStep;
    private final int stepAccumulators;
    private double[] theta = {};
    private double[] gradient = {};
    private Buffer[] accumulators = {};
    private double[][] others = {};
    private int partitions;
    private int packedLength;
    private int accumulatorLength;
    private int largest;

    PackedNetwork(ResidualNetwork network, Kernels kernels) {
        this.kernels = kernels;
        this.layout = network.layout();
        List<Cell> cells = network.block().cells();
        int steps = network.depth();
        inner = new Matrix[steps][cells.size()];
        outer = new Matrix[steps][cells.size()];
        biases = new Bias[steps][cells.size()];
        placeStep(0, cells);
        stepAccumulators = align(accumulatorLength);
        mergesByStep = (long) steps * stepAccumulators > MOST_ACCUMULATORS;
        for (int k = 1; k < steps; k++) {
            accumulatorLength = mergesByStep ? 0 : accumulatorLength;
            placeStep(k, cells);
        }
        ends = new Matrix[2];
        endBiases = new Bias[2];
        if (network.lift() instanceof Lift.Dense lift) {
            placeEnd(0, lift.tensors(), 0);
        }
        if (network.readOut() instanceof ReadOut.Linear readOut) {
            placeEnd(1, readOut.tensors(), layout.readOut());
        }
        packed = kernels.allocate(packedLength);
        scratch = new double[TASKS][largest];
    }

    private void placeStep(int k, List<Cell> cells) {
        for (int c = 0; c < cells.size(); c++) {
            Cell cell = cells.get(c);
            inner[k][c] = place(cell.inner());
            MatrixMap second = cell.outer();
            if (second != null) {
                outer[k][c] = place(second);
            }
            biases[k][c] = placeBias(layout.control(k) + cell.bias(), cell.hidden());
        }
    }

    private Matrix place(MatrixMap map) {
        int forward = align(packedLength);
        int transposed = align(forward + kernels.packedLength(map.rows(), map.cols()));
        packedLength = transposed + kernels.packedLength(map.cols(), map.rows());
        int accumulator = align(accumulatorLength);
        accumulatorLength = accumulator + kernels.outerLength(map.rows(), map.cols());
        largest = Math.max(largest, map.rows() * map.cols());
        return new Matrix(map, forward, transposed, accumulator);
    }

    private Bias placeBias(int theta, int length) {
        int accumulator = align(accumulatorLength);
        accumulatorLength = accumulator + kernels.sumLength(length);
        return new Bias(theta, length, accumulator);
    }

    private void placeEnd(int end, List<WeightTensor> tensors, int at) {
        WeightTensor matrix = tensors.get(0);
        ends[end] = place(new MatrixMap.Direct(at, matrix.rows(), matrix.cols()));
        WeightTensor bias = tensors.get(1);
        endBiases[end] = placeBias(at + bias.offset(), bias.length());
    }

    private int align(int at) {
        int lanes = 8 * kernels.lanes();
        return (at + lanes - 1) / lanes * lanes;
    }

    Buffer packed() {
        return packed;
    }

    /** Returns the numbers that the accumulators of one partition take. */
    int accumulatorLength() {
        return accumulatorLength;
    }

    /** Says whether {@link #mergeStep} must be called after every step of the way back. */
    boolean mergesByStep() {
        return mergesByStep;
    }

    Matrix inner(int k, int cell) {
        return inner[k][cell];
    }

    Matrix outer(int k, int cell) {
        return outer[k][cell];
    }

    Bias bias(int k, int cell) {
        return biases[k][cell];
    }

    Matrix lift() {
        return ends[0];
    }

    Bias liftBias() {
        return endBiases[0];
    }

    Matrix readOut() {
        return ends[1];
    }

    Bias readOutBias() {
        return endBiases[1];
    }

    /** Packs every matrix of {@code theta}, forward and transposed. */
    void pack(double[] weights, Team team) {
        theta = weights;
        team.run(TASKS, packing);
    }

    private void packShare(int task) {
        for (int k = task; k < inner.length; k += TASKS) {
            for (int c = 0; c < inner[k].length; c++) {
                pack(layout.control(k), inner[k][c], task);
                if (outer[k][c] != null) {
                    pack(layout.control(k), outer[k][c], task);
                }
            }
        }
        if (task < 2 && ends[task] != null) {
            pack(0, ends[task], task);
        }
    }

    private void pack(int at, Matrix m, int task) {
        int rows = m.map().rows();
        int cols = m.map().cols();
        double[] source = theta;
        int from = at;
        if (m.map() instanceof MatrixMap.Direct direct) {
            from += direct.offset();
        } else {
            source = scratch[task];
            from = 0;
            m.map().matrix(theta, at, source);
        }
        kernels.pack(source, from, rows, cols, packed, packed.origin() + m.packed());
        kernels.packTransposed(source, from, rows, cols, packed, packed.origin() + m.transposed());
    }

    /**
     * Adds minus the sum of the partitions' accumulators to the gradient: {@code ∂J/∂θ = −∂H/∂θ},
     * integrated.
     */
    void merge(Buffer[] parts, int count, double[] target, Team team) {
        accumulators = parts;
        partitions = count;
        gradient = target;
        team.run(TASKS, merging);
    }

    private void mergeShare(int task) {
        for (int k = task; k < inner.length; k += TASKS) {
            mergeStep(k, accumulators, partitions, gradient, task);
        }
        mergeEnd(task);
    }

    private void mergeEnd(int task) {
        if (task < 2 && ends[task] != null) {
            merge(ends[task], 0, accumulators, partitions, gradient, task);
            merge(endBiases[task], accumulators, partitions, gradient);
        }
    }

    /**
     * Adds minus a step's accumulator to a partition's own gradient, and empties it.
     *
     * @param part the one partition's accumulators
     * @param partition its number, which is also that of the scratch it may use
     */
    void mergeStep(int k, Buffer[] part, double[] own, int partition) {
        mergeStep(k, part, 1, own, partition);
        kernels.zero(part[0], part[0].origin(), stepAccumulators);
    }

    /**
     * Adds the partitions' own gradients, and minus their accumulators of lift and read-out, to the
     * first partition's.
     */
    void mergeOwn(Buffer[] parts, int count, double[][] own, double[] target, Team team) {
        accumulators = parts;
        partitions = count;
        others = own;
        gradient = target;
        team.run(TASKS, adding);
        mergeEnd(0);
        mergeEnd(1);
    }

    private void addShare(int task) {
        int share = (gradient.length + TASKS - 1) / TASKS;
        int end = Math.min(gradient.length, (task + 1) * share);
        for (int q = 1; q < partitions; q++) {
            for (int i = task * share; i < end; i++) {
                gradient[i] += others[q][i];
            }
        }
    }

    private void mergeStep(int k, Buffer[] parts, int count, double[] out, int task) {
        for (int c = 0; c < inner[k].length; c++) {
            merge(inner[k][c], layout.control(k), parts, count, out, task);
            if (outer[k][c] != null) {
                merge(outer[k][c], layout.control(k), parts, count, out, task);
            }
            merge(biases[k][c], parts, count, out);
        }
    }

    private void merge(Matrix m, int at, Buffer[] parts, int count, double[] out, int task) {
        int rows = m.map().rows();
        int cols = m.map().cols();
        int slot = parts[0].origin() + m.accumulator();
        if (m.map() instanceof MatrixMap.Direct direct) {
            kernels.mergeOuter(parts, count, slot, rows, cols, -1, out, at + direct.offset());
        } else {
            double[] g = scratch[task];
            Arrays.fill(g, 0, rows * cols, 0);
            kernels.mergeOuter(parts, count, slot, rows, cols, -1, g, 0);
            m.map().addPullBack(g, out, at);
        }
    }

    private void merge(Bias bias, Buffer[] parts, int count, double[] out) {
        int slot = parts[0].origin() + bias.accumulator();
        kernels.mergeSums(parts, count, slot, bias.length(), -1, out, bias.theta());
    }
}
