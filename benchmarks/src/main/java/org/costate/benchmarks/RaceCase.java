package org.costate.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.costate.kernels.Activation;
import org.costate.kernels.Precision;
import org.costate.nets.DenseBlock;
import org.costate.nets.Ensemble;
import org.costate.nets.Loss;
import org.costate.nets.ResidualNetwork;
import org.costate.nets.TrainingProblem;
import org.costate.nets.WeightTensor;
import org.costate.ode.Scheme;
import org.costate.ode.TimeGrid;

/**
 * One step to time.
 *
 * @param size the network and its mini-batch
 * @param precision of the numbers inside
 * @param threads of either side
 */
record RaceCase(Size size, Precision precision, int threads) {

    private static final long SEED = 20260303L;
    private static final double BIAS = 0.1;

    /**
     * The size of a step.
     *
     * @param width {@code n}
     * @param depth {@code N}
     * @param samples {@code S}
     */
    record Size(int width, int depth, int samples) {

        static final List<Size> USUAL =
                List.of(
                        new Size(2, 64, 512),
                        new Size(16, 64, 256),
                        new Size(64, 32, 256),
                        new Size(64, 128, 1024),
                        new Size(256, 32, 512),
                        new Size(512, 16, 512));

        /** Reads {@code width x depth x samples}, for example {@code 64x32x256}. */
        static Size parse(String text) {
            if (!text.matches("\\d+x\\d+x\\d+")) {
                throw new IllegalArgumentException(
                        "case is \"" + text + "\", expected width x depth x samples: 64x32x256");
            }
            String[] parts = text.split("x");
            return new Size(
                    Integer.parseInt(parts[0]),
                    Integer.parseInt(parts[1]),
                    Integer.parseInt(parts[2]));
        }

        /** Returns the operations of a step. */
        double operations() {
            return 6.0 * width * width * depth * samples;
        }

        @Override
        public String toString() {
            return width + "x" + depth + "x" + samples;
        }
    }

    /** Returns the problem: tanh, Euler, {@code T = 1}, squared error, no lift, no read-out. */
    TrainingProblem problem() {
        ResidualNetwork network =
                ResidualNetwork.of(
                        DenseBlock.residual(size.width(), Activation.TANH),
                        TimeGrid.uniform(0, 1, size.depth()),
                        Scheme.EULER);
        SplittableRandom random = new SplittableRandom(SEED);
        int numbers = size.samples() * size.width();
        return network.fitting(
                Ensemble.valued(
                        size.samples(),
                        size.width(),
                        gaussians(random, numbers),
                        gaussians(random, numbers)),
                Loss.SQUARED_ERROR);
    }

    /** Returns weights for {@link #problem()}. */
    double[] weights(ResidualNetwork network) {
        SplittableRandom random = new SplittableRandom(SEED + 1);
        double[] theta = network.randomWeights(random);
        for (WeightTensor tensor : network.layout().tensors()) {
            for (int i = 0; i < tensor.length() && tensor.isBias(); i++) {
                theta[tensor.offset() + i] = BIAS * random.nextGaussian();
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

    /** Returns the precision as it is usually written. */
    static String label(Precision precision) {
        return precision == Precision.DOUBLE ? "f64" : "f32";
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s %s, %d thread%s",
                label(precision),
                size,
                threads,
                threads == 1 ? "" : "s");
    }
}
