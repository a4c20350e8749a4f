package org.costate.nets;

import java.util.Arrays;
import org.costate.control.hj.LseLayer;
import org.costate.kernels.Backends;
import org.costate.kernels.Buffer;
import org.costate.kernels.Kernels;
import org.costate.kernels.Panels;
import org.costate.kernels.Precision;
import org.costate.kernels.Team;

/**
 * A log-sum-exp layer at many points: {@code f_ε}, {@code ∇f_ε} and {@code H(π)}, streamed.
 *
 * <p>Samples go in chunks through one thread's workspace; neurons in blocks of {@value #BLOCK}: the
 * logits of a block, their exponentials over a running maximum, and {@code Σ e^{·}W_j} while they
 * are in cache. No matrix of neurons × points is ever held; memory is the layer, packed twice, and
 * one workspace a thread. The same bits on any number of threads. {@link LseLayer} is the oracle:
 * they agree to rounding.
 */
public final class LseBatch {

    private static final int BLOCK = 128;

    /** Below every logit that is a finite number of use; {@code −∞} would leave NaN. */
    private static final double FLOOR = -1e300;

    private static final float SINGLE_FLOOR = -1e37f;

    private final Kernels kernels;
    private final int neurons;
    private final int dimension;
    private final double temperature;
    private final double[] bias;
    private final Buffer packed;

    private LseBatch(LseLayer layer, Kernels kernels) {
        this.kernels = kernels;
        this.temperature = layer.temperature();
        this.dimension = layer.dimension();
        int[] present = present(layer.logWeights());
        this.neurons = present.length;
        this.bias = new double[neurons];
        double[] w = flatten(layer, present);
        this.packed = kernels.allocate(2 * neurons * dimension);
        for (int j = 0; j < neurons; j += BLOCK) {
            int rows = Math.min(BLOCK, neurons - j);
            kernels.pack(w, j * dimension, rows, dimension, packed, forward(j));
            kernels.packTransposed(w, j * dimension, rows, dimension, packed, backward(j));
        }
    }

    /** Returns the layer in double precision on the fastest back end of this machine. */
    public static LseBatch of(LseLayer layer) {
        return of(layer, Backends.fastest(Precision.DOUBLE));
    }

    /**
     * Returns the layer on a back end.
     *
     * @throws IllegalArgumentException if {@code ε = 0} and the layer is weighted: how weights
     *     share a tie is left to {@link LseLayer}
     */
    public static LseBatch of(LseLayer layer, Kernels kernels) {
        if (layer.temperature() == 0 && layer.isWeighted()) {
            throw new IllegalArgumentException(
                    "NETS-LSE: a weighted layer at ε = 0 shares ties by weight, which the batch"
                            + " does not. Try: LseLayer itself, or a layer without weights");
        }
        return new LseBatch(layer, kernels);
    }

    private static int[] present(double[] logWeights) {
        return java.util.stream.IntStream.range(0, logWeights.length)
                .filter(j -> logWeights[j] > Double.NEGATIVE_INFINITY)
                .toArray();
    }

    private double[] flatten(LseLayer layer, int[] present) {
        double[][] rows = layer.weights();
        double[] b = layer.biases();
        double[] logWeights = layer.logWeights();
        double[] w = new double[neurons * dimension];
        for (int j = 0; j < neurons; j++) {
            bias[j] = b[present[j]] + temperature * logWeights[present[j]];
            System.arraycopy(rows[present[j]], 0, w, j * dimension, dimension);
        }
        return w;
    }

    private int forward(int block) {
        return packed.origin() + block * dimension;
    }

    private int backward(int block) {
        return packed.origin() + (neurons + block) * dimension;
    }

    /** Returns the dimension {@code d} of a point. */
    public int dimension() {
        return dimension;
    }

    /**
     * What a batch of points knows; arrays belong to the caller.
     *
     * @param values {@code f_ε}, one a point
     * @param gradients {@code ∇f_ε}, row-major, {@code d} a point
     * @param entropies {@code H(π)}, one a point
     */
    public record Values(double[] values, double[] gradients, double[] entropies) {}

