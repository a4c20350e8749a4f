package org.costate.nets.train;

import org.costate.nets.Ensemble;
import org.costate.nets.EnsembleGradient;
import org.costate.nets.Loss;

/**
 * How a network does on an ensemble.
 *
 * @param loss mean loss
 * @param accuracy share of right classes; NaN for real targets
 * @param confusion {@code confusion[true][predicted]}; empty for real targets
 */
public record Scores(double loss, double accuracy, int[][] confusion) {

    /** Scores weights on an ensemble. */
    public static Scores of(
            EnsembleGradient engine, Loss loss, double[] weights, Ensemble ensemble) {
        double[] z = engine.outputs(weights, ensemble);
        int outputs = engine.outputCount();
        if (!loss.isForClasses()) {
            return new Scores(loss.mean(ensemble, z, outputs), Double.NaN, new int[0][]);
        }
        int classes = Math.max(2, outputs);
        int[][] confusion = new int[classes][classes];
        int right = 0;
        for (int s = 0; s < ensemble.samples(); s++) {
            int predicted = loss.predictedClass(z, s * outputs, outputs);
            confusion[ensemble.labels()[s]][predicted]++;
            right += predicted == ensemble.labels()[s] ? 1 : 0;
        }
        double accuracy = (double) right / ensemble.samples();
        return new Scores(loss.mean(ensemble, z, outputs), accuracy, confusion);
    }
}
