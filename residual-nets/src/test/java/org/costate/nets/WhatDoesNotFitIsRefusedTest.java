package org.costate.nets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.costate.control.SweepStorage;
import org.costate.kernels.Activation;
import org.costate.kernels.Backends;
import org.costate.kernels.Precision;
import org.costate.ode.Scheme;
import org.costate.ode.Splitting;
import org.costate.ode.State;
import org.costate.ode.TimeGrid;
import org.junit.jupiter.api.Test;

/** Every message of the package: what, got, expected. */
class WhatDoesNotFitIsRefusedTest {

    private static void assertMessage(String message, Runnable call) {
        var refusal = assertThrows(IllegalArgumentException.class, call::run);
        assertEquals(message, refusal.getMessage());
    }

    private static ResidualNetwork network() {
        return Nets.network("residual", Activation.TANH, 5, 2, Scheme.EULER, Loss.CROSS_ENTROPY);
    }

    // ---------------------------------------------------------------- ensembles

    @Test
    void ensembles() {
        assertMessage(
                "ensemble of 3 samples with 2 features needs 6 inputs, got 5",
                () -> Ensemble.labelled(2, new double[5], new int[3]));
        assertMessage(
                "ensemble of 0 samples with 2 features needs 0 inputs, got 0",
                () -> Ensemble.labelled(2, new double[0], new int[0]));
        assertMessage(
                "ensemble of 2 samples has 3 labels and 0 target numbers;"
                        + " give one label or one row of targets a sample",
                () -> new Ensemble(2, 1, new double[2], new int[3], new double[0]));
        assertMessage(
                "ensemble of 2 samples has 0 labels and 3 target numbers;"
                        + " give one label or one row of targets a sample",
                () -> Ensemble.valued(2, 1, new double[2], new double[3]));
        assertMessage(
                "ensemble of 3 samples with 2 features needs 6 inputs, got 7",
                () -> Ensemble.unlabelled(2, new double[7]));
        assertMessage(
                "ensemble of 65536 samples with 65536 features needs 4294967296 inputs, got 0",
                () -> new Ensemble(65536, 65536, new double[0], new int[0], new double[0]));
        assertMessage(
                "inputs need at least 1 feature, got 0",
                () -> Ensemble.unlabelled(0, new double[4]));
    }

    @Test
    void firstSamples() {
        Ensemble all =
                Ensemble.valued(3, 2, new double[] {1, 2, 3, 4, 5, 6}, new double[] {7, 8, 9});
        Ensemble two = all.first(2);
        assertEquals(2, two.samples());
        assertEquals("[1.0, 2.0, 3.0, 4.0]", Arrays.toString(two.inputs()));
        assertEquals("[7.0, 8.0]", Arrays.toString(two.targets()));
        assertEquals(3, all.first(10).samples());
        Ensemble labelled = Ensemble.labelled(1, new double[] {1, 2, 3}, new int[] {2, 0, 1});
        assertEquals("[2, 0]", Arrays.toString(labelled.first(2).labels()));
    }

    // ----------------------------------------------------------------- problems

    @Test
    void problems() {
        ResidualNetwork network = network();
        assertMessage(
                "inputs have 2 features, the network takes 3",
                () ->
                        network.fitting(
                                Ensemble.labelled(2, new double[4], new int[2]),
                                Loss.CROSS_ENTROPY));
        assertMessage(
                "squared error of 5 outputs needs 5 real targets a sample, got 2",
                () ->
                        network.fitting(
                                Ensemble.valued(2, 3, new double[6], new double[4]),
                                Loss.SQUARED_ERROR));
        assertMessage(
                "CROSS_ENTROPY loss needs class labels and one output a class,"
                        + " got 0 labels and 5 outputs",
                () ->
                        network.fitting(
                                Ensemble.valued(2, 3, new double[6], new double[10]),
                                Loss.CROSS_ENTROPY));
        assertMessage(
                "LOGISTIC loss needs class labels and 1 output, got 2 labels and 5 outputs",
                () ->
                        network.fitting(
                                Ensemble.labelled(3, new double[6], new int[2]), Loss.LOGISTIC));
        assertMessage(
                "label 5 lies outside the 5 classes 0 … 4",
                () ->
                        network.fitting(
                                Ensemble.labelled(3, new double[6], new int[] {4, 5}),
                                Loss.CROSS_ENTROPY));
        assertMessage(
                "label -1 lies outside the 2 classes 0 … 1",
                () ->
                        network.readingOut(1)
                                .fitting(
                                        Ensemble.labelled(3, new double[6], new int[] {0, -1}),
                                        Loss.LOGISTIC));
    }

