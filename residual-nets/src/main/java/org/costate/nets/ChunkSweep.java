package org.costate.nets;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.costate.control.CostateSweep;
import org.costate.control.SweepObserver;
import org.costate.kernels.Activation;
import org.costate.kernels.Buffer;
import org.costate.kernels.Kernels;
import org.jspecify.annotations.Nullable;

/**
 * One thread's workspace: carries a chunk of samples from the lift to the loss and back.
 *
 * <p>Memory does not grow with the ensemble, only with the chunk.
 */
final class ChunkSweep {

    private final ResidualNetwork network;
    private final Kernels kernels;
    private final SampleCost loss;
    private final PackedNetwork packed;
    private final EnsembleSpace space;
    private final CostateSweep sweep;
    private final boolean needsInitialCostate;
    private final int[] joinRows;
    private final int input;
    private final int liftRecord;
    private final int joined;
    private final int output;
    private final int outputValues;
    private final int scratch;
    private final double[] rows;
    private final double[] padded;
    private final int[] consecutive;
    private int first;
    private int[] order = {};
    private Ensemble ensemble = Ensemble.unlabelled(1, new double[1]);

    ChunkSweep(
            ResidualNetwork network,
            SampleCost loss,
            PackedNetwork packed,
            SweepOptions options,
            int capacity,
            boolean watched) {
        this.network = network;
        this.kernels = options.kernels();
        this.loss = loss;
        this.packed = packed;
        this.space = new EnsembleSpace(network, packed, options, capacity);
        this.sweep = CostateSweep.of(network.grid(), network.scheme(), options.storage(), watched);
        this.needsInitialCostate = watched || network.lift() instanceof Lift.Dense;
        sweep.prepare(space);
        this.joinRows = network.block().fields();
        int n = network.width();
        int inputLength = kernels.length(space.panels(), network.features());
        int stateLength = kernels.length(space.panels(), n);
        int outputLength = kernels.length(space.panels(), network.outputs());
        int scratchLength =
                Math.max(
                        kernels.outerScratch(space.panels(), network.features()),
                        kernels.outerScratch(space.panels(), n));
        int at = space.allocate(inputLength + 3 * stateLength + 2 * outputLength + scratchLength);
        this.input = at;
        this.liftRecord = input + inputLength;
        this.joined = liftRecord + stateLength;
        this.output = joined + stateLength;
        this.outputValues = output + Math.max(outputLength, stateLength);
        this.scratch = outputValues + outputLength;
        this.rows = new double[capacity * Math.max(network.outputs(), n)];
        this.consecutive = IntStream.range(0, capacity).toArray();
        this.padded = network.lift() instanceof Lift.Padded ? new double[capacity * n] : rows;
    }

    EnsembleSpace space() {
        return space;
    }

    CostateSweep plan() {
        return sweep;
    }

    /**
     * Sweeps samples {@code order[from … from + count − 1]} forward and back.
     *
     * @param target the accumulators of the partition
     * @param weight the share of one sample in the mean
     * @return the chunk's share of the cost
     */
    double run(
            Ensemble data,
            int[] samples,
            int from,
            int count,
            double[] theta,
            Buffer target,
            double weight,
            SweepObserver observer) {
        begin(data, samples, from, count, theta, target, weight);
        double cost = sweep.forward(space);
        cost += terminalCostate(count, theta, weight, target);
        sweep.backward(space, observer);
        liftBack(target);
        return cost;
    }

    /** Carries the samples forward and writes their outputs, sample-major. */
    void outputs(Ensemble data, int[] samples, int from, int count, double[] theta, double[] out) {
        begin(data, samples, from, count, theta, null, 0);
        sweep.forward(space);
        readOut(theta);
        System.arraycopy(rows, 0, out, from * network.outputs(), count * network.outputs());
    }

    /** Carries the samples forward and returns the chunk's share of the cost. */
    double cost(Ensemble data, int[] samples, int from, int count, double[] theta, double weight) {
        begin(data, samples, from, count, theta, null, weight);
        double cost = sweep.forward(space);
        readOut(theta);
        return cost + judge(count, weight);
    }

    private void begin(
            Ensemble data,
            int[] samples,
            int from,
            int count,
            double[] theta,
            @Nullable Buffer target,
            double weight) {
        ensemble = data;
        order = samples;
        first = from;
        space.turnTo(count, theta, target, weight, needsInitialCostate);
        lift(theta);
    }

    // -------------------------------------------------------------------- lift

    private void lift(double[] theta) {
        Buffer m = space.buffer();
        int x0 = space.at(sweep.initialState());
        if (network.lift() instanceof Lift.Padded lift) {
            spread(lift);
            kernels.load(space.panels(), padded, network.width(), consecutive, 0, m, joined);
            split(joined, x0);
            return;
        }
        Lift.Dense lift = (Lift.Dense) network.lift();
        kernels.load(space.panels(), ensemble.inputs(), lift.features(), order, first, m, input);
        kernels.affine(
                space.panels(),
                lift.width(),
                lift.features(),
                packed.packed(),
                packed.packed().origin() + packed.lift().packed(),
                theta,
                packed.liftBias().theta(),
                m,
                input,
                liftRecord);
        boolean single = joinRows.length == 1;
        int length = kernels.length(space.panels(), lift.width());
        kernels.activate(lift.activation(), m, liftRecord, length, single ? x0 : joined);
        if (!single) {
            split(joined, x0);
        }
    }

