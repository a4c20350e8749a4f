package org.costate.nets;

/**
 * The outputs of a residual network over an ensemble, and the pull-back of covectors through it:
 * all that a terminal cost with weights of its own needs from the network.
 *
 * <p>With {@code p_s = −c_s} at the outputs the sweep gives {@code Σ_s c_sᵀ ∂z_s/∂θ}: the costate
 * equation from any transversality condition. Holds its threads until closed; one caller at a time.
 */
public final class EnsemblePullBack implements AutoCloseable {

    private final EnsembleSweep sweep;

    private EnsemblePullBack(EnsembleSweep sweep) {
        this.sweep = sweep;
    }

    /** Returns the pull-back through a network. */
    public static EnsemblePullBack of(ResidualNetwork network, SweepOptions options) {
        return new EnsemblePullBack(
                EnsembleSweep.ofCost(network, EnsemblePullBack::pairing, options));
    }

    /**
     * The cost {@code ⟨z, c⟩}, whose covector {@code c} is the sample's target; summed, no mean.
     */
    private static double pairing(
            Ensemble e, int sample, double[] z, int at, int outputs, double scale) {
        double sum = 0;
        for (int i = 0; i < outputs; i++) {
            double covector = e.targets()[sample * outputs + i];
            sum += z[at + i] * covector;
            z[at + i] = -covector;
        }
        return sum;
    }

    /** Returns the network. */
    public ResidualNetwork network() {
        return sweep.network();
    }

    /** Returns the outputs, {@code S × outputs}, sample-major. */
    public double[] outputs(double[] weights, Ensemble ensemble) {
        return sweep.outputs(weights, ensemble);
    }

    /**
     * Writes {@code Σ_s c_sᵀ ∂z_s/∂θ}.
     *
     * @param inputs the ensemble; its labels and targets are not looked at
     * @param covectors {@code c}, {@code S × outputs}, sample-major
     * @param gradient receives it, as long as {@code θ}
     */
    public void pullBack(double[] weights, Ensemble inputs, double[] covectors, double[] gradient) {
        Ensemble paired =
                Ensemble.valued(inputs.samples(), inputs.features(), inputs.inputs(), covectors);
        sweep.gradient(weights, paired, gradient);
    }

    @Override
    public void close() {
        sweep.close();
    }
}
