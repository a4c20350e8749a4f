package org.costate.nets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.costate.control.SweepStorage;
import org.costate.kernels.Activation;
import org.costate.kernels.Backends;
import org.costate.kernels.Kernels;
import org.costate.kernels.Precision;
import org.costate.ode.Scheme;
import org.costate.ode.TimeGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A separable block stepped by a splitting may forget its states and rebuild them. */
class ReversibleStorageEqualsFullStorageTest {

    // Each inverse step undoes its step to a few roundings; 40 steps of size 0.2 do not amplify
    // them
    // by more than 10³.
    private static final double ROUNDING = 1e-12;

    private static final Loss LOSS = Loss.CROSS_ENTROPY;

    static Stream<Arguments> separable() {
        return Stream.of("verlet", "hamiltonian-pair")
                .flatMap(
                        family ->
                                Stream.of(Scheme.SYMPLECTIC_EULER, Scheme.STORMER_VERLET)
                                        .flatMap(
                                                scheme ->
                                                        Stream.of(0.0, 0.3)
                                                                .map(
                                                                        kinetic ->
                                                                                Arguments.of(
                                                                                        family,
                                                                                        scheme,
                                                                                        kinetic))));
    }

    @ParameterizedTest
    @MethodSource("separable")
    void gradientAndReportAreTheSame(String family, Scheme scheme, double kinetic) {
        ResidualNetwork network = Nets.network(family, Activation.TANH, 10, 40, scheme, LOSS);
        SweepOptions options = SweepOptions.standard().penalisingMotion(kinetic);
        Ensemble data = Nets.ensemble(network, LOSS, 37, Nets.SEED);
        double[] theta = Nets.weights(network, Nets.SEED + 1);
        double[] full = new double[theta.length];
        double[] rebuilt = new double[theta.length];
        try (EnsembleSweep all = EnsembleSweep.of(network, LOSS, options);
                EnsembleSweep reversible =
                        EnsembleSweep.of(
                                network, LOSS, options.storing(SweepStorage.reversible()))) {
            double cost = all.gradient(theta, data, full);
            assertEquals(cost, reversible.gradient(theta, data, rebuilt), ROUNDING * cost);
            double gap = Nets.relativeGap(rebuilt, full);
            assertTrue(gap <= ROUNDING, () -> family + " " + scheme + ": " + gap);
            LayerReport seen = all.observe(theta, data);
            LayerReport rebuiltReport = reversible.observe(theta, data);
            assertTrue(
                    Nets.relativeGap(rebuiltReport.costateNorm(), seen.costateNorm()) <= ROUNDING);
            assertTrue(
                    Nets.relativeGap(rebuiltReport.hamiltonian(), seen.hamiltonian()) <= ROUNDING);
        }
    }

    static Stream<Arguments> irreversible() {
        return DenseBlock.families().stream()
                .flatMap(
                        family ->
                                Stream.of(Scheme.EULER, Scheme.MIDPOINT, Scheme.DORMAND_PRINCE_54)
                                        .map(scheme -> Arguments.of(family, scheme)));
    }

