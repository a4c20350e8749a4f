package org.costate.nets.lse;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.costate.kernels.Precision;
import org.costate.nets.Ensemble;
import org.costate.nets.EnsemblePullBack;
import org.costate.nets.ResidualNetwork;
import org.costate.nets.SweepOptions;
import org.costate.nets.WeightTensor;

/** A residual network before the read-outs: they are its terminal cost, with weights of its own. */
record ResidualTrunk(ResidualNetwork network) implements Trunk {

    @Override
    public int inputs() {
        return network.features();
    }

    @Override
    public int width() {
        return network.outputs();
    }

    @Override
    public List<WeightTensor> tensors() {
        return network.layout().tensors();
    }

    @Override
    public void draw(SplittableRandom random, double[] theta) {
        double[] own = network.randomWeights(random);
        System.arraycopy(own, 0, theta, 0, own.length);
    }

    @Override
    public Sweep open(int threads) {
        EnsemblePullBack sweep =
                EnsemblePullBack.of(
                        network, SweepOptions.standard().in(Precision.DOUBLE).on(threads));
        return new Sweep() {
            @Override
            public double[] features(double[] theta, Ensemble ensemble) {
                return sweep.outputs(own(theta), ensemble);
            }

            @Override
            public void pullBack(
                    double[] theta, Ensemble e, double[] covectors, double[] gradient) {
                double[] part = own(theta);
                double[] result = new double[part.length];
                sweep.pullBack(part, e, covectors, result);
                System.arraycopy(result, 0, gradient, 0, result.length);
            }

            @Override
            public void close() {
                sweep.close();
            }
        };
    }

    private double[] own(double[] theta) {
        return Arrays.copyOf(theta, network.layout().length());
    }
}
