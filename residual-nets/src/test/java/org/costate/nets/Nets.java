package org.costate.nets;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.costate.kernels.Activation;
import org.costate.ode.Scheme;
import org.costate.ode.Splitting;
import org.costate.ode.TimeGrid;

/** Networks and ensembles for tests: seeded, asymmetric, no zeros or ones. */
final class Nets {

    static final long SEED = 20260101L;

    private Nets() {}

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

    /** A dense-lifted network of the family with a linear read-out that suits the loss. */
    static ResidualNetwork network(
            String family, Activation activation, int width, int steps, Scheme scheme, Loss loss) {
        DenseBlock block = DenseBlock.named(family, width, activation, 0.3);
        return ResidualNetwork.of(block, grid(steps), scheme)
                .lifting(Lift.dense(3, width, Activation.TANH))
                .readingOut(outputs(loss));
    }

    static int outputs(Loss loss) {
        return switch (loss) {
            case CROSS_ENTROPY -> 5;
            case LOGISTIC -> 1;
            case SQUARED_ERROR -> 2;
        };
    }

    static Ensemble ensemble(ResidualNetwork network, Loss loss, int samples, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] inputs = gaussians(random, samples * network.features());
        if (!loss.isForClasses()) {
            double[] targets = gaussians(random, samples * network.outputs());
            return Ensemble.valued(samples, network.features(), inputs, targets);
        }
        int classes = loss == Loss.LOGISTIC ? 2 : network.outputs();
        int[] labels = random.ints(samples, 0, classes).toArray();
        return Ensemble.labelled(network.features(), inputs, labels);
    }

    static double[] weights(ResidualNetwork network, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] theta = network.randomWeights(random);
        for (WeightTensor tensor : network.layout().tensors()) {
            for (int i = 0; i < tensor.length() && tensor.isBias(); i++) {
                theta[tensor.offset() + i] = 0.2 * random.nextGaussian();
            }
        }
        return theta;
    }

    static double[] gaussians(SplittableRandom random, int count) {
        double[] v = new double[count];
        for (int i = 0; i < count; i++) {
            v[i] = random.nextGaussian();
        }
        return v;
    }
}
