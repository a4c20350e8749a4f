package org.costate.nets.lse;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.costate.control.hj.AtomMeasure;
import org.costate.control.hj.LseLayer;
import org.costate.nets.Ensemble;
import org.costate.nets.Loss;
import org.costate.nets.ResidualNetwork;
import org.costate.nets.WeightLayout;
import org.costate.nets.WeightTensor;

/**
 * A model that ends in log-sum-exp read-outs: {@code z_k = f_{ε,k}(h(x))}, or the difference {@code
 * f⁺_{ε,k} − f⁻_{ε,k}}, with {@code h} the features of a trunk.
 *
 * <p>Only the architecture is kept here; weights travel as one flat vector laid out by {@link
 * #layout()}: trunk, read-outs, then {@code log ε} if it is learnt. Immutable.
 */
public final class LseModel {

    private final Trunk trunk;
    private final int neurons;
    private final int outputs;
    private final boolean difference;
    private final Coordinates coordinates;
    private final Temperature temperature;
    private final WeightLayout layout;

    private LseModel(
            Trunk trunk,
            int neurons,
            int outputs,
            boolean difference,
            Coordinates coordinates,
            Temperature temperature) {
        if (neurons < 1 || outputs < 1) {
            throw new IllegalArgumentException(
                    "HJ-06: a model of "
                            + neurons
                            + " neurons and "
                            + outputs
                            + " outputs, expected at least 1 of each");
        }
        this.trunk = trunk;
        this.neurons = neurons;
        this.outputs = outputs;
        this.difference = difference;
        this.coordinates = coordinates;
        this.temperature = temperature;
        this.layout = WeightLayout.of(tensors());
    }

    private List<WeightTensor> tensors() {
        List<WeightTensor> all = new ArrayList<>(trunk.tensors());
        for (int head = 0; head < heads(); head++) {
            all.addAll(coordinates.tensors("readout." + head, neurons, trunk.width()));
        }
        if (temperature instanceof Temperature.Learnt) {
            all.add(WeightTensor.bias("temperature.log", 1, 0));
        }
        return all;
    }

    /**
     * Returns one layer {@code f_ε(x)} of {@code N} neurons, {@code ε = 0.1} fixed: convex in
     * {@code x} for all weights.
     */
    public static LseModel layer(int features, int neurons) {
        return of(Trunk.none(features), neurons);
    }

    /** Returns softplus layers and a read-out on the last. */
    public static LseModel softplus(int features, int[] widths, int neurons) {
        return of(new SoftplusTrunk(features, widths, false), neurons);
    }

    /** Returns input-convex softplus layers and a read-out that rises with the last. */
    public static LseModel inputConvex(int features, int[] widths, int neurons) {
        return of(new SoftplusTrunk(features, widths, true), neurons);
    }

    /** Returns a read-out on the outputs of a residual network. */
    public static LseModel residual(ResidualNetwork network, int neurons) {
        return of(new ResidualTrunk(network), neurons);
    }

    private static LseModel of(Trunk trunk, int neurons) {
        Coordinates coordinates =
                trunk.positive() > 0
                        ? new Coordinates.PartlyPositive(trunk.positive())
                        : Coordinates.weights();
        return new LseModel(trunk, neurons, 1, false, coordinates, Temperature.fixed(0.1));
    }

    /** Returns this model with another temperature. */
    public LseModel at(Temperature other) {
        return new LseModel(trunk, neurons, outputs, difference, coordinates, other);
    }

    /** Returns this model at a fixed temperature. */
    public LseModel at(double epsilon) {
        return at(Temperature.fixed(epsilon));
    }

    /** Returns this model with so many outputs, each with a read-out of its own. */
    public LseModel outputs(int count) {
        return new LseModel(trunk, neurons, count, difference, coordinates, temperature);
    }

    /**
     * Returns this model with two read-outs an output, whose difference is taken: dense in the
     * continuous functions on a compact set.
     *
     * @throws IllegalArgumentException if the trunk is input-convex, which a difference would undo
     */
    public LseModel differenceOfConvex() {
        if (trunk.positive() > 0) {
            throw new IllegalArgumentException(
                    "HJ-06: a difference of read-outs is not convex, and an input-convex trunk is"
                            + " there for convexity. Try: softplus(…), or one layer");
        }
        return new LseModel(trunk, neurons, outputs, true, coordinates, temperature);
    }

    /**
     * Returns this model with its read-outs trained in other coordinates.
     *
     * @throws IllegalArgumentException if the trunk is input-convex, which needs its own
     */
    public LseModel in(Coordinates other) {
        if (trunk.positive() > 0) {
            throw new IllegalArgumentException(
                    "HJ-06: the read-out of an input-convex trunk has positive weights, which"
                            + " initial data do not show. Try: softplus(…), or one layer");
        }
        return new LseModel(trunk, neurons, outputs, difference, other, temperature);
    }

    Trunk trunk() {
        return trunk;
    }

    /** Returns the coordinates of its read-outs. */
    public Coordinates coordinates() {
        return coordinates;
    }

    /** Returns its temperature. */
    public Temperature temperature() {
        return temperature;
    }

    /** Returns where the weights lie. */
    public WeightLayout layout() {
        return layout;
    }

    /** Returns the number of features of an input. */
    public int features() {
        return trunk.inputs();
    }

