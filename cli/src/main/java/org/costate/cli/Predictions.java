package org.costate.cli;

import java.util.Arrays;
import org.costate.nets.Loss;

/**
 * Outputs of a network read as probabilities.
 *
 * @param loss the loss it was trained with
 * @param outputs sample-major, {@code width} a sample
 * @param width outputs of a sample
 */
record Predictions(Loss loss, double[] outputs, int width) {

    /** Returns the number of samples. */
    int size() {
        return outputs.length / width;
    }

    /** Returns the class of a sample. */
    int classOf(int sample) {
        return loss.predictedClass(outputs, sample * width, width);
    }

    /** Returns the probabilities of a sample's classes, by softmax or the logistic function. */
    double[] probabilities(int sample) {
        if (loss == Loss.LOGISTIC) {
            double z = outputs[sample];
            double e = Math.exp(-Math.abs(z));
            double likely = 1 / (1 + e);
            return z > 0 ? new double[] {1 - likely, likely} : new double[] {likely, 1 - likely};
        }
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < width; i++) {
            max = Math.max(max, outputs[sample * width + i]);
        }
        double[] p = new double[width];
        double sum = 0;
        for (int i = 0; i < width; i++) {
            p[i] = Math.exp(outputs[sample * width + i] - max);
            sum += p[i];
        }
        for (int i = 0; i < width; i++) {
            p[i] /= sum;
        }
        return p;
    }

    /** Returns the real outputs of a sample. */
    double[] values(int sample) {
        return Arrays.copyOfRange(outputs, sample * width, (sample + 1) * width);
    }
}
