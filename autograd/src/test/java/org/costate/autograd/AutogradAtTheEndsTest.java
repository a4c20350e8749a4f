package org.costate.autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.costate.kernels.Activation;
import org.costate.nets.DenseBlock;
import org.costate.nets.Ensemble;
import org.costate.nets.GradientMethod;
import org.costate.nets.Lift;
import org.costate.nets.Loss;
import org.costate.nets.ReadOut;
import org.costate.nets.ResidualNetwork;
import org.costate.nets.TrainingProblem;
import org.costate.ode.Scheme;
import org.costate.ode.TimeGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The transversality conditions, the kinks and a network of ordinary size. */
class AutogradAtTheEndsTest {

    private static final double ROUNDING = 1e-13; // as in the test of all blocks
    private static final double WIDE_ROUNDING = 1e-12; // sums of 64 · 64 products through 8 layers
    private static final double FAR_ROUNDING = 1e-12; // exponents near 1000, so as many last places

    private final Referees referees = new Referees();

    @ParameterizedTest
    @ValueSource(strings = {"residual", "hamiltonian-pair"})
    void withoutWeightsAtEitherEnd(String family) {
        DenseBlock block = DenseBlock.named(family, 6, Activation.TANH, 0);
        for (Scheme scheme : Cases.schemesOf(block)) {
            ResidualNetwork network = ResidualNetwork.of(block, Cases.grid(4), scheme);
            for (int features : new int[] {1, 2, 6}) {
                ResidualNetwork padded = network.lifting(Lift.padded(features, 6));
                referees.compare(
                        features + " features, " + scheme.name(),
                        valued(padded),
                        Cases.weights(padded));
            }
        }
        assertTrue(referees.worst() < ROUNDING, referees::toString);
    }

    private static TrainingProblem valued(ResidualNetwork network) {
        return network.fitting(Cases.ensemble(network, Loss.SQUARED_ERROR, 9), Loss.SQUARED_ERROR);
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void withEveryActivationInTheLift(Activation activation) {
        ResidualNetwork network =
                ResidualNetwork.of(
                                DenseBlock.verlet(6, Activation.TANH),
                                Cases.grid(3),
                                Scheme.SYMPLECTIC_EULER)
                        .lifting(Lift.dense(4, 6, activation))
                        .readingOut(ReadOut.linear(6, 1));
        TrainingProblem problem =
                network.fitting(Cases.ensemble(network, Loss.LOGISTIC, 11), Loss.LOGISTIC);
        referees.compare(activation.name(), problem, Cases.weights(network));
        assertTrue(referees.worst() < ROUNDING, referees::toString);
    }

    /** A blank input and fresh weights put every activation, and the loss, at exactly 0. */
    @ParameterizedTest
    @EnumSource(Activation.class)
    void atTheKink(Activation activation) {
        DenseBlock block = DenseBlock.residual(4, activation);
        ResidualNetwork network =
                ResidualNetwork.of(block, Cases.grid(2), Scheme.EULER).readingOut(1);
        double[] inputs = {0, 0, 0, 0, 0.3, -0.7, 1.1, 0.2};
        double[] theta = network.randomWeights(new SplittableRandom(Cases.SEED));
        TrainingProblem problem =
                network.fitting(Ensemble.labelled(4, inputs, new int[] {1, 0}), Loss.LOGISTIC);
        referees.compare(activation.name(), problem, theta);
        assertTrue(referees.worst() < ROUNDING, referees::toString);
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void farOut(Activation activation) {
        DenseBlock block = DenseBlock.residual(3, activation);
        ResidualNetwork network =
                ResidualNetwork.of(block, TimeGrid.uniform(0, 0.2, 2), Scheme.EULER).readingOut(1);
        double[] inputs = {900, 20, 3, -800, 50, 7, 40, -30, -2};
        double[] theta = Cases.weights(network);
        int[] labels = {1, 0, 0};
        TrainingProblem problem =
                network.fitting(Ensemble.labelled(3, inputs, labels), Loss.LOGISTIC);
        double[] expected = Referees.pyTorch().gradient(problem, theta);
        double scale = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        // Saturated samples cancel in the biases, so rounding is that of the largest weight.
        for (GradientMethod sweep :
                List.of(GradientMethod.costateSweep(), GradientMethod.plainSweep())) {
            assertArrayEquals(
                    expected,
                    sweep.gradient(problem, theta),
                    FAR_ROUNDING * scale,
                    activation + ", " + sweep.name());
        }
    }

    @Test
    void ofTheSizeOfHandwrittenDigits() {
        ResidualNetwork network =
                ResidualNetwork.of(
                                DenseBlock.residual(64, Activation.TANH),
                                TimeGrid.uniform(0, 1, 8),
                                Scheme.EULER)
                        .readingOut(10);
        TrainingProblem problem =
                network.fitting(
                        Cases.ensemble(network, Loss.CROSS_ENTROPY, 64), Loss.CROSS_ENTROPY);
        referees.compare("digits", problem, Cases.weights(network));
        assertTrue(referees.worst() < WIDE_ROUNDING, referees::toString);
    }
}