    @Test
    void carryingOneStateToAnother() {
        ResidualNetwork network =
                ResidualNetwork.of(
                        DenseBlock.residual(2, Activation.TANH),
                        TimeGrid.uniform(0, 1, 8),
                        Scheme.RK4);
        TrainingProblem problem = network.fitting(State.of(0.7, -0.3), State.of(0.2, 0.9));
        double[] still = new double[network.layout().length()]; // tanh 0 = 0: nothing moves
        assertEquals(0.5 * (0.25 + 1.44), problem.cost(still), 1e-15);
    }

    // ----------------------------------------------------------------- networks

    @Test
    void networks() {
        assertMessage(
                "scheme stormer-verlet needs a separable block (verlet, hamiltonian-pair), got"
                        + " parabolic; take euler, rk4 or another Runge–Kutta scheme",
                () ->
                        ResidualNetwork.of(
                                DenseBlock.parabolic(4, Activation.TANH),
                                Nets.grid(2),
                                Scheme.STORMER_VERLET));
        Splitting three = Splitting.of("three", new int[] {0, 1, 2}, 1, 1, 1);
        assertMessage(
                "scheme three advances 3 parts, the block verlet has 2",
                () ->
                        ResidualNetwork.of(
                                DenseBlock.verlet(4, Activation.TANH), Nets.grid(2), three));
        assertMessage(
                "lift ends in 4 features, the block has 5",
                () -> network().lifting(Lift.padded(3, 4)));
        assertMessage(
                "read-out starts from 6 features, the block has 5",
                () -> network().readingOut(ReadOut.linear(6, 2)));
        assertMessage("read-out needs positive sizes, got 5 to 0", () -> network().readingOut(0));
        assertMessage(
                "a state of width 2 cannot hold 3 input features;"
                        + " widen the block or take a dense lift",
                () -> Lift.padded(3, 2));
        assertMessage(
                "lift needs positive sizes, got 0 features to 4",
                () -> Lift.dense(0, 4, Activation.TANH));
        assertMessage(
                "the network has more than 2147483639 weights; make it narrower or shallower",
                () ->
                        ResidualNetwork.of(
                                DenseBlock.residual(32768, Activation.TANH),
                                Nets.grid(3),
                                Scheme.EULER));
        assertMessage(
                "deviations of initial weights are -1.0 and 0.0, expected finite numbers ≥ 0",
                () -> new Initialisation(-1, 0));
    }

    @Test
    void aNetworkSaysWhatItIs() {
        assertEquals(
                "residual, tanh, width 5, 2 steps of euler to T = 0.45, 110 weights",
                network().toString());
    }

    @Test
    void paddedLiftsSpreadTheirInput() {
        assertEquals(0, new Lift.Padded(1, 9).channel(0));
        Lift.Padded lift = new Lift.Padded(3, 8);
        assertEquals(0, lift.channel(0));
        assertEquals(4, lift.channel(1)); // 3.5 rounds up
        assertEquals(7, lift.channel(2));
        for (int width = 5; width < 40; width++) {
            Lift.Padded wide = new Lift.Padded(5, width);
            int last = -1;
            for (int j = 0; j < 5; j++) {
                assertTrue(wide.channel(j) > last, "two features in one channel");
                last = wide.channel(j);
            }
            assertEquals(width - 1, last);
        }
    }