    /**
     * Evaluates points.
     *
     * @param points row-major, {@code d} numbers a point
     * @throws IllegalArgumentException if their number is no multiple of {@code d}
     * @throws ArithmeticException if a value is not finite; the message names the point
     */
    public Values evaluate(double[] points, Team team) {
        if (points.length % dimension != 0) {
            throw new IllegalArgumentException(
                    "NETS-LSE: "
                            + points.length
                            + " numbers are no whole number of points of dimension "
                            + dimension
                            + ". Try: row-major points, d numbers each");
        }
        int count = points.length / dimension;
        Values result = new Values(new double[count], new double[points.length], new double[count]);
        int size = kernels.chunkSamples(BLOCK);
        int chunks = (count + size - 1) / size;
        int threads = Math.min(team.threads(), Math.max(1, chunks));
        team.run(
                threads,
                thread -> {
                    Workspace space = new Workspace(points, Math.min(size, count));
                    for (int c = thread; c < chunks; c += threads) {
                        space.evaluate(c * size, Math.min(size, count - c * size), result);
                    }
                });
        checkFinite(result);
        return result;
    }

    private void checkFinite(Values result) {
        for (int i = 0; i < result.values().length; i++) {
            if (!Double.isFinite(result.values()[i]) || !Double.isFinite(result.entropies()[i])) {
                throw new ArithmeticException(
                        "NONFINITE-01: the layer is "
                                + result.values()[i]
                                + " at point "
                                + (i + 1)
                                + ". Try: finite points, and weights of moderate size");
            }
        }
    }

    /** One thread's slots: points, gradient sums, statistics, and the logits of one block. */
    private final class Workspace {

        private final double[] points;
        private final Buffer buffer;
        private final int x;
        private final int g;
        private final int z;
        private final int statistics;
        private final int[] order;
        private final double[] sums;
        private final double[] moments;

        Workspace(double[] points, int samples) {
            Panels panels = kernels.panels(samples);
            this.points = points;
            this.buffer = kernels.allocate((2 * dimension + BLOCK + 4) * panels.padded());
            this.x = buffer.origin();
            this.g = x + dimension * panels.padded();
            this.z = g + dimension * panels.padded();
            this.statistics = z + BLOCK * panels.padded();
            this.order = new int[samples];
            this.sums = new double[samples * dimension];
            this.moments = new double[samples * 4];
        }

        void evaluate(int first, int samples, Values result) {
            Panels panels = kernels.panels(samples);
            Arrays.setAll(order, i -> Math.min(first + i, points.length / dimension - 1));
            kernels.load(panels, points, dimension, order, 0, buffer, x);
            kernels.zero(buffer, g, dimension * panels.padded());
            start(panels);
            double beta = sharpness();
            for (int j = 0; j < neurons; j += BLOCK) {
                int rows = Math.min(BLOCK, neurons - j);
                kernels.affine(panels, rows, dimension, packed, forward(j), bias, j, buffer, x, z);
                kernels.softmaxBlock(panels, rows, beta, buffer, z, statistics);
                kernels.scaleColumns(panels, dimension, buffer, statistics, g);
                kernels.addProduct(panels, dimension, rows, packed, backward(j), buffer, z, g);
            }
            kernels.store(panels, buffer, g, dimension, sums);
            kernels.store(panels, buffer, statistics, 4, moments);
            finish(first, samples, result);
        }

        /** {@code β = 1/ε}; the largest number is the tropical limit. */
        private double sharpness() {
            double largest =
                    kernels.precision() == Precision.DOUBLE ? Double.MAX_VALUE : Float.MAX_VALUE;
            return Math.min(1 / temperature, largest);
        }

        private void start(Panels panels) {
            kernels.zero(buffer, statistics, 4 * panels.padded());
            double floor = kernels.precision() == Precision.DOUBLE ? FLOOR : SINGLE_FLOOR;
            int s = statistics;
            for (int p = 0; p < panels.count(); p++) {
                for (int i = 0; i < panels.width(p); i++) {
                    buffer.set(s + i, floor);
                }
                s += 4 * panels.width(p);
            }
        }

        private void finish(int first, int samples, Values result) {
            for (int i = 0; i < samples; i++) {
                double mass = moments[4 * i + 1];
                double log = Math.log(mass);
                result.values()[first + i] = moments[4 * i] + temperature * log;
                result.entropies()[first + i] = Math.max(0, log - moments[4 * i + 2] / mass);
                for (int k = 0; k < dimension; k++) {
                    result.gradients()[(first + i) * dimension + k] =
                            sums[i * dimension + k] / mass;
                }
            }
        }
    }
}
