package org.costate.nets;

/**
 * Mean cost and gradient of mini-batches, by whatever sweep: what a trainer drives.
 *
 * <p>One caller at a time; holds threads until closed. The weights' own running costs are not in
 * it.
 */
public interface EnsembleGradient extends AutoCloseable {

    /** Returns the number of outputs of the model. */
    int outputCount();

    /** Returns what computes it, in words. */
    String engine();

    /**
     * Returns the mean cost of samples {@code rows[first … first + size − 1]} and writes its
     * gradient.
     *
     * @param weights {@code θ}
     * @param gradient receives {@code ∂J/∂θ}, as long as {@code θ}
     */
    double gradient(
            double[] weights,
            Ensemble ensemble,
            int[] rows,
            int first,
            int size,
            double[] gradient);

    /** Returns the outputs of an ensemble, {@code S × outputs}, sample-major. */
    double[] outputs(double[] weights, Ensemble ensemble);

    @Override
    void close();
}
