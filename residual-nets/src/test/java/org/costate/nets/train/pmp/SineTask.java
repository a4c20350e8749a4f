package org.costate.nets.train.pmp;

import java.util.SplittableRandom;
import org.costate.kernels.Activation;
import org.costate.kernels.Precision;
import org.costate.nets.DenseBlock;
import org.costate.nets.Ensemble;
import org.costate.nets.EnsembleSweep;
import org.costate.nets.Initialisation;
import org.costate.nets.Loss;
import org.costate.nets.ResidualNetwork;
import org.costate.nets.SweepOptions;
import org.costate.nets.TrainingProblem;
import org.costate.nets.train.Optimiser;
import org.costate.nets.train.Schedule;
import org.costate.nets.train.Trainer;
import org.costate.nets.train.Training;
import org.costate.nets.train.TrainingOptions;
import org.costate.ode.Scheme;
import org.costate.ode.TimeGrid;

/**
 * {@code y = sin x} on {@code [−π, π]}: the number copied into five features, {@code f = tanh(Wx +
 * b)}, T = 5, Euler, the output the mean of the state, in the spirit of Li, Chen, Tai, E 2018.
 *
 * <p>Output and target are multiplied by {@code √2}, so that {@code ½ |z − y|²} is the squared
 * error.
 */
record SineTask(int samples, int steps) {

    static final int WIDTH = 5;

    static SineTask standard() {
        return new SineTask(200, 20);
    }

    TrainingProblem problem() {
        double[] inputs = new double[WIDTH * samples];
        double[] targets = new double[samples];
        for (int s = 0; s < samples; s++) {
            double x = -Math.PI + 2 * Math.PI * s / (samples - 1);
            for (int i = 0; i < WIDTH; i++) {
                inputs[WIDTH * s + i] = x;
            }
            targets[s] = Math.sqrt(2) * Math.sin(x);
        }
        return ResidualNetwork.of(
                        DenseBlock.residual(WIDTH, Activation.TANH),
                        TimeGrid.uniform(0, 5, steps),
                        Scheme.EULER)
                .readingOut(1)
                .fitting(Ensemble.valued(samples, WIDTH, inputs, targets), Loss.SQUARED_ERROR);
    }

    /** {@code W ~ 0.1 N(0, 1)}, {@code b = 0}, the read-out {@code √2} times the mean. */
    double[] start(TrainingProblem problem, long seed) {
        double[] theta =
                problem.network()
                        .randomWeights(new SplittableRandom(seed), new Initialisation(0.1, 0));
        int at = problem.network().layout().readOut();
        for (int i = 0; i < WIDTH; i++) {
            theta[at + i] = Math.sqrt(2) / WIDTH;
        }
        theta[at + WIDTH] = 0;
        return theta;
    }

    Training train(Optimiser rule, double rate, int epochs, long seed, int threads) {
        TrainingProblem problem = problem();
        return train(problem, rule, rate, epochs, start(problem, seed), threads);
    }

    Training train(
            TrainingProblem problem,
            Optimiser rule,
            double rate,
            int epochs,
            double[] start,
            int threads) {
        TrainingOptions options =
                TrainingOptions.standard()
                        .epochs(epochs)
                        .batch(0)
                        .watching(0)
                        .descendingBy(rule, rate, Schedule.constant());
        SweepOptions sweeps = SweepOptions.standard().in(Precision.DOUBLE).on(threads);
        try (EnsembleSweep engine = EnsembleSweep.of(problem.network(), problem.loss(), sweeps)) {
            return Trainer.of(problem, engine, options).holdingEnds().train(start);
        }
    }
}
