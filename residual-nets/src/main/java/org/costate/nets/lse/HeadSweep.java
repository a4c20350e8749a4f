package org.costate.nets.lse;

import org.costate.kernels.Buffer;
import org.costate.kernels.Kernels;
import org.costate.kernels.Panels;
import org.costate.nets.Ensemble;
import org.costate.nets.Loss;
import org.jspecify.annotations.Nullable;

/** One partition's workspace: carries chunks of samples through the read-outs and back. */
final class HeadSweep {

    /** Below every logit that is a finite number of use; {@code −∞} would leave NaN. */
    private static final double FLOOR = -1e300;

    private final LseModel model;
    private final Loss loss;
    private final Kernels kernels;
    private final int columns;
    private final Buffer buffer;
    private final int x;
    private final int g;
    private final int scratch;
    private final int[] z;
    private final int[] statistics;
    private final Buffer accumulator;
    private final int outer;
    private final double[] augmented;
    private final int[] consecutive;
    private final double[][] moments;
    private final double[] values;
    private @Nullable PackedHeads heads;
    private Ensemble batch = Ensemble.unlabelled(1, new double[1]);
    private double[] h = {};
    private double[] covectors = {};
    private double cost;
    private double temperatureGradient;

    HeadSweep(LseModel model, Loss loss, Kernels kernels, int chunk) {
        this.model = model;
        this.loss = loss;
        this.kernels = kernels;
        this.columns = model.trunk().width() + 1;
        Panels panels = kernels.panels(chunk);
        int length = kernels.length(panels, columns);
        int logits = kernels.length(panels, model.neurons());
        int four = kernels.length(panels, 4);
        int scratchLength = kernels.outerScratch(panels, columns);
        int each = logits + four;
        this.buffer = kernels.allocate(2 * length + scratchLength + model.heads() * each);
        this.x = buffer.origin();
        this.g = x + length;
        this.scratch = g + length;
        this.z = new int[model.heads()];
        this.statistics = new int[model.heads()];
        for (int k = 0; k < z.length; k++) {
            z[k] = scratch + scratchLength + k * each;
            statistics[k] = z[k] + logits;
        }
        this.outer = kernels.outerLength(model.neurons(), columns);
        this.accumulator = kernels.allocate(model.heads() * outer);
        this.augmented = new double[chunk * columns];
        this.consecutive = new int[chunk];
        java.util.Arrays.setAll(consecutive, i -> i);
        this.moments = new double[model.heads()][chunk * 4];
        this.values = new double[chunk * model.outputs()];
    }

    void begin(PackedHeads packed, Ensemble data, double[] features, double[] target) {
        heads = packed;
        batch = data;
        h = features;
        covectors = target;
        cost = 0;
        temperatureGradient = 0;
        kernels.zero(accumulator, accumulator.origin(), model.heads() * outer);
    }

    double cost() {
        return cost;
    }

    double temperatureGradient() {
        return temperatureGradient;
    }

    /** Adds the gradients of this partition to those of the rows {@code (W_j, b_j)}. */
    void addRows(double[][] rows) {
        Buffer[] one = {accumulator};
        for (int k = 0; k < rows.length; k++) {
            int at = accumulator.origin() + k * outer;
            kernels.mergeOuter(one, 1, at, model.neurons(), columns, 1, rows[k], 0);
        }
    }

    void outputs(int first, int count, double[] out) {
        forward(first, count);
        int k = model.outputs();
        System.arraycopy(values, 0, out, first * k, count * k);
    }

    /** Sweeps samples {@code first … first + count − 1} of the batch forward and back. */
    void run(int first, int count) {
        Panels panels = forward(first, count);
        int outputs = model.outputs();
        double share = -1.0 / batch.samples(); // the loss sends −∂φ/∂z
        for (int s = 0; s < count; s++) {
            cost -= share * loss.costate(batch, first + s, values, s * outputs, outputs, share);
        }
        kernels.zero(buffer, g, kernels.length(panels, columns));
        for (int k = 0; k < model.heads(); k++) {
            backward(panels, k, count);
        }
        kernels.store(panels, buffer, g, columns, augmented);
        for (int s = 0; s < count; s++) {
            int width = columns - 1;
            System.arraycopy(augmented, s * columns, covectors, (first + s) * width, width);
        }
    }

    private PackedHeads packed() {
        if (heads == null) {
            throw new IllegalStateException("begin(…) comes first");
        }
        return heads;
    }

    private Panels forward(int first, int count) {
        Panels panels = kernels.panels(count);
        int width = columns - 1;
        for (int s = 0; s < count; s++) {
            System.arraycopy(h, (first + s) * width, augmented, s * columns, width);
            augmented[s * columns + width] = 1;
        }
        kernels.load(panels, augmented, columns, consecutive, 0, buffer, x);
        java.util.Arrays.fill(values, 0);
        PackedHeads now = packed();
        for (int k = 0; k < model.heads(); k++) {
            Buffer w = now.packed();
            int n = model.neurons();
            kernels.affine(panels, n, columns, w, now.forward(k), null, 0, buffer, x, z[k]);
            start(panels, statistics[k]);
            double beta = 1 / now.temperature();
            kernels.softmaxBlock(panels, n, beta, buffer, z[k], statistics[k]);
            kernels.store(panels, buffer, statistics[k], 4, moments[k]);
            for (int s = 0; s < count; s++) {
                double log = Math.log(moments[k][4 * s + 1]);
                double f = moments[k][4 * s] + now.temperature() * log;
                values[s * model.outputs() + model.outputOf(k)] += model.signOf(k) * f;
            }
        }
        return panels;
    }

    private void start(Panels panels, int at) {
        kernels.zero(buffer, at, kernels.length(panels, 4));
        int here = at;
        for (int p = 0; p < panels.count(); p++) {
            for (int i = 0; i < panels.width(p); i++) {
                buffer.set(here + i, FLOOR);
            }
            here += kernels.paddedRows(4) * panels.width(p);
        }
    }

    /** {@code q_sj = c_s π_sj}: its products with {@code x} and {@code W}. */
    private void backward(Panels panels, int k, int count) {
        coefficients(panels, k, count);
        int n = model.neurons();
        kernels.scaleColumns(panels, n, buffer, statistics[k], z[k]);
        int at = accumulator.origin() + k * outer;
        kernels.addOuter(panels, n, columns, buffer, z[k], x, scratch, accumulator, at);
        kernels.addProduct(
                panels, columns, n, packed().packed(), packed().backward(k), buffer, z[k], g);
    }

    /** Writes {@code c_s/Σ_j e^{·}} where the kernels look for factors; 0 in padding. */
    private void coefficients(Panels panels, int k, int count) {
        int s = 0;
        int here = statistics[k];
        for (int p = 0; p < panels.count(); p++) {
            int width = panels.width(p);
            for (int i = 0; i < width; i++, s++) {
                double factor = 0;
                if (s < count) {
                    double c = model.signOf(k) * values[s * model.outputs() + model.outputOf(k)];
                    double mass = moments[k][4 * s + 1];
                    double entropy = Math.log(mass) - moments[k][4 * s + 2] / mass;
                    temperatureGradient += c * Math.max(0, entropy);
                    factor = c / mass;
                }
                buffer.set(here + 3 * width + i, factor);
            }
            here += kernels.paddedRows(4) * width;
        }
    }
}
