package org.costate.nets.train;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.costate.nets.Ensemble;

/** A batch with Gaussian noise on its inputs, in arrays that are used again. */
final class InputNoise {

    private final double deviation;
    private final Ensemble data;
    private final SplittableRandom random;
    private final double[] inputs;
    private final int[] labels;
    private final double[] targets;
    private final int[] rows;
    private final Ensemble batch;

    InputNoise(double deviation, Ensemble data, int size, SplittableRandom random) {
        this.deviation = deviation;
        this.data = data;
        this.random = random;
        int used = isOn() ? size : 1;
        this.inputs = new double[used * data.features()];
        this.labels = new int[data.labels().length == 0 ? 0 : used];
        this.targets = new double[used * outputs()];
        this.rows = IntStream.range(0, used).toArray();
        this.batch = new Ensemble(used, data.features(), inputs, labels, targets);
    }

    private int outputs() {
        return data.targets().length / data.samples();
    }

    boolean isOn() {
        return deviation > 0;
    }

    int[] rows() {
        return rows;
    }

    /** Returns samples {@code order[first … first + size − 1]} as rows 0 … size − 1, with noise. */
    Ensemble on(int[] order, int first, int size) {
        int features = data.features();
        for (int s = 0; s < size; s++) {
            int from = order[first + s];
            for (int j = 0; j < features; j++) {
                inputs[s * features + j] =
                        data.inputs()[from * features + j] + deviation * random.nextGaussian();
            }
            if (labels.length > 0) {
                labels[s] = data.labels()[from];
            }
            System.arraycopy(data.targets(), from * outputs(), targets, s * outputs(), outputs());
        }
        return batch;
    }
}
