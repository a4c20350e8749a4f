package org.costate.nets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.costate.control.SweepStorage;
import org.costate.kernels.Activation;
import org.costate.kernels.Backends;
import org.costate.kernels.Precision;
import org.costate.ode.Scheme;
import org.costate.ode.TimeGrid;
import org.junit.jupiter.api.Test;

/** A network too deep for accumulators of every step shares those of one, and gets its gradient. */
class DeepGradientsAreMergedStepByStepTest {

    private static final Loss LOSS = Loss.SQUARED_ERROR;
    private static final int SAMPLES = 150; // two partitions of more than one chunk each

    // Sums of 150 samples in another order, behind 8000 steps of a flow over one unit of time.
    private static final double ROUNDING = 1e-11;

    private static final ResidualNetwork DEEP =
            ResidualNetwork.of(
                            DenseBlock.antisymmetric(16, Activation.TANH, 0.2),
                            TimeGrid.uniform(0.0, 1.0, 8_000),
                            Scheme.EULER)
                    .lifting(Lift.dense(3, 16, Activation.TANH))
                    .readingOut(2);

    private static final double[] THETA = Nets.weights(DEEP, Nets.SEED);

    /** Returns the gradient over samples {@code first … first + count − 1}. */
    private static double[] gradient(SweepOptions options, int first, int count) {
        assertTrue(new PackedNetwork(DEEP, options.kernels()).mergesByStep());
        double[] gradient = new double[THETA.length];
        Arrays.fill(gradient, Double.NaN); // what was there must not matter
        Ensemble data = Nets.ensemble(DEEP, LOSS, SAMPLES, Nets.SEED + 1);
        int[] rows = IntStream.range(0, SAMPLES).toArray();
        SweepOptions kept = options.storing(SweepStorage.revolve(50));
        try (EnsembleSweep sweep = EnsembleSweep.of(DEEP, LOSS, kept)) {
            double[] before = new double[THETA.length];
            sweep.gradient(THETA, data, rows, 0, 3, before); // so must what was swept before
            sweep.gradient(THETA, data, rows, first, count, gradient);
        }
        return gradient;
    }

    @Test
    void itIsTheGradientOfPlainLoops() {
        SweepOptions options = SweepOptions.standard().by(Backends.scalar(Precision.DOUBLE));
        Ensemble few = Nets.ensemble(DEEP, LOSS, 17, Nets.SEED + 1);
        double[] gradient = new double[THETA.length];
        try (EnsembleSweep sweep =
                EnsembleSweep.of(DEEP, LOSS, options.storing(SweepStorage.squareRoot()))) {
            sweep.gradient(THETA, few, gradient);
        }
        double[] plain = GradientMethod.plainSweep().gradient(DEEP.fitting(few, LOSS), THETA);
        double gap = Nets.relativeGap(gradient, plain);
        assertTrue(gap <= ROUNDING, () -> "gap " + gap);
    }

    @Test
    void chunksAndPartitionsAddUpOnAnyNumberOfThreads() {
        SweepOptions options = SweepOptions.standard();
        double[] whole = gradient(options, 0, SAMPLES);
        assertArrayEquals(whole, gradient(options.on(2), 0, SAMPLES)); // bit for bit

        double[] sum = new double[THETA.length];
        int part = SAMPLES / 10; // below what is split
        for (int first = 0; first < SAMPLES; first += part) {
            double[] share = gradient(options, first, part);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += share[i] * part / SAMPLES;
            }
        }
        double gap = Nets.relativeGap(whole, sum);
        assertTrue(gap <= ROUNDING, () -> "gap " + gap);
    }

    @Test
    void anOrdinaryNetworkKeepsAnAccumulatorForEveryStep() {
        ResidualNetwork network =
                Nets.network("residual", Activation.TANH, 16, 20, Scheme.EULER, LOSS);
        assertFalse(new PackedNetwork(network, SweepOptions.standard().kernels()).mergesByStep());
    }
}
