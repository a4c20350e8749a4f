package org.costate.nets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.costate.kernels.Activation;
import org.costate.kernels.Backends;
import org.costate.kernels.Kernels;
import org.costate.kernels.Precision;
import org.costate.ode.Scheme;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Batched kernels, plain loops and forward mode give one gradient, for every activation and block,
 * at sizes that fill no panel, on every back end.
 */
class KernelSweepEqualsPlainSweepTest {

    // Sums of at most 300 samples × 13 features of numbers of size 1, through at most 3 · 4 stages;
    // relative to the largest entry of a tensor.
    private static final double ROUNDING = 1e-12;

    // Single precision rounds at 6e-8; a few hundred roundings through 8 stages add up.
    private static final double SINGLE = 1e-5;

    private static final Regularisation COSTS = new Regularisation(0.3, 0.02, 0.7, 0.1, 0.2);

    static Stream<Arguments> activationsAndFamilies() {
        return Stream.of(Activation.values())
                .flatMap(a -> DenseBlock.families().stream().map(f -> Arguments.of(a, f)));
    }

    static Stream<Arguments> sizes() {
        return DenseBlock.families().stream()
                .flatMap(
                        family ->
                                widths(family)
                                        .flatMap(
                                                width ->
                                                        Stream.of(1, 13, 97)
                                                                .map(
                                                                        samples ->
                                                                                Arguments.of(
                                                                                        family,
                                                                                        width,
                                                                                        samples))));
    }

    private static Stream<Integer> widths(String family) {
        boolean even = List.of("hamiltonian", "verlet", "hamiltonian-pair").contains(family);
        return even ? Stream.of(6, 10, 14) : Stream.of(5, 7, 10, 13);
    }

    @ParameterizedTest
    @MethodSource("activationsAndFamilies")
    void kernelsPlainLoopsAndForwardModeAgree(Activation activation, String family) {
        Nets.usualSchemes(family).forEach(s -> threeAgree(activation, family, s));
    }

    private void threeAgree(Activation activation, String family, Scheme scheme) {
        DenseBlock block = DenseBlock.named(family, 4, activation, 0.3);
        ResidualNetwork network =
                ResidualNetwork.of(block, Nets.grid(3), scheme)
                        .lifting(Lift.dense(3, 4, activation))
                        .readingOut(3);
        Loss loss = Loss.CROSS_ENTROPY;
        TrainingProblem problem =
                network.fitting(Nets.ensemble(network, loss, 5, Nets.SEED), loss)
                        .regularised(COSTS);
        double[] theta = Nets.weights(network, Nets.SEED + 2);
        GradientMethod plain = GradientMethod.plainSweep();

        assertClose(GradientMethod.costateSweep(), plain, problem, theta);
        assertClose(plain, GradientMethod.forwardMode(400), problem, theta);
    }

