package org.costate.nets;

/**
 * The optimal control problem of fitting an ensemble: minimise over the weights
 *
 * <pre>
 *   J(θ) = mean_s φ(readout(x_N(ξ_s)), y_s) + regularisation.
 * </pre>
 *
 * <p>Immutable. Costs and gradients here are in double precision, over the whole ensemble.
 */
public final class TrainingProblem implements Fitting {

    private final ResidualNetwork network;
    private final Ensemble ensemble;
    private final Loss loss;
    private final Regularisation regularisation;

    private TrainingProblem(
            ResidualNetwork network, Ensemble ensemble, Loss loss, Regularisation regularisation) {
        this.network = network;
        this.ensemble = ensemble;
        this.loss = loss;
        this.regularisation = regularisation;
    }

    static TrainingProblem of(ResidualNetwork network, Ensemble ensemble, Loss loss) {
        if (ensemble.features() != network.features()) {
            throw new IllegalArgumentException(
                    "inputs have "
                            + ensemble.features()
                            + " features, the network takes "
                            + network.features());
        }
        loss.requireTargets(ensemble, network.outputs());
        return new TrainingProblem(network, ensemble, loss, Regularisation.none());
    }

    /** Returns this problem with other running costs. */
    public TrainingProblem regularised(Regularisation other) {
        return new TrainingProblem(network, ensemble, loss, other);
    }

    @Override
    public TrainingProblem over(Ensemble other) {
        return of(network, other, loss).regularised(regularisation);
    }

    /** Returns the network. */
    public ResidualNetwork network() {
        return network;
    }

    @Override
    public WeightLayout layout() {
        return network.layout();
    }

    @Override
    public Ensemble ensemble() {
        return ensemble;
    }

    @Override
    public Loss loss() {
        return loss;
    }

    /** Returns the running costs. */
    public Regularisation regularisation() {
        return regularisation;
    }

    /** Returns {@code J(θ)}. */
    public double cost(double[] theta) {
        try (EnsembleSweep sweep = sweep()) {
            return sweep.cost(theta, ensemble) + addRunningCosts(theta, theta.clone());
        }
    }

    /**
     * Returns {@code ∂J/∂θ} by a costate sweep, exact to rounding.
     *
     * @param theta as many weights as the network has
     */
    public double[] gradient(double[] theta) {
        double[] gradient = new double[theta.length];
        try (EnsembleSweep sweep = sweep()) {
            sweep.gradient(theta, ensemble, gradient);
        }
        addRunningCosts(theta, gradient);
        return gradient;
    }

    @Override
    public double addRunningCosts(double[] theta, double[] gradient) {
        return regularisation.addGradient(network, theta, gradient);
    }

    private EnsembleSweep sweep() {
        return EnsembleSweep.of(
                network, loss, SweepOptions.standard().penalisingMotion(regularisation.kinetic()));
    }
}
