package org.costate.nets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.costate.control.CheckpointSchedule;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An ensemble swept with snapshots gives the bits it gives with everything stored. */
class CheckpointedStorageEqualsFullStorageTest {

    private static final Loss LOSS = Loss.CROSS_ENTROPY;
    private static final int SAMPLES = 37; // fills no panel; two partitions

    private static Stream<SweepStorage> storages(int steps) {
        return Stream.concat(
                Stream.of(SweepStorage.squareRoot()),
                IntStream.of(1, 2, 3, 5, steps)
                        .filter(snapshots -> snapshots > 1 || steps <= 64)
                        .distinct()
                        .mapToObj(SweepStorage::revolve));
    }

    private record Outcome(double cost, double[] gradient) {

        static Outcome of(ResidualNetwork network, Loss loss, int samples, SweepOptions options) {
            double[] theta = Nets.weights(network, Nets.SEED + 1);
            double[] gradient = new double[theta.length];
            Ensemble data = Nets.ensemble(network, loss, samples, Nets.SEED);
            try (EnsembleSweep sweep = EnsembleSweep.of(network, loss, options)) {
                return new Outcome(sweep.gradient(theta, data, gradient), gradient);
            }
        }
    }

    private static void assertSameBits(
            ResidualNetwork network, Loss loss, int samples, SweepOptions options) {
        Outcome full = Outcome.of(network, loss, samples, options);
        storages(network.depth())
                .forEach(
                        storage -> {
                            Outcome kept =
                                    Outcome.of(network, loss, samples, options.storing(storage));
                            String label = network + ", " + storage;
                            assertEquals(full.cost(), kept.cost(), label);
                            assertArrayEquals(full.gradient(), kept.gradient(), label);
                        });
    }

    static Stream<Arguments> familiesAndDepths() {
        return DenseBlock.families().stream()
                .flatMap(
                        family ->
                                IntStream.of(1, 2, 3, 7, 64, 257)
                                        .mapToObj(steps -> Arguments.of(family, steps)));
    }

    @ParameterizedTest
    @MethodSource("familiesAndDepths")
    void gradients(String family, int steps) {
        Nets.usualSchemes(family)
                .forEach(
                        scheme -> {
                            SweepOptions plain = SweepOptions.standard();
                            for (double kinetic : new double[] {0, 0.3}) {
                                assertSameBits(
                                        Nets.network(
                                                family, Activation.TANH, 6, steps, scheme, LOSS),
                                        LOSS,
                                        SAMPLES,
                                        plain.penalisingMotion(kinetic));
                            }
                            assertSameBits( // nobody asks for p_0, so it is not computed
                                    Nets.bare(family, Activation.TANH, 6, steps, scheme),
                                    Loss.SQUARED_ERROR,
                                    SAMPLES,
                                    plain);
                        });
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void inEitherPrecisionByPlainLoopsToo(Precision precision) {
        ResidualNetwork network =
                Nets.network("antisymmetric", Activation.TANH, 13, 7, Scheme.RK4, LOSS);
        SweepOptions options = SweepOptions.standard().in(precision).on(2);
        assertSameBits(network, LOSS, 300, options);
        assertSameBits(network, LOSS, 300, options.by(Backends.scalar(precision)));
    }

    /** Full storage takes small chunks here; snapshots take the same ones. */
    @Test
    void whereFullStorageHasToTakeSmallChunks() {
        ResidualNetwork network =
                Nets.network("residual", Activation.TANH, 8, 4_000, Scheme.RK4, LOSS);
        SweepOptions options = SweepOptions.standard();
        Outcome full = Outcome.of(network, LOSS, 150, options);
        Outcome kept = Outcome.of(network, LOSS, 150, options.storing(SweepStorage.revolve(20)));
        assertEquals(full.cost(), kept.cost());
        assertArrayEquals(full.gradient(), kept.gradient());
    }

    @Test
    void layerReports() {
        ResidualNetwork network =
                Nets.network(
                        "hamiltonian-pair", Activation.TANH, 6, 7, Scheme.STORMER_VERLET, LOSS);
        Ensemble data = Nets.ensemble(network, LOSS, SAMPLES, Nets.SEED);
        double[] theta = Nets.weights(network, Nets.SEED + 1);
        LayerReport full = report(network, theta, data, SweepStorage.all());
        storages(7)
                .forEach(
                        storage -> {
                            LayerReport kept = report(network, theta, data, storage);
                            assertEquals(full.cost(), kept.cost());
                            assertArrayEquals(full.stateNorm(), kept.stateNorm());
                            assertArrayEquals(full.costateNorm(), kept.costateNorm());
                            assertArrayEquals(full.hamiltonian(), kept.hamiltonian());
                        });
    }

    private static LayerReport report(
            ResidualNetwork network, double[] theta, Ensemble data, SweepStorage storage) {
        SweepOptions options = SweepOptions.standard().storing(storage);
        try (EnsembleSweep sweep = EnsembleSweep.of(network, LOSS, options)) {
            return sweep.observe(theta, data);
        }
    }

    // ------------------------------------------------------------------ memory

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 20})
    void memoryIsTheFormula(int snapshots) {
        Kernels kernels = Backends.scalar(Precision.DOUBLE); // pads nothing
        SweepOptions options =
                SweepOptions.standard().by(kernels).storing(SweepStorage.revolve(snapshots));
        ResidualNetwork network =
                ResidualNetwork.of(
                        DenseBlock.parabolic(13, Activation.TANH),
                        TimeGrid.uniform(0, 1, 500),
                        Scheme.RK4);
        for (double kinetic : new double[] {0, 0.1}) {
            SweepMemory memory = SweepMemory.of(network, options.penalisingMotion(kinetic));
            long velocities = kinetic > 0 ? 4 : 0;
            assertEquals(
                    (snapshots + 4 + 1) * 13 + 4 * 2 * 13 + velocities * 13,
                    memory.numbersPerSample());
            assertEquals(CheckpointSchedule.fewestAdvances(500, snapshots), memory.repeatedSteps());
        }
    }

    @Test
    void whatIsRepeatedIsReported() {
        ResidualNetwork network =
                Nets.network("verlet", Activation.TANH, 6, 100, Scheme.SYMPLECTIC_EULER, LOSS);
        List<SweepStorage> storages =
                List.of(
                        SweepStorage.all(),
                        SweepStorage.reversible(),
                        SweepStorage.squareRoot(),
                        SweepStorage.revolve(100));
        assertEquals(
                List.of(0L, 100L, 99L + 9 * 9, 99L),
                storages.stream()
                        .map(s -> SweepMemory.of(network, SweepOptions.standard().storing(s)))
                        .map(SweepMemory::repeatedSteps)
                        .toList());
    }
}