    @Test
    void initialWeightsAreDrawnAsAsked() {
        ResidualNetwork network =
                Nets.network("residual", Activation.TANH, 40, 12, Scheme.EULER, Loss.CROSS_ENTROPY);
        double[] standard = network.randomWeights(new SplittableRandom(5));
        double[] other =
                network.randomWeights(new SplittableRandom(6), new Initialisation(0.7, 0.3));
        for (WeightTensor tensor : network.layout().tensors()) {
            boolean step = tensor.name().startsWith("step");
            double usual = 1 / Math.sqrt(tensor.cols());
            assertDeviation(standard, tensor, tensor.isBias() ? 0 : usual);
            assertDeviation(
                    other,
                    tensor,
                    step ? tensor.isBias() ? 0.3 : 0.7 : tensor.isBias() ? 0 : usual);
        }
        assertEquals(
                Arrays.toString(standard),
                Arrays.toString(network.randomWeights(new SplittableRandom(5))));
    }

    private static void assertDeviation(double[] theta, WeightTensor tensor, double expected) {
        double sum = 0;
        for (int i = 0; i < tensor.length(); i++) {
            sum += Math.pow(theta[tensor.offset() + i], 2) / tensor.length();
        }
        // the deviation of an estimate from n normal numbers is 1/√(2n); five of them
        double five = 5 * expected / Math.sqrt(2.0 * tensor.length());
        assertEquals(expected, Math.sqrt(sum), five, tensor::name);
    }

    // ------------------------------------------------------------------- sweeps

    @Test
    void sweepOptions() {
        SweepOptions standard = SweepOptions.standard();
        assertMessage("threads = 0, expected a number from 1 to 256", () -> standard.on(0));
        assertMessage("threads = 257, expected a number from 1 to 256", () -> standard.on(257));
        assertMessage(
                "kinetic weight is -0.5, expected a finite number ≥ 0",
                () -> standard.penalisingMotion(-0.5));
        SweepOptions other =
                standard.by(Backends.scalar(Precision.DOUBLE))
                        .on(2)
                        .storing(SweepStorage.reversible())
                        .penalisingMotion(0.2)
                        .in(Precision.SINGLE);
        assertEquals(Precision.SINGLE, other.kernels().precision());
        assertEquals(2, other.threads());
        assertEquals(SweepStorage.reversible(), other.storage());
        assertEquals(0.2, other.kinetic());
    }

    @Test
    void sweeps() {
        ResidualNetwork network = network();
        Ensemble data = Nets.ensemble(network, Loss.CROSS_ENTROPY, 3, Nets.SEED);
        try (EnsembleSweep sweep = network.sweeping(Loss.CROSS_ENTROPY, Precision.DOUBLE, 1)) {
            assertMessage(
                    "got 7 weights, the network has 110", () -> sweep.cost(new double[7], data));
            assertMessage(
                    "inputs have 2 features, the network takes 3",
                    () -> sweep.outputs(new double[110], Ensemble.unlabelled(2, new double[4])));
        }
    }

    @Test
    void aSweepThatNeedsTooMuchMemoryIsRefusedBeforeAnyIsTaken() {
        // 100 000 steps × 13 stages × 128 numbers a sample, 8 samples at least: beyond an array
        ResidualNetwork deep =
                ResidualNetwork.of(
                        DenseBlock.residual(64, Activation.TANH),
                        TimeGrid.uniform(0, 1, 100_000),
                        Scheme.DORMAND_PRINCE_853);
        int threads = Thread.activeCount();
        SweepOptions options = SweepOptions.standard().by(Backends.scalar(Precision.DOUBLE)).on(2);
        var refusal =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> EnsembleSweep.of(deep, Loss.SQUARED_ERROR, options));
        assertTrue(
                refusal.getMessage().startsWith("MEM-01: a depth of 100000 at width 64 needs "),
                refusal::getMessage);
        assertTrue(
                refusal.getMessage().endsWith("reversible storage, or fewer steps"),
                refusal::getMessage);
        assertEquals(threads, Thread.activeCount(), "a refused sweep left its threads behind");
    }
}