    /** Returns the number of outputs. */
    public int outputs() {
        return outputs;
    }

    /** Returns {@code N}, the neurons of a read-out. */
    public int neurons() {
        return neurons;
    }

    /** Returns the number of read-outs: one an output, or two. */
    public int heads() {
        return difference ? 2 * outputs : outputs;
    }

    /** Returns the output that a read-out belongs to. */
    int outputOf(int head) {
        return difference ? head / 2 : head;
    }

    /** Returns the sign with which it enters. */
    int signOf(int head) {
        return difference && head % 2 == 1 ? -1 : 1;
    }

    /** Returns where the weights of a read-out start. */
    int start(int head) {
        int learnt = temperature instanceof Temperature.Learnt ? 1 : 0;
        int each = neurons * (trunk.width() + 1);
        return layout.length() - learnt - (heads() - head) * each;
    }

    /** Returns {@code ε} at the given weights. */
    public double temperature(double[] theta) {
        return temperature instanceof Temperature.Learnt
                ? Math.exp(theta[theta.length - 1])
                : temperature.initial();
    }

    /** Returns a read-out at the given weights. */
    public LseLayer readOut(double[] theta, int head) {
        double[] rows = new double[neurons * (trunk.width() + 1)];
        coordinates.decode(theta, start(head), neurons, trunk.width(), rows);
        return layer(rows, neurons, trunk.width(), temperature(theta));
    }

    /** Returns the initial data of a read-out, read at time {@code t}: what training searches. */
    public AtomMeasure initialData(double[] theta, int head, double t) {
        return readOut(theta, head).atoms(t);
    }

    /**
     * Returns random weights. Rows {@code W_j} are normal, biases zero; the same seed gives the
     * same function in all coordinates. A read-out after a trunk starts smaller, {@code 1/√width}.
     */
    public double[] randomWeights(SplittableRandom random) {
        double[] theta = new double[layout.length()];
        trunk.draw(random, theta);
        int d = trunk.width();
        double scale = trunk instanceof Trunk.None ? 1 : 1 / Math.sqrt(d);
        for (int head = 0; head < heads(); head++) {
            double[] rows = new double[neurons * (d + 1)];
            for (int j = 0; j < neurons; j++) {
                for (int i = 0; i < d; i++) {
                    double draw = scale * random.nextGaussian();
                    rows[j * (d + 1) + i] = i < trunk.positive() ? Math.abs(draw) + 1e-3 : draw;
                }
                rows[j * (d + 1) + d] = -temperature.initial() * Math.log(neurons);
            }
            coordinates.encode(rows, neurons, d, theta, start(head));
        }
        return warmed(theta);
    }

    /**
     * Returns the weights of given read-outs on a model without a trunk.
     *
     * @param layers one a read-out, each of {@code N} neurons without sum weights
     * @throws IllegalArgumentException if there is a trunk, or number or shape differ
     */
    public double[] weightsOf(LseLayer... layers) {
        if (!(trunk instanceof Trunk.None) || layers.length != heads()) {
            throw new IllegalArgumentException(
                    "HJ-04: "
                            + layers.length
                            + " layers do not make the weights of this model, which has "
                            + heads()
                            + " read-outs"
                            + (trunk instanceof Trunk.None ? "" : " and a trunk before them"));
        }
        double[] theta = new double[layout.length()];
        for (int head = 0; head < heads(); head++) {
            LseLayer layer = layers[head];
            if (layer.neurons() != neurons || layer.dimension() != trunk.width()) {
                throw new IllegalArgumentException(
                        "HJ-04: a layer of "
                                + layer.neurons()
                                + " neurons on "
                                + layer.dimension()
                                + " features, expected "
                                + neurons
                                + " on "
                                + trunk.width());
            }
            double[] rows = new double[neurons * (trunk.width() + 1)];
            flatten(layer, rows);
            coordinates.encode(rows, neurons, trunk.width(), theta, start(head));
        }
        return warmed(theta);
    }

    private double[] warmed(double[] theta) {
        if (temperature instanceof Temperature.Learnt) {
            theta[theta.length - 1] = Math.log(temperature.initial());
        }
        return theta;
    }

    /** Returns the problem of fitting an ensemble. */
    public LseProblem fitting(Ensemble ensemble, Loss loss) {
        return LseProblem.of(this, ensemble, loss);
    }

    /** Returns the engine that sweeps mini-batches of this model. */
    public LseGradient sweeping(Loss loss, int threads) {
        return LseGradient.of(this, loss, threads);
    }

    /** Writes a layer as rows {@code (W_j, b_j)}. */
    static void flatten(LseLayer layer, double[] rows) {
        double[][] w = layer.weights();
        double[] b = layer.biases();
        int d = layer.dimension();
        for (int j = 0; j < b.length; j++) {
            System.arraycopy(w[j], 0, rows, j * (d + 1), d);
            rows[j * (d + 1) + d] = b[j];
        }
    }

    /** Returns the layer of rows {@code (W_j, b_j)}. */
    static LseLayer layer(double[] rows, int neurons, int d, double epsilon) {
        double[][] w = new double[neurons][d];
        double[] b = new double[neurons];
        for (int j = 0; j < neurons; j++) {
            System.arraycopy(rows, j * (d + 1), w[j], 0, d);
            b[j] = rows[j * (d + 1) + d];
        }
        return LseLayer.of(w, b, epsilon);
    }
}
