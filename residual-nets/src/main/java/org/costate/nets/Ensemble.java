package org.costate.nets;

import java.util.Arrays;

/**
 * Many inputs with their targets, driven by one control: a data set or a mini-batch.
 *
 * <p>Arrays are borrowed and not copied; do not change them while the ensemble is in use.
 *
 * @param samples {@code S}
 * @param features the features of an input
 * @param inputs {@code S × features}, sample-major
 * @param labels one class a sample; empty for real targets
 * @param targets {@code S × outputs}, sample-major; empty for classes
 */
public record Ensemble(int samples, int features, double[] inputs, int[] labels, double[] targets) {

    /** Checks the lengths. */
    public Ensemble {
        if (samples < 1 || features < 1 || inputs.length != (long) samples * features) {
            throw new IllegalArgumentException(
                    "ensemble of "
                            + samples
                            + " samples with "
                            + features
                            + " features needs "
                            + (long) samples * features
                            + " inputs, got "
                            + inputs.length);
        }
        if (labels.length != 0 && labels.length != samples
                || labels.length == 0 && targets.length % samples != 0) {
            throw new IllegalArgumentException(
                    "ensemble of "
                            + samples
                            + " samples has "
                            + labels.length
                            + " labels and "
                            + targets.length
                            + " target numbers; give one label or one row of targets a sample");
        }
    }

    /** Returns an ensemble with one class label a sample. */
    public static Ensemble labelled(int features, double[] inputs, int[] labels) {
        return new Ensemble(labels.length, features, inputs, labels, new double[0]);
    }

    /** Returns an ensemble with real targets. */
    public static Ensemble valued(int samples, int features, double[] inputs, double[] targets) {
        return new Ensemble(samples, features, inputs, new int[0], targets);
    }

    /** Returns the first {@code count} samples, or all if there are fewer. */
    public Ensemble first(int count) {
        int kept = Math.min(count, samples);
        return new Ensemble(
                kept,
                features,
                Arrays.copyOf(inputs, kept * features),
                Arrays.copyOf(labels, Math.min(labels.length, kept)),
                Arrays.copyOf(targets, targets.length / samples * kept));
    }

    /** Returns inputs alone, for prediction. */
    public static Ensemble unlabelled(int features, double[] inputs) {
        if (features < 1) {
            throw new IllegalArgumentException("inputs need at least 1 feature, got " + features);
        }
        return new Ensemble(inputs.length / features, features, inputs, new int[0], new double[0]);
    }
}
