package org.costate.autograd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.costate.nets.Ensemble;
import org.costate.nets.Lift;
import org.costate.nets.Loss;
import org.costate.nets.TrainingProblem;

/**
 * What does not depend on the weights: inputs and targets, one sample a row.
 *
 * <p>A padded lift has no weights, so its inputs are kept already lifted.
 *
 * @param inputs {@code S × features}, or {@code S × n} behind a padded lift
 * @param targets {@code S × outputs} reals, {@code S × 1} classes as integers, or {@code S × 1}
 *     signs {@code ±1} for the logistic loss
 */
record Samples(NDArray inputs, NDArray targets) {

    static Samples of(TrainingProblem problem, NDManager manager, DataType type) {
        Ensemble data = problem.ensemble();
        Lift lift = problem.network().lift();
        NDArray inputs =
                lift instanceof Lift.Padded padded
                        ? array(manager, spread(padded, data), type, data.samples(), lift.width())
                        : array(manager, data.inputs(), type, data.samples(), data.features());
        return new Samples(inputs, targets(problem, manager, type));
    }

    private static double[] spread(Lift.Padded lift, Ensemble data) {
        double[] lifted = new double[data.samples() * lift.width()];
        for (int s = 0; s < data.samples(); s++) {
            for (int j = 0; j < lift.features(); j++) {
                lifted[s * lift.width() + lift.channel(j)] = data.inputs()[s * lift.features() + j];
            }
        }
        return lifted;
    }

    private static NDArray targets(TrainingProblem problem, NDManager manager, DataType type) {
        Ensemble data = problem.ensemble();
        int samples = data.samples();
        if (!problem.loss().isForClasses()) {
            return array(manager, data.targets(), type, samples, problem.network().outputs());
        }
        double[] classes = new double[samples];
        for (int s = 0; s < samples; s++) {
            int label = data.labels()[s];
            classes[s] = problem.loss() == Loss.LOGISTIC ? (label == 1 ? 1 : -1) : label;
        }
        DataType kind = problem.loss() == Loss.LOGISTIC ? type : DataType.INT64;
        return array(manager, classes, kind, samples, 1);
    }

    static NDArray array(NDManager manager, double[] values, DataType type, long... shape) {
        NDArray wide = manager.create(values, new Shape(shape));
        if (type == DataType.FLOAT64) {
            return wide;
        }
        try (wide) {
            return wide.toType(type, true);
        }
    }
}
