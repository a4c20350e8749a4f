package org.costate.cli;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.costate.nets.Ensemble;
import org.costate.nets.EnsembleSweep;
import org.costate.nets.FlowSensitivity;
import org.costate.nets.ResidualNetwork;
import org.costate.nets.data.DataSet;
import org.costate.nets.train.Scores;

/**
 * How a trained net answers to disturbed inputs.
 *
 * @param largest {@code σ_max(∂x_N/∂x_0)}, median over a few test samples
 * @param smallest {@code σ_min(∂x_N/∂x_0)}, likewise
 * @param noise deviations of Gaussian noise on the scaled inputs
 * @param accuracy test accuracy under each; empty for real targets
 */
record Stability(double largest, double smallest, double[] noise, double[] accuracy) {

    private static final int SAMPLES = 9;
    private static final int WIDEST = 128; // beyond, a Jacobian costs more than it tells
    private static final double[] LEVELS = {0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.6, 0.8, 1.0};

    /** Looks at the kept weights of an outcome. */
    static Stability of(Outcome outcome) {
        ResidualNetwork network = outcome.experiment().network();
        DataSet test = outcome.experiment().samples().test();
        int[] rows = TrainingFigures.spread(test.size(), SAMPLES);
        double[] largest = new double[rows.length];
        double[] smallest = new double[rows.length];
        for (int i = 0; i < rows.length && network.width() <= WIDEST; i++) {
            FlowSensitivity flow =
                    FlowSensitivity.of(
                            network, outcome.training().weights(), test.features(rows[i]));
            largest[i] = flow.largest();
            smallest[i] = flow.smallest();
        }
        boolean narrow = network.width() <= WIDEST;
        return new Stability(
                narrow ? median(largest) : Double.NaN,
                narrow ? median(smallest) : Double.NaN,
                LEVELS.clone(),
                outcome.isForClasses() ? accuracies(outcome) : new double[0]);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static double[] accuracies(Outcome outcome) {
        Experiment experiment = outcome.experiment();
        DataSet test = experiment.samples().test();
        double[] accuracies = new double[LEVELS.length];
        try (EnsembleSweep sweep = experiment.engine().discrete(experiment.problem())) {
            for (int i = 0; i < LEVELS.length; i++) {
                SplittableRandom random = new SplittableRandom(experiment.seed());
                double[] inputs = test.featuresUnsafe().clone();
                for (int j = 0; j < inputs.length; j++) {
                    inputs[j] += LEVELS[i] * random.nextGaussian();
                }
                Ensemble disturbed =
                        Ensemble.labelled(test.featureCount(), inputs, test.labelsUnsafe());
                accuracies[i] =
                        Scores.of(sweep, experiment.loss(), outcome.training().weights(), disturbed)
                                .accuracy();
            }
        }
        return accuracies;
    }

    /** Returns the object {@code summary.json} holds. */
    Map<String, Object> toMap() {
        Map<String, Object> all = new TreeMap<>();
        all.put("largestSingularValue", largest);
        all.put("smallestSingularValue", smallest);
        all.put("inputNoise", noise);
        all.put("accuracyUnderNoise", accuracy);
        return all;
    }
}
