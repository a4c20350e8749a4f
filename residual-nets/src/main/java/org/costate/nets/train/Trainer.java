package org.costate.nets.train;

import org.costate.nets.Ensemble;
import org.costate.nets.EnsembleGradient;
import org.costate.nets.Fitting;
import org.jspecify.annotations.Nullable;

/**
 * Trains a model by descent along its costate gradient.
 *
 * <p>Batches are cut from a fresh shuffle each epoch; all randomness comes from the seed of the
 * options, so a training is a function of its arguments, whatever the number of threads.
 */
public final class Trainer {

    private final Fitting problem;
    private final EnsembleGradient engine;
    private final TrainingOptions options;
    private @Nullable Ensemble validation;
    private TrainingListener listener = TrainingListener.none();

    private Trainer(Fitting problem, EnsembleGradient engine, TrainingOptions options) {
        this.problem = problem;
        this.engine = engine;
        this.options = options;
    }

    /**
     * Returns a trainer.
     *
     * @param problem model, training ensemble, loss and running costs
     * @param engine what sweeps the batches, with the problem's kinetic cost; stays the caller's to
     *     close
     */
    public static Trainer of(Fitting problem, EnsembleGradient engine, TrainingOptions options) {
        return new Trainer(problem, engine, options);
    }

    /**
     * Returns this trainer, judging by another ensemble which weights are best.
     *
     * @throws IllegalArgumentException if the ensemble does not fit model and loss
     */
    public Trainer validatedOn(Ensemble ensemble) {
        validation = problem.over(ensemble).ensemble();
        return this;
    }

    /** Returns this trainer, telling {@code other} of every epoch. */
    public Trainer reportingTo(TrainingListener other) {
        listener = other;
        return this;
    }

    /**
     * Trains from the given weights.
     *
     * @param initial starting weights, not changed
     */
    public Training train(double[] initial) {
        TrainingLog log = new TrainingLog(problem, engine, options, validation, listener, initial);
        if (options.optimiser() instanceof Optimiser.Lbfgs rule) {
            return new LbfgsDescent(problem, engine, options, rule).run(initial, log);
        }
        return new BatchDescent(problem, engine, options).run(initial, log);
    }
}