    private void spread(Lift.Padded lift) {
        int n = network.width();
        int count = space.panels().samples();
        Arrays.fill(padded, 0, count * n, 0);
        for (int s = 0; s < count; s++) {
            int row = order[first + s] * lift.features();
            for (int j = 0; j < lift.features(); j++) {
                padded[s * n + lift.channel(j)] = ensemble.inputs()[row + j];
            }
        }
    }

    private void liftBack(Buffer target) {
        if (!(network.lift() instanceof Lift.Dense lift)) {
            return;
        }
        Buffer m = space.buffer();
        int p0 = join(space.at(sweep.costate()));
        kernels.pullBack(
                space.panels(),
                lift.width(),
                m,
                liftRecord,
                p0,
                1.0,
                output,
                target,
                target.origin() + packed.liftBias().accumulator());
        kernels.addOuter(
                space.panels(),
                lift.width(),
                lift.features(),
                m,
                output,
                input,
                scratch,
                target,
                target.origin() + packed.lift().accumulator());
    }

    // ---------------------------------------------------------------- read-out

    /** Writes the outputs of the chunk into {@code rows}. */
    private void readOut(double[] theta) {
        Buffer m = space.buffer();
        int x = join(space.at(sweep.terminalState()));
        int z = x;
        if (network.readOut() instanceof ReadOut.Linear linear) {
            z = outputValues;
            kernels.affine(
                    space.panels(),
                    linear.outputs(),
                    linear.width(),
                    packed.packed(),
                    packed.packed().origin() + packed.readOut().packed(),
                    theta,
                    packed.readOutBias().theta(),
                    m,
                    x,
                    output);
            int length = kernels.length(space.panels(), linear.outputs());
            kernels.activate(Activation.IDENTITY, m, output, length, z);
        }
        kernels.store(space.panels(), m, z, network.outputs(), rows);
    }

    /** Replaces the outputs by the costates of the loss and returns its sum, weighted. */
    private double judge(int count, double weight) {
        int outputs = network.outputs();
        double sum = 0;
        for (int s = 0; s < count; s++) {
            sum += loss.costate(ensemble, order[first + s], rows, s * outputs, outputs, weight);
        }
        return weight * sum;
    }

    /** {@code p_N = −∇φ(x_N)}, and the read-out's share of the gradient. */
    private double terminalCostate(int count, double[] theta, double weight, Buffer target) {
        readOut(theta);
        double cost = judge(count, weight);
        Buffer m = space.buffer();
        int p = space.at(sweep.costate());
        if (!(network.readOut() instanceof ReadOut.Linear linear)) {
            kernels.load(space.panels(), rows, network.outputs(), consecutive, 0, m, joined);
            split(joined, p);
            return cost;
        }
        int x = join(space.at(sweep.terminalState()));
        kernels.load(space.panels(), rows, linear.outputs(), consecutive, 0, m, outputValues);
        kernels.pullBack(
                space.panels(),
                linear.outputs(),
                m,
                output,
                outputValues,
                1.0,
                outputValues,
                target,
                target.origin() + packed.readOutBias().accumulator());
        kernels.addOuter(
                space.panels(),
                linear.outputs(),
                linear.width(),
                m,
                outputValues,
                x,
                scratch,
                target,
                target.origin() + packed.readOut().accumulator());
        boolean single = joinRows.length == 1;
        kernels.affine(
                space.panels(),
                linear.width(),
                linear.outputs(),
                packed.packed(),
                packed.packed().origin() + packed.readOut().transposed(),
                null,
                0,
                m,
                outputValues,
                single ? p : joined);
        if (!single) {
            split(joined, p);
        }
        return cost;
    }

    // ------------------------------------------------------------------ fields

    /** Copies a joint quantity into the fields of a state. */
    private void split(int from, int state) {
        int row = 0;
        for (int f = 0; f < joinRows.length; f++) {
            kernels.copyRows(
                    space.panels(),
                    space.buffer(),
                    from,
                    network.width(),
                    row,
                    state + space.fieldStart(f),
                    joinRows[f],
                    0,
                    joinRows[f]);
            row += joinRows[f];
        }
    }

    /** Returns the state as one quantity: itself, or a joined copy of its fields. */
    private int join(int state) {
        if (joinRows.length == 1) {
            return state;
        }
        int row = 0;
        for (int f = 0; f < joinRows.length; f++) {
            kernels.copyRows(
                    space.panels(),
                    space.buffer(),
                    state + space.fieldStart(f),
                    joinRows[f],
                    0,
                    joined,
                    network.width(),
                    row,
                    joinRows[f]);
            row += joinRows[f];
        }
        return joined;
    }

    /** Stores a state of the chunk as sample-major rows. */
    void storeState(int slot, double[] out) {
        kernels.store(space.panels(), space.buffer(), join(space.at(slot)), network.width(), out);
    }
}
