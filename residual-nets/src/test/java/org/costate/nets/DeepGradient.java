package org.costate.nets;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Locale;
import java.util.SplittableRandom;
import org.costate.control.SweepStorage;
import org.costate.kernels.Activation;
import org.costate.ode.Scheme;
import org.costate.ode.TimeGrid;

/**
 * One gradient of a deep network of width 16 on a batch of 64, to be run in a small heap.
 *
 * <p>Prints the bits of the cost, a hash of those of the gradient, its norm, the steps evaluated
 * again, and the peak of the heap in megabytes.
 */
final class DeepGradient {

    private static final int BATCH = 64;
    private static final int FEATURES = 3;

    private DeepGradient() {}

    static ResidualNetwork network(String family, int depth, Scheme scheme) {
        return ResidualNetwork.of(
                        DenseBlock.named(family, 16, Activation.TANH, 0.1),
                        TimeGrid.uniform(0.0, 5.0, depth),
                        scheme)
                .lifting(Lift.dense(FEATURES, 16, Activation.TANH))
                .readingOut(2);
    }

    static SweepStorage storage(String name) {
        return switch (name) {
            case "all" -> SweepStorage.all();
            case "reversible" -> SweepStorage.reversible();
            case "square-root" -> SweepStorage.squareRoot();
            default -> SweepStorage.revolve(Integer.parseInt(name));
        };
    }

    /** Arguments: family, scheme, depth, storage. */
    public static void main(String[] args) {
        ResidualNetwork network =
                network(args[0], Integer.parseInt(args[2]), Scheme.named(args[1]));
        SplittableRandom random = new SplittableRandom(Nets.SEED);
        double[] theta = network.randomWeights(random);
        Ensemble batch = Nets.ensemble(network, Loss.SQUARED_ERROR, BATCH, Nets.SEED);
        double[] gradient = new double[theta.length];
        SweepOptions options = SweepOptions.standard().storing(storage(args[3]));
        try (EnsembleSweep sweep = EnsembleSweep.of(network, Loss.SQUARED_ERROR, options)) {
            double cost = sweep.gradient(theta, batch, gradient);
            System.out.printf(
                    Locale.ROOT,
                    "%a %s %a %d %d%n",
                    cost,
                    Long.toHexString(hash(gradient)),
                    norm(gradient),
                    sweep.memory().repeatedSteps(),
                    peakMegabytes());
        }
    }

    static long hash(double[] values) {
        long hash = 0;
        for (double v : values) {
            hash = 31 * hash + Double.doubleToRawLongBits(v);
        }
        return hash;
    }

    private static double norm(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += v * v;
        }
        return Math.sqrt(sum);
    }

    private static long peakMegabytes() {
        long bytes = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            bytes += pool.getType() == MemoryType.HEAP ? pool.getPeakUsage().getUsed() : 0;
        }
        return bytes >> 20;
    }
}