    @ParameterizedTest
    @MethodSource("irreversible")
    void otherSchemesAreRefused(String family, Scheme scheme) {
        ResidualNetwork network = Nets.network(family, Activation.TANH, 4, 3, scheme, LOSS);
        SweepOptions options = SweepOptions.standard().storing(SweepStorage.reversible());
        var refusal =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> EnsembleSweep.of(network, LOSS, options));
        assertEquals(
                "scheme "
                        + scheme.name()
                        + " cannot be run backward exactly; reversible storage needs a separable"
                        + " block with symplectic-euler or stormer-verlet",
                refusal.getMessage());
    }

    // ------------------------------------------------------------------ memory

    /** {@code (N s + 1) n + N s r (+ N s n)}, with the padding of the kernels. */
    private static long formula(
            Kernels kernels, int steps, int stages, int[] fields, int[] hidden, boolean kinetic) {
        long n = 0;
        for (int rows : fields) {
            n += kernels.paddedRows(rows);
        }
        long r = 0;
        for (int rows : hidden) {
            r += kernels.paddedRows(rows);
        }
        long ns = (long) steps * stages;
        return (ns + 1) * n + ns * r + (kinetic ? ns * n : 0);
    }

    private static long stored(ResidualNetwork network, SweepOptions options) {
        try (EnsembleSweep sweep = EnsembleSweep.of(network, LOSS, options)) {
            return sweep.memory().numbersPerSample();
        }
    }

    static Stream<Kernels> everyKernel() {
        return Stream.of(Precision.values())
                .flatMap(
                        p ->
                                Stream.concat(
                                        Stream.of(Backends.scalar(p)),
                                        Backends.vector(p).stream()));
    }

    @ParameterizedTest
    @MethodSource("everyKernel")
    void memoryIsTheFormula(Kernels kernels) {
        SweepOptions plain = SweepOptions.standard().by(kernels);
        for (SweepOptions options : List.of(plain, plain.penalisingMotion(0.1))) {
            boolean kinetic = options.kinetic() > 0;
            ResidualNetwork residual =
                    Nets.network("residual", Activation.TANH, 7, 5, Scheme.EULER, LOSS);
            assertEquals(
                    formula(kernels, 5, 1, new int[] {7}, new int[] {7}, kinetic),
                    stored(residual, options));
            ResidualNetwork parabolic =
                    Nets.network("parabolic", Activation.TANH, 13, 3, Scheme.RK4, LOSS);
            assertEquals( // two-layer cells keep slopes and values
                    formula(kernels, 3, 4, new int[] {13}, new int[] {13, 13}, kinetic),
                    stored(parabolic, options));
            ResidualNetwork pair =
                    Nets.network(
                            "hamiltonian-pair",
                            Activation.TANH,
                            10,
                            6,
                            Scheme.STORMER_VERLET,
                            LOSS);
            assertEquals(
                    formula(kernels, 6, 3, new int[] {5, 5}, new int[] {5, 5, 5, 5}, kinetic),
                    stored(pair, options));
        }
    }

    @Test
    void scalarKernelsPadNothingSoTheFormulaIsBare() {
        SweepOptions options = SweepOptions.standard().by(Backends.scalar(Precision.DOUBLE));
        ResidualNetwork network =
                Nets.network("residual", Activation.TANH, 8, 4, Scheme.THREE_EIGHTHS, LOSS);
        assertEquals((4 * 4 + 1) * 8 + 4 * 4 * 8, stored(network, options));
        ResidualNetwork reversible =
                Nets.network("verlet", Activation.TANH, 16, 9, Scheme.SYMPLECTIC_EULER, LOSS);
        assertEquals(
                16 + 16, stored(reversible, options.storing(SweepStorage.reversible()))); // n + r
    }

    @Test
    void memoryDoesNotGrowWithTheEnsemble() {
        ResidualNetwork network =
                Nets.network("verlet", Activation.TANH, 8, 4, Scheme.STORMER_VERLET, LOSS);
        double[] theta = Nets.weights(network, Nets.SEED);
        double[] gradient = new double[theta.length];
        try (EnsembleSweep sweep = EnsembleSweep.of(network, LOSS, SweepOptions.standard())) {
            SweepMemory before = sweep.memory();
            int chunk = sweep.chunkSamples();
            sweep.gradient(theta, Nets.ensemble(network, LOSS, 5000, Nets.SEED), gradient);
            assertEquals(before, sweep.memory());
            assertEquals(chunk, sweep.chunkSamples());
            assertTrue(chunk < 5000, () -> "a chunk of " + chunk + " holds the whole ensemble");
        }
    }

    @Test
    void aDeepReversibleNetworkStoresOneStateAndOneRecord() {
        DenseBlock block = DenseBlock.verlet(8, Activation.TANH);
        SweepOptions options = SweepOptions.standard().storing(SweepStorage.reversible());
        long shallow =
                stored(
                        ResidualNetwork.of(
                                block, TimeGrid.uniform(0, 1, 2), Scheme.SYMPLECTIC_EULER),
                        options);
        ResidualNetwork deep =
                ResidualNetwork.of(
                        block, TimeGrid.uniform(0.0, 2.0, 2000), Scheme.SYMPLECTIC_EULER);
        assertEquals(shallow, stored(deep, options));
        double[] theta = Nets.weights(deep, Nets.SEED);
        Ensemble data = Nets.ensemble(deep, Loss.SQUARED_ERROR, 5, Nets.SEED + 1);
        double[] full = new double[theta.length];
        double[] rebuilt = new double[theta.length];
        try (EnsembleSweep all = EnsembleSweep.of(deep, Loss.SQUARED_ERROR, options);
                EnsembleSweep reference =
                        EnsembleSweep.of(deep, Loss.SQUARED_ERROR, SweepOptions.standard())) {
            all.gradient(theta, data, rebuilt);
            reference.gradient(theta, data, full);
        }
        // 2000 inverse steps: the round-off of training.md's demo bound for N ≤ 1024, doubled
        double gap = Nets.relativeGap(rebuilt, full);
        assertTrue(gap <= 2e-12, () -> "gap " + gap);
    }
}
