package org.costate.cli;

import java.util.SplittableRandom;
import org.costate.nets.Ensemble;
import org.costate.nets.EnsembleGradient;
import org.costate.nets.EnsembleSweep;
import org.costate.nets.Loss;
import org.costate.nets.ResidualNetwork;
import org.costate.nets.SweepMemory;
import org.costate.nets.TrainingProblem;
import org.costate.nets.data.DataSet;
import org.costate.nets.train.Scores;
import org.costate.nets.train.Trainer;
import org.costate.nets.train.Training;
import org.costate.nets.train.TrainingListener;

/**
 * One training, fully decided.
 *
 * @param recipe the network, the descent, the costs
 * @param loss the loss
 * @param engine what sweeps
 * @param samples what is learnt from and judged by
 * @param seed the seed of weights, shuffling and noise
 */
record Experiment(Recipe recipe, Loss loss, Engine engine, Samples samples, long seed) {

    /** Returns this experiment with another network. */
    Experiment with(Architecture architecture) {
        return new Experiment(recipe.with(architecture), loss, engine, samples, seed);
    }

    /** Returns the network. */
    ResidualNetwork network() {
        DataSet train = samples.train();
        int outputs =
                loss.isForClasses() ? loss.outputsFor(train.classCount()) : train.targetCount();
        return recipe.architecture().network(train.featureCount(), outputs);
    }

    /** Returns the problem over the training part. */
    TrainingProblem problem() {
        return network()
                .fitting(Samples.ensemble(samples.train()), loss)
                .regularised(recipe.costs());
    }

    /** Returns the weights training starts from. */
    double[] initialWeights() {
        return network()
                .randomWeights(new SplittableRandom(seed), recipe.architecture().initialisation());
    }

    /** Returns the samples of a first batch, for looking at the first gradient. */
    Ensemble firstBatch() {
        Ensemble all = Samples.ensemble(samples.train());
        int batch = recipe.descent().batch();
        return batch == 0 ? all : all.first(batch);
    }

    /** Returns what a discrete sweep stores. */
    SweepMemory memory() {
        try (EnsembleSweep sweep = engine.discrete(problem())) {
            return sweep.memory();
        }
    }

    /** Returns what trains, in words. */
    String engineName() {
        try (EnsembleGradient sweep = engine.open(problem())) {
            return sweep.engine();
        }
    }

    /** Trains and judges; only the training itself is timed. */
    Outcome run(TrainingListener listener) {
        TrainingProblem problem = problem();
        try (EnsembleGradient sweep = engine.open(problem)) {
            Trainer trainer =
                    Trainer.of(problem, sweep, recipe.descent().options(seed))
                            .reportingTo(listener);
            DataSet held = samples.validation();
            if (held != null) {
                trainer = trainer.validatedOn(Samples.ensemble(held));
            }
            double[] start = initialWeights();
            long begin = System.nanoTime();
            Training training = trainer.train(start);
            double seconds = (System.nanoTime() - begin) * 1e-9;
            double[] weights = training.weights();
            Ensemble test = Samples.ensemble(samples.test());
            return new Outcome(
                    this,
                    training,
                    seconds,
                    Scores.of(sweep, loss, weights, problem.ensemble()),
                    Scores.of(sweep, loss, weights, test),
                    sweep.outputs(weights, test));
        }
    }
}
