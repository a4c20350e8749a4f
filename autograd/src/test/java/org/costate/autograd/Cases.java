package org.costate.autograd;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.costate.kernels.Activation;
import org.costate.nets.DenseBlock;
import org.costate.nets.Ensemble;
import org.costate.nets.Lift;
import org.costate.nets.Loss;
import org.costate.nets.ResidualNetwork;
import org.costate.nets.WeightTensor;
import org.costate.ode.Scheme;
import org.costate.ode.Splitting;
import org.costate.ode.TimeGrid;

/** Networks and ensembles: seeded, asymmetric, no zeros or ones. */
final class Cases {

    static final long SEED = 20260202L;

    private Cases() {}

    /** An unequal grid, so that a step that is mistaken for another shows. */
    static TimeGrid grid(int steps) {
        double[] nodes = new double[steps + 1];
        nodes[0] = 0.1;
        for (int k = 0; k < steps; k++) {
            nodes[k + 1] = nodes[k] + 0.15 + 0.05 * (k % 3);
        }
        return TimeGrid.of(nodes);
    }

    static List<Scheme> schemesOf(DenseBlock block) {
        List<Scheme> schemes = new ArrayList<>(Scheme.all());
        schemes.removeIf(s -> s instanceof Splitting && !block.isSeparable());
        return schemes;
    }

    static ResidualNetwork network(DenseBlock block, int steps, Scheme scheme, Loss loss) {
        return ResidualNetwork.of(block, grid(steps), scheme)
                .lifting(Lift.dense(3, block.stateDimension(), Activation.TANH))
                .readingOut(outputs(loss));
    }

    static int outputs(Loss loss) {
        return switch (loss) {
            case CROSS_ENTROPY -> 5;
            case LOGISTIC -> 1;
            case SQUARED_ERROR -> 2;
        };
    }

    static Ensemble ensemble(ResidualNetwork network, Loss loss, int samples) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] inputs = gaussians(random, samples * network.features());
        if (!loss.isForClasses()) {
            double[] targets = gaussians(random, samples * network.outputs());
            return Ensemble.valued(samples, network.features(), inputs, targets);
        }
        int classes = loss == Loss.LOGISTIC ? 2 : network.outputs();
        int[] labels = random.ints(samples, 0, classes).toArray();
        return Ensemble.labelled(network.features(), inputs, labels);
    }

    /** Random weights, with biases that are not zero. */
    static double[] weights(ResidualNetwork network) {
        SplittableRandom random = new SplittableRandom(SEED + 1);
        double[] theta = network.randomWeights(random);
        for (WeightTensor tensor : network.layout().tensors()) {
            for (int i = 0; i < tensor.length() && tensor.isBias(); i++) {
                theta[tensor.offset() + i] = 0.2 * random.nextGaussian();
            }
        }
        return theta;
    }

    private static double[] gaussians(SplittableRandom random, int count) {
        double[] v = new double[count];
        for (int i = 0; i < count; i++) {
            v[i] = random.nextGaussian();
        }
        return v;
    }
}
