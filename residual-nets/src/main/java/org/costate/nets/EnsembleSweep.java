package org.costate.nets;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.costate.control.SweepObserver;
import org.costate.control.SweepStorage;
import org.costate.kernels.Buffer;
import org.costate.kernels.Kernels;
import org.costate.kernels.Team;

/**
 * The engine of training: cost and exact gradient of a mini-batch, in one fused sweep per chunk.
 *
 * <p>An ensemble is cut into partitions and chunks by its size and the network's alone; each chunk
 * makes its whole way forward and back in one thread's workspace, and partitions are merged in a
 * fixed order. So the same weights give the same bits on any number of threads, memory does not
 * grow with the ensemble, and nothing is allocated per step.
 *
 * <p>Holds its threads until closed. One caller at a time.
 */
public final class EnsembleSweep implements EnsembleGradient {

    private static final int MOST_PARTITIONS = 8;
    private static final int FEWEST_SAMPLES_TO_SPLIT = 16;
    private static final int SAMPLES_PER_PARTITION = 256; // below, merging costs more than it gives
    private static final long WORKSPACE_NUMBERS = 1L << 24;

    private final ResidualNetwork network;
    private final SampleCost loss;
    private final SweepOptions options;
    private final PackedNetwork packed;
    private final Team team;
    private final int chunk;
    private final ArrayDeque<ChunkSweep> idle = new ArrayDeque<>();
    private final Buffer[] accumulators = new Buffer[MOST_PARTITIONS];
    private final double[][] gradients = new double[MOST_PARTITIONS][]; // where merged by step
    private final double[] costs = new double[MOST_PARTITIONS];
    private final IntConsumer gradientTask = this::gradientOf;
    private final IntConsumer costTask = this::costOf;
    private final IntConsumer outputTask = this::outputsOf;
    private int[] natural = {};

    // The job in hand.
    private Ensemble data = Ensemble.unlabelled(1, new double[1]);
    private int[] order = {};
    private int from;
    private int count;
    private int partitions;
    private double[] theta = {};
    private double[] outputs = {};

    private EnsembleSweep(ResidualNetwork network, SampleCost loss, SweepOptions options) {
        this.network = network;
        this.loss = loss;
        this.options = options;
        this.chunk = chunkSamples(network, options); // refuses before anything is held
        this.packed = new PackedNetwork(network, options.kernels());
        this.team = Team.of(options.threads());
    }

    /**
     * Returns an engine for a network and a loss.
     *
     * @throws IllegalArgumentException if the storage does not suit the scheme or one sample alone
     *     needs more memory than a workspace may have
     */
    public static EnsembleSweep of(ResidualNetwork network, Loss loss, SweepOptions options) {
        return new EnsembleSweep(network, loss, options);
    }

    /** Returns the engine whose terminal cost is any cost of a sample's output. */
    static EnsembleSweep ofCost(ResidualNetwork network, SampleCost cost, SweepOptions options) {
        return new EnsembleSweep(network, cost, options);
    }

    private static int chunkSamples(ResidualNetwork network, SweepOptions options) {
        Kernels kernels = options.kernels();
        long perSample = SweepMemory.of(network, options).numbersPerSample();
        long most = WORKSPACE_NUMBERS / Math.max(1, numbersThatSizeChunks(network, options));
        int lanes = Math.max(8, kernels.lanes());
        long wanted = Math.min(kernels.chunkSamples(network.width()), most);
        int chunk = (int) Math.max(lanes, wanted / lanes * lanes);
        if (perSample * chunk > Integer.MAX_VALUE / 2) {
            throw new IllegalArgumentException(
                    "MEM-01: a depth of "
                            + network.depth()
                            + " at width "
                            + network.width()
                            + " needs "
                            + perSample
                            + " stored numbers a sample. Try: storing revolve(20), a separable"
                            + " block with reversible storage, or fewer steps");
        }
        return chunk;
    }

