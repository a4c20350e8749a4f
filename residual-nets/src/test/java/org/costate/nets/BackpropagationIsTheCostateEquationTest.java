package org.costate.nets;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.costate.kernels.Activation;
import org.costate.ode.Scheme;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The costate sweep equals the derivative of the computed cost, for every block, scheme and loss.
 */
class BackpropagationIsTheCostateEquationTest {

    // Sums of a few hundred products of numbers of size 1, through at most 3 · 12 stages.
    private static final double ROUNDING = 1e-13;

    static Stream<Arguments> cases() {
        return DenseBlock.families().stream()
                .flatMap(
                        family ->
                                Nets.schemesOf(DenseBlock.named(family, 4, Activation.TANH, 0))
                                        .stream()
                                        .flatMap(
                                                scheme ->
                                                        Stream.of(Loss.values())
                                                                .map(
                                                                        loss ->
                                                                                Arguments.of(
                                                                                        family,
                                                                                        scheme,
                                                                                        loss))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void kernelSweepEqualsPlainSweep(String family, Scheme scheme, Loss loss) {
        ResidualNetwork network = Nets.network(family, Activation.TANH, 6, 3, scheme, loss);
        TrainingProblem problem =
                network.fitting(Nets.ensemble(network, loss, 7, Nets.SEED), loss)
                        .regularised(new Regularisation(0.3, 0.02, 0.7, 0.1, 0.2));
        double[] theta = Nets.weights(network, Nets.SEED + 1);

        GradientComparison gap =
                GradientComparison.between(
                        GradientMethod.costateSweep(), GradientMethod.plainSweep(), problem, theta);

        assertTrue(gap.worst() < ROUNDING, gap::toTable);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void plainSweepEqualsForwardMode(String family, Scheme scheme, Loss loss) {
        ResidualNetwork network = Nets.network(family, Activation.TANH, 4, 3, scheme, loss);
        TrainingProblem problem =
                network.fitting(Nets.ensemble(network, loss, 2, Nets.SEED), loss)
                        .regularised(new Regularisation(0.3, 0.02, 0.7, 0.1, 0.2));
        double[] theta = Nets.weights(network, Nets.SEED + 1);

        GradientComparison gap =
                GradientComparison.between(
                        GradientMethod.plainSweep(),
                        GradientMethod.forwardMode(400),
                        problem,
                        theta);

        assertTrue(gap.worst() < ROUNDING, gap::toTable);
    }
}
