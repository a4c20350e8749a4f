package org.costate.nets.lse;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.costate.kernels.Backends;
import org.costate.kernels.Kernels;
import org.costate.kernels.Precision;
import org.costate.kernels.Team;
import org.costate.nets.Ensemble;
import org.costate.nets.EnsembleGradient;
import org.costate.nets.Loss;

/**
 * The engine that trains an {@link LseModel}: cost and exact gradient of a mini-batch.
 *
 * <p>Samples go in chunks whose size depends on the model alone, chunks to a fixed number of
 * partitions merged in order, so the same weights give the same bits on any number of threads.
 * Logits of a chunk stay in cache between the way forward and the way back. Holds its threads until
 * closed. One caller at a time.
 */
public final class LseGradient implements EnsembleGradient {

    private static final int PARTITIONS = 4;

    /** Logits of a chunk over all read-outs: half a megabyte. */
    private static final int LOGITS = 1 << 16;

    private final LseModel model;
    private final Loss loss;
    private final Kernels kernels;
    private final Team team;
    private final Trunk.Sweep trunk;
    private final HeadSweep[] sweeps = new HeadSweep[PARTITIONS];
    private final int chunk;

    private LseGradient(LseModel model, Loss loss, int threads) {
        this.model = model;
        this.loss = loss;
        this.kernels = Backends.fastest(Precision.DOUBLE);
        this.team = Team.of(threads);
        this.trunk = model.trunk().open(threads);
        int most = LOGITS / (model.heads() * model.neurons());
        this.chunk = Math.max(16, Math.min(256, most / 16 * 16));
        for (int q = 0; q < PARTITIONS; q++) {
            sweeps[q] = new HeadSweep(model, loss, kernels, chunk);
        }
    }

    /** Returns an engine for a model and a loss on so many threads. */
    public static LseGradient of(LseModel model, Loss loss, int threads) {
        return new LseGradient(model, loss, threads);
    }

    @Override
    public int outputCount() {
        return model.outputs();
    }

    @Override
    public String engine() {
        return kernels.name();
    }

    /** Returns the mean cost of an ensemble and writes its gradient. */
    public double gradient(double[] theta, Ensemble ensemble, double[] gradient) {
        int[] rows = IntStream.range(0, ensemble.samples()).toArray();
        return gradient(theta, ensemble, rows, 0, rows.length, gradient);
    }

    @Override
    public double gradient(
            double[] weights,
            Ensemble ensemble,
            int[] rows,
            int first,
            int size,
            double[] gradient) {
        check(weights, ensemble);
        Ensemble batch = gathered(ensemble, rows, first, size);
        double[] h = trunk.features(weights, batch);
        double[] covectors = new double[h.length];
        PackedHeads heads = new PackedHeads(model, weights, kernels);
        team.run(
                PARTITIONS,
                q -> {
                    sweeps[q].begin(heads, batch, h, covectors);
                    for (int at = q * chunk; at < size; at += PARTITIONS * chunk) {
                        sweeps[q].run(at, Math.min(chunk, size - at));
                    }
                });
        Arrays.fill(gradient, 0);
        trunk.pullBack(weights, batch, covectors, gradient);
        return merged(heads, weights, gradient);
    }

    private double merged(PackedHeads heads, double[] weights, double[] gradient) {
        double cost = 0;
        double byTemperature = 0;
        double[][] rows = heads.emptyRows();
        for (HeadSweep sweep : sweeps) {
            cost += sweep.cost();
            byTemperature += sweep.temperatureGradient();
            sweep.addRows(rows);
        }
        int d = model.trunk().width();
        for (int k = 0; k < rows.length; k++) {
            model.coordinates()
                    .pullBack(weights, model.start(k), model.neurons(), d, rows[k], gradient);
        }
        if (model.temperature() instanceof Temperature.Learnt) {
            gradient[gradient.length - 1] = byTemperature * model.temperature(weights);
        }
        return cost;
    }

    @Override
    public double[] outputs(double[] weights, Ensemble ensemble) {
        check(weights, ensemble);
        double[] h = trunk.features(weights, ensemble);
        double[] outputs = new double[ensemble.samples() * model.outputs()];
        PackedHeads heads = new PackedHeads(model, weights, kernels);
        team.run(
                PARTITIONS,
                q -> {
                    sweeps[q].begin(heads, ensemble, h, h);
                    for (int at = q * chunk; at < ensemble.samples(); at += PARTITIONS * chunk) {
                        int count = Math.min(chunk, ensemble.samples() - at);
                        sweeps[q].outputs(at, count, outputs);
                    }
                });
        return outputs;
    }

    private void check(double[] weights, Ensemble ensemble) {
        if (weights.length != model.layout().length() || ensemble.features() != model.features()) {
            throw new IllegalArgumentException(
                    "HJ-04: got "
                            + weights.length
                            + " weights and inputs of "
                            + ensemble.features()
                            + " features, the model has "
                            + model.layout().length()
                            + " and takes "
                            + model.features());
        }
    }

    private Ensemble gathered(Ensemble all, int[] rows, int first, int size) {
        int d = all.features();
        boolean classes = loss.isForClasses();
        int width = classes ? 0 : model.outputs();
        double[] inputs = new double[size * d];
        double[] targets = new double[size * width];
        int[] labels = new int[classes ? size : 0];
        for (int s = 0; s < size; s++) {
            int row = rows[first + s];
            System.arraycopy(all.inputs(), row * d, inputs, s * d, d);
            System.arraycopy(all.targets(), row * width, targets, s * width, width);
            if (classes) {
                labels[s] = all.labels()[row];
            }
        }
        return new Ensemble(size, d, inputs, labels, targets);
    }

    @Override
    public void close() {
        trunk.close();
        team.close();
    }
}
