package org.costate.nets;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.costate.control.SweepStorage;
import org.costate.kernels.Activation;
import org.costate.kernels.Precision;
import org.costate.ode.Scheme;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Once it is warm a sweep lives in its workspaces. */
class SweepAllocatesNothingPerStepTest {

    private static final long MOST_BYTES = 1024; // one call; a step would take more

    // Vectors are objects until the compiler has seen enough; scalar code needs one call.
    private static final int MOST_CALLS = 100_000;

    static Stream<Arguments> cases() {
        return Stream.of(
                Arguments.of("residual", Scheme.EULER, SweepStorage.all(), 0.0, Precision.DOUBLE),
                Arguments.of("parabolic", Scheme.RK4, SweepStorage.all(), 0.3, Precision.DOUBLE),
                Arguments.of(
                        "antisymmetric", Scheme.RK4, SweepStorage.all(), 0.0, Precision.SINGLE),
                Arguments.of(
                        "residual", Scheme.RK4, SweepStorage.revolve(2), 0.3, Precision.DOUBLE),
                Arguments.of(
                        "verlet",
                        Scheme.STORMER_VERLET,
                        SweepStorage.reversible(),
                        0.0,
                        Precision.DOUBLE),
                Arguments.of(
                        "hamiltonian-pair",
                        Scheme.SYMPLECTIC_EULER,
                        SweepStorage.all(),
                        0.0,
                        Precision.DOUBLE));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradient(
            String family,
            Scheme scheme,
            SweepStorage storage,
            double kinetic,
            Precision precision) {
        assumeTrue(
                ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean
                        && bean.isThreadAllocatedMemorySupported(),
                "this virtual machine does not count allocated bytes");
        ThreadMXBean bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Loss loss = Loss.CROSS_ENTROPY;
        ResidualNetwork network = Nets.network(family, Activation.TANH, 8, 6, scheme, loss);
        Ensemble data = Nets.ensemble(network, loss, 40, Nets.SEED);
        double[] theta = Nets.weights(network, Nets.SEED + 1);
        double[] gradient = new double[theta.length];
        SweepOptions options =
                SweepOptions.standard().in(precision).storing(storage).penalisingMotion(kinetic);
        try (EnsembleSweep sweep = EnsembleSweep.of(network, loss, options)) {
            long least = Long.MAX_VALUE;
            for (int i = 0; i < MOST_CALLS && least >= MOST_BYTES; i++) {
                long before = bean.getThreadAllocatedBytes(Thread.currentThread().getId());
                sweep.gradient(theta, data, gradient);
                long after = bean.getThreadAllocatedBytes(Thread.currentThread().getId());
                least = Math.min(least, after - before);
            }
            long bytes = least;
            assertTrue(bytes < MOST_BYTES, () -> family + " allocated " + bytes + " bytes a call");
        }
    }
}
