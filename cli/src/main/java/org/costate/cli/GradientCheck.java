package org.costate.cli;

import java.util.List;
import org.costate.nets.GradientComparison;
import org.costate.nets.GradientMethod;
import org.costate.nets.TrainingProblem;

/**
 * The first gradient of a training, held against a referee.
 *
 * @param comparison the costate sweep against the referee, in double precision
 * @param continuous the continuous costate equation beside it; empty unless it trains
 * @param warning why the referee is not the one hoped for; empty if it is
 * @param samples the samples of the batch
 * @param seconds what the check took
 */
record GradientCheck(
        GradientComparison comparison,
        List<ContinuousCheck.Row> continuous,
        String warning,
        int samples,
        double seconds) {

    private static final int FORWARD_WEIGHTS = 64;

    /** Compares at the initial weights, on the first batch. */
    static GradientCheck of(Experiment experiment) {
        long begin = System.nanoTime();
        TrainingProblem problem = experiment.problem().over(experiment.firstBatch());
        double[] theta = experiment.initialWeights();
        String warning = "";
        GradientComparison comparison;
        try {
            comparison = compare(referee(), problem, theta);
        } catch (RuntimeException | LinkageError e) {
            warning = "GRAD-02: the autograd engine failed (" + e + "); forward mode stands in";
            comparison = compare(forwardMode(), problem, theta);
        }
        Engine.Continuous continuous = experiment.engine().continuous();
        List<ContinuousCheck.Row> rows =
                continuous == null
                        ? List.of()
                        : ContinuousCheck.rows(experiment, continuous, problem, theta);
        double seconds = (System.nanoTime() - begin) * 1e-9;
        return new GradientCheck(comparison, rows, warning, problem.ensemble().samples(), seconds);
    }

    /** Returns the autograd engine where there is one, else forward mode. */
    static GradientMethod referee() {
        return GradientMethod.autograd().orElseGet(GradientCheck::forwardMode);
    }

    static GradientMethod forwardMode() {
        return GradientMethod.forwardMode(FORWARD_WEIGHTS);
    }

    private static GradientComparison compare(
            GradientMethod referee, TrainingProblem problem, double[] theta) {
        return GradientComparison.between(GradientMethod.costateSweep(), referee, problem, theta);
    }
}