    @ParameterizedTest
    @MethodSource("activationsAndFamilies")
    void alsoBehindPaddedLiftAndIdentityReadOut(Activation activation, String family) {
        Nets.usualSchemes(family)
                .forEach(
                        scheme -> {
                            ResidualNetwork network = Nets.bare(family, activation, 4, 2, scheme);
                            Loss loss = Loss.SQUARED_ERROR;
                            TrainingProblem problem =
                                    network.fitting(
                                                    Nets.ensemble(network, loss, 3, Nets.SEED + 3),
                                                    loss)
                                            .regularised(COSTS);
                            double[] theta = Nets.weights(network, Nets.SEED + 4);
                            GradientMethod plain = GradientMethod.plainSweep();

                            assertClose(GradientMethod.costateSweep(), plain, problem, theta);
                            assertClose(plain, GradientMethod.forwardMode(400), problem, theta);
                        });
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void atSizesThatFillNoPanel(String family, int width, int samples) {
        Scheme scheme = Nets.usualSchemes(family).reduce((a, b) -> b).orElseThrow();
        for (Loss loss : Loss.values()) {
            ResidualNetwork network = Nets.network(family, Activation.SILU, width, 2, scheme, loss);
            TrainingProblem problem = problem(network, loss, samples);
            double[] theta = Nets.weights(network, Nets.SEED + 5);
            assertClose(GradientMethod.costateSweep(), GradientMethod.plainSweep(), problem, theta);
        }
    }

    @ParameterizedTest
    @MethodSource("families")
    void overManyChunksAndPartitions(String family) {
        Scheme scheme = Nets.usualSchemes(family).reduce((a, b) -> b).orElseThrow();
        ResidualNetwork network =
                Nets.network(family, Activation.TANH, 6, 2, scheme, Loss.CROSS_ENTROPY);
        TrainingProblem problem = problem(network, Loss.CROSS_ENTROPY, 1999);
        double[] theta = Nets.weights(network, Nets.SEED + 6);
        assertClose(GradientMethod.costateSweep(), GradientMethod.plainSweep(), problem, theta);
    }

    @ParameterizedTest
    @MethodSource("families")
    void backEndsAgreeToRounding(String family) {
        Optional<Kernels> vector = Backends.vector(Precision.DOUBLE);
        assumeTrue(vector.isPresent(), "no vector back end: jdk.incubator.vector is not loaded");
        for (int samples : new int[] {1, 13, 97, 300}) {
            for (int width : widths(family).mapToInt(w -> w).toArray()) {
                double[] scalar = sweep(family, width, samples, Backends.scalar(Precision.DOUBLE));
                double[] wide = sweep(family, width, samples, vector.orElseThrow());
                assertTrue(Nets.relativeGap(wide, scalar) < ROUNDING, family + " width " + width);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void backEndsAgreeOnEveryActivation(Activation activation) {
        Optional<Kernels> vector = Backends.vector(Precision.DOUBLE);
        assumeTrue(vector.isPresent(), "no vector back end: jdk.incubator.vector is not loaded");
        ResidualNetwork network =
                Nets.network("parabolic", activation, 7, 3, Scheme.RK4, Loss.CROSS_ENTROPY);
        Kernels scalar = Backends.scalar(Precision.DOUBLE);
        double gap =
                Nets.relativeGap(
                        sweep(network, 97, vector.orElseThrow()), sweep(network, 97, scalar));
        assertTrue(gap < ROUNDING, activation + ": " + gap);
    }

    @ParameterizedTest
    @MethodSource("families")
    void singlePrecisionIsTheDoubleGradientRounded(String family) {
        double[] reference = sweep(family, 10, 97, Backends.scalar(Precision.DOUBLE));
        double[] scalar = sweep(family, 10, 97, Backends.scalar(Precision.SINGLE));
        assertTrue(Nets.relativeGap(scalar, reference) < SINGLE, family);
        double[] fastest = sweep(family, 10, 97, Backends.fastest(Precision.SINGLE));
        assertTrue(Nets.relativeGap(fastest, reference) < SINGLE, family);
    }

    @ParameterizedTest
    @MethodSource("families")
    void costIsTheLossOfTheOutputs(String family) {
        Scheme scheme = Nets.usualSchemes(family).reduce((a, b) -> b).orElseThrow();
        Loss loss = Loss.CROSS_ENTROPY;
        ResidualNetwork network = Nets.network(family, Activation.GELU, 10, 2, scheme, loss);
        Ensemble data = Nets.ensemble(network, loss, 97, Nets.SEED + 7);
        double[] theta = Nets.weights(network, Nets.SEED + 8);
        double[] gradient = new double[theta.length];
        try (EnsembleSweep sweep = EnsembleSweep.of(network, loss, SweepOptions.standard())) {
            double mean = loss.mean(data, sweep.outputs(theta, data), network.outputs());
            double cost = sweep.gradient(theta, data, gradient);
            assertEquals(mean, cost, ROUNDING * mean);
            assertEquals(cost, sweep.cost(theta, data), ROUNDING * mean);
            assertEquals(cost, network.fitting(data, loss).cost(theta), ROUNDING * mean);
        }
    }

    static Stream<String> families() {
        return DenseBlock.families().stream();
    }

    /** Cost, outputs and gradient by the given kernels, in one row. */
    private static double[] sweep(String family, int width, int samples, Kernels kernels) {
        Scheme scheme = Nets.usualSchemes(family).reduce((a, b) -> b).orElseThrow();
        return sweep(
                Nets.network(family, Activation.TANH, width, 2, scheme, Loss.CROSS_ENTROPY),
                samples,
                kernels);
    }

    private static double[] sweep(ResidualNetwork network, int samples, Kernels kernels) {
        Ensemble data = Nets.ensemble(network, Loss.CROSS_ENTROPY, samples, Nets.SEED + 9);
        double[] theta = Nets.weights(network, Nets.SEED + 10);
        double[] gradient = new double[theta.length];
        SweepOptions options = SweepOptions.standard().by(kernels).penalisingMotion(0.2);
        try (EnsembleSweep sweep = EnsembleSweep.of(network, Loss.CROSS_ENTROPY, options)) {
            assertEquals(kernels.name(), sweep.engine());
            double cost = sweep.gradient(theta, data, gradient);
            double[] z = sweep.outputs(theta, data);
            double[] all = Arrays.copyOf(gradient, gradient.length + z.length + 1);
            System.arraycopy(z, 0, all, gradient.length, z.length);
            all[all.length - 1] = cost;
            return all;
        }
    }

    private static TrainingProblem problem(ResidualNetwork network, Loss loss, int samples) {
        return network.fitting(Nets.ensemble(network, loss, samples, Nets.SEED + 11), loss)
                .regularised(COSTS);
    }

    private static void assertClose(
            GradientMethod method,
            GradientMethod reference,
            TrainingProblem problem,
            double[] theta) {
        GradientComparison gap = GradientComparison.between(method, reference, problem, theta);
        assertEquals(theta.length, gap.compared());
        assertTrue(gap.worst() < ROUNDING, () -> problem.network() + "\n" + gap.toTable());
    }
}
