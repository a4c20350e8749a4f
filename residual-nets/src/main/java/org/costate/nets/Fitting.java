package org.costate.nets;

/**
 * What a trainer minimises: the mean loss of a model over an ensemble, and running costs of its
 * weights.
 *
 * <p>A {@link TrainingProblem} is the fitting of a residual network. Any model whose weights lie in
 * one vector can be fitted by the same trainer, with an {@link EnsembleGradient} of its own.
 */
public interface Fitting {

    /** Returns where the weights of the model lie. */
    WeightLayout layout();

    /** Returns the ensemble. */
    Ensemble ensemble();

    /** Returns the loss. */
    Loss loss();

    /**
     * Returns this problem over other samples.
     *
     * @throws IllegalArgumentException if they do not fit model and loss
     */
    Fitting over(Ensemble other);

    /** Adds the gradient of the weights' own running costs and returns their value. */
    double addRunningCosts(double[] theta, double[] gradient);
}
