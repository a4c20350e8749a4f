package org.costate.nets;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.costate.kernels.Activation;
import org.costate.ode.Scheme;
import org.costate.ode.Splitting;
import org.costate.ode.TimeGrid;

/** Networks and ensembles for tests: seeded, asymmetric, no zeros or ones. */
public final class Nets {

    public static final long SEED = 20260101L;

    private Nets() {}

    /** An unequal grid, so that a step that is mistaken for another shows. */
    public static TimeGrid grid(int steps) {
        double[] nodes = new double[steps + 1];
        nodes[0] = 0.1;
        for (int k = 0; k < steps; k++) {
            nodes[k + 1] = nodes[k] + 0.15 + 0.05 * (k % 3);
        }
        return TimeGrid.of(nodes);
    }

    public static List<Scheme> schemesOf(DenseBlock block) {
        List<Scheme> schemes = new ArrayList<>(Scheme.all());
        schemes.removeIf(s -> s instanceof Splitting && !block.isSeparable());
        return schemes;
    }

    /** A dense-lifted network of the family with a linear read-out that suits the loss. */
    public static ResidualNetwork network(
            String family, Activation activation, int width, int steps, Scheme scheme, Loss loss) {
        DenseBlock block = DenseBlock.named(family, width, activation, 0.3);
        return ResidualNetwork.of(block, grid(steps), scheme)
                .lifting(Lift.dense(3, width, Activation.TANH))
                .readingOut(outputs(loss));
    }

    public static int outputs(Loss loss) {
        return switch (loss) {
            case CROSS_ENTROPY -> 5;
            case LOGISTIC -> 1;
            case SQUARED_ERROR -> 2;
        };
    }

    public static Ensemble ensemble(ResidualNetwork network, Loss loss, int samples, long seed) {
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

    public static double[] weights(ResidualNetwork network, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] theta = network.randomWeights(random);
        for (WeightTensor tensor : network.layout().tensors()) {
            for (int i = 0; i < tensor.length() && tensor.isBias(); i++) {
                theta[tensor.offset() + i] = 0.2 * random.nextGaussian();
            }
        }
        return theta;
    }

    public static double[] gaussians(SplittableRandom random, int count) {
        double[] v = new double[count];
        for (int i = 0; i < count; i++) {
            v[i] = random.nextGaussian();
        }
        return v;
    }

    /** The network without lift and read-out weights: inputs spread over the state, state out. */
    public static ResidualNetwork bare(
            String family, Activation activation, int width, int steps, Scheme scheme) {
        DenseBlock block = DenseBlock.named(family, width, activation, 0.3);
        return ResidualNetwork.of(block, grid(steps), scheme)
                .lifting(Lift.padded(Math.max(1, width - 2), width));
    }

    /** The families with the schemes that suit them: Euler and RK4, or a splitting. */
    public static Stream<Scheme> usualSchemes(String family) {
        return family.equals("verlet") || family.equals("hamiltonian-pair")
                ? Stream.of(Scheme.EULER, Scheme.SYMPLECTIC_EULER, Scheme.STORMER_VERLET)
                : Stream.of(Scheme.EULER, Scheme.RK4);
    }

    /** The largest absolute difference over the largest absolute entry of the reference. */
    public static double relativeGap(double[] got, double[] reference) {
        double worst = 0;
        double scale = 0;
        for (int i = 0; i < reference.length; i++) {
            worst = Math.max(worst, Math.abs(got[i] - reference[i]));
            scale = Math.max(scale, Math.abs(reference[i]));
        }
        return worst == 0 ? 0 : worst / scale;
    }
}
