package org.costate.cli;

import java.util.Locale;
import org.costate.nets.data.DataSet;
import org.costate.nets.model.Model;
import org.costate.nets.train.Scores;
import org.costate.nets.train.Training;

/**
 * What an experiment came to.
 *
 * @param experiment what was done
 * @param training history, weights, status
 * @param seconds time of training alone
 * @param train how the kept weights do on the training part
 * @param test how they do on the test part
 * @param testOutputs their outputs there, sample-major
 */
record Outcome(
        Experiment experiment,
        Training training,
        double seconds,
        Scores train,
        Scores test,
        double[] testOutputs) {

    /** Says whether classes were learnt. */
    boolean isForClasses() {
        return experiment.loss().isForClasses();
    }

    /** Returns accuracy, or the root mean square error of real targets. */
    double figureOfMerit(Scores scores) {
        return isForClasses()
                ? scores.accuracy()
                : Math.sqrt(2 * scores.loss() / experiment.network().outputs());
    }

    /** Returns what {@link #figureOfMerit} is called. */
    String meritName() {
        return isForClasses() ? "accuracy" : "root mean square error";
    }

    /** Returns a figure of merit in words. */
    String meritText(double value) {
        return isForClasses()
                ? String.format(Locale.ROOT, "%.2f %%", 100 * value)
                : String.format(Locale.ROOT, "%.4g", value);
    }

    /** Returns the model with the kept weights. */
    Model model() {
        DataSet train = experiment.samples().train();
        return new Model(
                experiment.network(),
                training.weights(),
                experiment.loss(),
                experiment.samples().scaling(),
                train.featureNames(),
                train.classNames(),
                train.targetNames(),
                train.name(),
                experiment.seed());
    }
}