    /**
     * Chunks are cut as if everything were stored, so that snapshots do not change the bits; only
     * reversible storage, which changes them anyway, has chunks of its own.
     */
    private static long numbersThatSizeChunks(ResidualNetwork network, SweepOptions options) {
        boolean reversible = options.storage() instanceof SweepStorage.Reversible;
        SweepOptions sizing = reversible ? options : options.storing(SweepStorage.all());
        return SweepMemory.of(network, sizing).numbersPerSample();
    }

    /** Returns the network. */
    public ResidualNetwork network() {
        return network;
    }

    @Override
    public int outputCount() {
        return network.outputs();
    }

    /** Returns how it sweeps. */
    public SweepOptions options() {
        return options;
    }

    /** Returns what the sweep stores. */
    public SweepMemory memory() {
        return SweepMemory.of(network, options);
    }

    /** Returns the samples that one workspace carries at a time. */
    public int chunkSamples() {
        return chunk;
    }

    /**
     * Returns the mean cost of an ensemble and writes its gradient.
     *
     * @param weights {@code θ}
     * @param gradient receives {@code ∂J/∂θ}, as long as {@code θ}
     */
    public double gradient(double[] weights, Ensemble ensemble, double[] gradient) {
        return gradient(
                weights, ensemble, natural(ensemble.samples()), 0, ensemble.samples(), gradient);
    }

    @Override
    public String engine() {
        return options.kernels().name();
    }

    @Override
    public double gradient(
            double[] weights,
            Ensemble ensemble,
            int[] rows,
            int first,
            int size,
            double[] gradient) {
        begin(weights, ensemble, rows, first, size);
        Arrays.fill(gradient, 0);
        gradients[0] = gradient;
        team.run(partitions, gradientTask);
        if (packed.mergesByStep()) {
            packed.mergeOwn(accumulators, partitions, gradients, gradient, team);
        } else {
            packed.merge(accumulators, partitions, gradient, team);
        }
        return totalCost();
    }

    /** Returns the mean cost of an ensemble, by a forward sweep alone. */
    public double cost(double[] weights, Ensemble ensemble) {
        begin(weights, ensemble, natural(ensemble.samples()), 0, ensemble.samples());
        team.run(partitions, costTask);
        return totalCost();
    }

    @Override
    public double[] outputs(double[] weights, Ensemble ensemble) {
        begin(weights, ensemble, natural(ensemble.samples()), 0, ensemble.samples());
        outputs = new double[ensemble.samples() * network.outputs()];
        team.run(partitions, outputTask);
        return outputs;
    }

    /**
     * Sweeps an ensemble on the calling thread and reports states, costates and Hamiltonian layer
     * by layer.
     */
    public LayerReport observe(double[] weights, Ensemble ensemble) {
        begin(weights, ensemble, natural(ensemble.samples()), 0, ensemble.samples());
        int size = Math.min(chunk, ensemble.samples());
        ChunkSweep watched = new ChunkSweep(network, loss, packed, options, size, true);
        LayerReport.Gatherer gatherer =
                new LayerReport.Gatherer(network, watched, ensemble.samples());
        Buffer target = options.kernels().allocate(packed.accumulatorLength());
        for (int at = 0; at < ensemble.samples(); at += size) {
            int here = Math.min(size, ensemble.samples() - at);
            gatherer.startChunk(here);
            double share = 1.0 / ensemble.samples();
            gatherer.addCost(
                    watched.run(ensemble, order, at, here, weights, target, share, gatherer));
        }
        return gatherer.report();
    }

    private void begin(double[] weights, Ensemble ensemble, int[] rows, int first, int size) {
        check(weights, ensemble);
        theta = weights;
        data = ensemble;
        order = rows;
        from = first;
        count = size;
        partitions = partitions(size);
        packed.pack(weights, team);
    }

    /** Returns a number that depends on the ensemble alone, so that the bits do not on threads. */
    private static int partitions(int samples) {
        int least = samples >= FEWEST_SAMPLES_TO_SPLIT ? 2 : 1;
        return Math.max(least, Math.min(MOST_PARTITIONS, samples / SAMPLES_PER_PARTITION));
    }

