package org.costate.nets.lse;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.costate.kernels.Activation;
import org.costate.nets.DenseBlock;
import org.costate.nets.Ensemble;
import org.costate.nets.Lift;
import org.costate.nets.Loss;
import org.costate.nets.ResidualNetwork;
import org.costate.nets.train.Optimiser;
import org.costate.nets.train.Schedule;
import org.costate.nets.train.Trainer;
import org.costate.nets.train.Training;
import org.costate.nets.train.TrainingListener;
import org.costate.nets.train.TrainingOptions;
import org.costate.ode.Scheme;
import org.costate.ode.TimeGrid;

/** Models and data: seeded, asymmetric. */
final class LseFixtures {

    private LseFixtures() {}

    /** Every kind of model, on three features. */
    static Stream<LseModel> models() {
        ResidualNetwork network =
                ResidualNetwork.of(
                                DenseBlock.residual(4, Activation.TANH),
                                TimeGrid.uniform(0, 1.3, 3),
                                Scheme.RK4)
                        .lifting(Lift.dense(3, 4, Activation.TANH));
        LseModel layer = LseModel.layer(3, 7).at(0.4);
        return Stream.of(
                layer,
                layer.in(Coordinates.atoms(0.7)),
                layer.at(Temperature.learnt(0.4)).outputs(2),
                layer.differenceOfConvex().in(Coordinates.atoms(1.3)).at(Temperature.learnt(0.3)),
                LseModel.softplus(3, new int[] {5, 6}, 4).at(Temperature.learnt(0.5)),
                LseModel.softplus(3, new int[] {5}, 4).differenceOfConvex().outputs(2),
                LseModel.inputConvex(3, new int[] {5, 6}, 4).at(Temperature.learnt(0.5)),
                LseModel.residual(network, 5).at(Temperature.learnt(0.6)),
                LseModel.residual(network, 5).in(Coordinates.atoms(0.9)).differenceOfConvex());
    }

    static Ensemble ensemble(LseModel model, int samples, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] x = random.doubles((long) samples * model.features(), -1.5, 1.2).toArray();
        double[] y = random.doubles((long) samples * model.outputs(), -1, 2).toArray();
        return Ensemble.valued(samples, model.features(), x, y);
    }

    static double[] weights(LseModel model, long seed) {
        return model.randomWeights(new SplittableRandom(seed));
    }

    /** Samples of a function on {@code [−2, 2]}. */
    static Ensemble line(DoubleUnaryOperator f, int samples, long seed) {
        double[] x = new SplittableRandom(seed).doubles(samples, -2, 2).toArray();
        double[] y = java.util.Arrays.stream(x).map(f).toArray();
        return Ensemble.valued(samples, 1, x, y);
    }

    static Training train(
            LseModel model,
            Ensemble data,
            Optimiser rule,
            double rate,
            int epochs,
            int batch,
            double[] initial,
            TrainingListener listener) {
        TrainingOptions options =
                TrainingOptions.standard()
                        .epochs(epochs)
                        .batch(batch)
                        .descendingBy(rule, rate, Schedule.constant());
        try (LseGradient sweep = model.sweeping(Loss.SQUARED_ERROR, 1)) {
            return Trainer.of(model.fitting(data, Loss.SQUARED_ERROR), sweep, options)
                    .reportingTo(listener)
                    .train(initial);
        }
    }

    /** Root mean square error of a fitted model. */
    static double rmse(Training training) {
        return Math.sqrt(2 * training.last().trainLoss());
    }
}
