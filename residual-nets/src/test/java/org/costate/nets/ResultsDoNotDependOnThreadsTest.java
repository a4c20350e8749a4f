package org.costate.nets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.costate.kernels.Activation;
import org.costate.kernels.Precision;
import org.costate.ode.AdaptiveIntegrator;
import org.costate.ode.Scheme;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same weights give the same bits on any number of threads. */
class ResultsDoNotDependOnThreadsTest {

    private static final Loss LOSS = Loss.CROSS_ENTROPY;

    private static ResidualNetwork network() {
        return Nets.network("antisymmetric", Activation.TANH, 13, 4, Scheme.RK4, LOSS);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void sweep(Precision precision) {
        double[] one = swept(precision, 1, 997);
        for (int threads = 2; threads <= 3; threads++) {
            assertArrayEquals(one, swept(precision, threads, 997)); // bit for bit
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 31, 64, 65, 300})
    void sweepOfFewSamples(int samples) {
        double[] one = swept(Precision.DOUBLE, 1, samples);
        for (int threads = 2; threads <= 3; threads++) {
            assertArrayEquals(one, swept(Precision.DOUBLE, threads, samples));
        }
    }

    /** Gradient over a shuffled part, outputs and cost, twice over, in one row. */
    private static double[] swept(Precision precision, int threads, int samples) {
        ResidualNetwork network = network();
        Ensemble data = Nets.ensemble(network, LOSS, samples, Nets.SEED);
        double[] theta = Nets.weights(network, Nets.SEED + 1);
        int[] rows = IntStream.range(0, samples).map(i -> samples - 1 - i).toArray();
        try (EnsembleSweep sweep = network.sweeping(LOSS, precision, threads)) {
            double[] gradient = new double[theta.length];
            Arrays.fill(gradient, Double.NaN); // what was there must not matter
            double cost = sweep.gradient(theta, data, rows, samples / 3, samples / 2 + 1, gradient);
            double[] again = new double[theta.length];
            assertEquals(
                    cost, sweep.gradient(theta, data, rows, samples / 3, samples / 2 + 1, again));
            assertArrayEquals(gradient, again);
            return join(gradient, sweep.outputs(theta, data), cost, sweep.cost(theta, data));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void continuousSweep(int threads) {
        assertArrayEquals(continuous(1), continuous(threads));
    }

    private static double[] continuous(int threads) {
        ResidualNetwork network = Nets.network("verlet", Activation.TANH, 4, 3, Scheme.EULER, LOSS);
        Ensemble data = Nets.ensemble(network, LOSS, 11, Nets.SEED);
        double[] theta = Nets.weights(network, Nets.SEED + 1);
        double[] gradient = new double[theta.length];
        int[] rows = IntStream.range(0, 11).map(i -> 10 - i).toArray();
        try (ContinuousSweep sweep =
                ContinuousSweep.of(
                        network.fitting(data, LOSS),
                        AdaptiveIntegrator.DORMAND_PRINCE_54,
                        1e-5,
                        threads)) {
            double cost = sweep.gradient(theta, data, rows, 1, 10, gradient);
            return join(gradient, sweep.outputs(theta, data), cost);
        }
    }

    private static double[] join(double[] a, double[] b, double... c) {
        double[] all = Arrays.copyOf(a, a.length + b.length + c.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        System.arraycopy(c, 0, all, a.length + b.length, c.length);
        return all;
    }
}