    private void check(double[] weights, Ensemble ensemble) {
        if (weights.length != network.layout().length()) {
            throw new IllegalArgumentException(
                    "got "
                            + weights.length
                            + " weights, the network has "
                            + network.layout().length());
        }
        if (ensemble.features() != network.features()) {
            throw new IllegalArgumentException(
                    "inputs have "
                            + ensemble.features()
                            + " features, the network takes "
                            + network.features());
        }
    }

    private int[] natural(int samples) {
        if (natural.length < samples) {
            natural = IntStream.range(0, samples).toArray();
        }
        return natural;
    }

    private int start(int partition) {
        int share = ((count + partitions - 1) / partitions + 7) / 8 * 8;
        return Math.min(count, partition * share);
    }

    private double totalCost() {
        double sum = 0;
        for (int q = 0; q < partitions; q++) {
            sum += costs[q];
        }
        return sum;
    }

    private void gradientOf(int partition) {
        Buffer target = accumulatorsOf(partition);
        options.kernels().zero(target, target.origin(), packed.accumulatorLength());
        SweepObserver merging =
                packed.mergesByStep() ? merger(partition, target) : SweepObserver.NONE;
        ChunkSweep sweep = borrow();
        double cost = 0;
        int end = start(partition + 1);
        for (int at = start(partition); at < end; at += chunk) {
            cost +=
                    sweep.run(
                            data,
                            order,
                            from + at,
                            Math.min(chunk, end - at),
                            theta,
                            target,
                            1.0 / count,
                            merging);
        }
        costs[partition] = cost;
        giveBack(sweep);
    }

    /** Merges each step's accumulator into the partition's own gradient as the costate passes. */
    private SweepObserver merger(int partition, Buffer target) {
        double[] own = ownGradient(partition);
        Buffer[] part = {target};
        return new SweepObserver() {
            @Override
            public void phasePoint(int k, int x, int p) {
                if (k < network.depth()) {
                    packed.mergeStep(k, part, own, partition);
                }
            }

            @Override
            public void hamiltonian(int k, double value) {}
        };
    }

    /** The first partition writes where the sum will be; the others have an array each. */
    private double[] ownGradient(int partition) {
        synchronized (gradients) {
            double[] own = gradients[partition];
            if (own == null || own.length != theta.length) {
                own = new double[theta.length];
                gradients[partition] = own;
            } else {
                Arrays.fill(own, 0);
            }
            return own;
        }
    }

    private void costOf(int partition) {
        ChunkSweep sweep = borrow();
        double cost = 0;
        int end = start(partition + 1);
        for (int at = start(partition); at < end; at += chunk) {
            int here = Math.min(chunk, end - at);
            cost += sweep.cost(data, order, from + at, here, theta, 1.0 / count);
        }
        costs[partition] = cost;
        giveBack(sweep);
    }

    private void outputsOf(int partition) {
        ChunkSweep sweep = borrow();
        int end = start(partition + 1);
        for (int at = start(partition); at < end; at += chunk) {
            sweep.outputs(data, order, at, Math.min(chunk, end - at), theta, outputs);
        }
        giveBack(sweep);
    }

    private Buffer accumulatorsOf(int partition) {
        synchronized (accumulators) {
            Buffer buffer = accumulators[partition];
            if (buffer == null) {
                buffer = options.kernels().allocate(packed.accumulatorLength());
                accumulators[partition] = buffer;
            }
            return buffer;
        }
    }

    private ChunkSweep borrow() {
        synchronized (idle) {
            if (!idle.isEmpty()) {
                return idle.pop();
            }
        }
        return new ChunkSweep(network, loss, packed, options, chunk, false);
    }

    private void giveBack(ChunkSweep sweep) {
        synchronized (idle) {
            idle.push(sweep);
        }
    }

    @Override
    public void close() {
        team.close();
    }
}
