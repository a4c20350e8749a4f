package org.costate.nets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.costate.control.OptimalControlProblem;
import org.costate.control.SweepResult;
import org.costate.control.TerminalCost;
import org.costate.kernels.Activation;
import org.costate.ode.Scheme;
import org.costate.ode.State;
import org.costate.ode.TimeGrid;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a watched ensemble sweep reports is what its samples' own sweeps see. */
class LayerReportSeesThePlainSweepTest {

    private static final double ROUNDING = 1e-12; // 300 samples, 12 stages of numbers of size 1
    private static final double KINETIC = 0.4;

    static Stream<Arguments> cases() {
        return DenseBlock.families().stream()
                .flatMap(
                        family ->
                                Nets.usualSchemes(family)
                                        .flatMap(
                                                scheme ->
                                                        Stream.of(0.0, KINETIC)
                                                                .map(
                                                                        kinetic ->
                                                                                Arguments.of(
                                                                                        family,
                                                                                        scheme,
                                                                                        kinetic))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void nodeByNode(String family, Scheme scheme, double kinetic) {
        Loss loss = Loss.CROSS_ENTROPY;
        int samples = 300; // more than a chunk of wide kernels
        ResidualNetwork network = Nets.network(family, Activation.SOFTPLUS, 6, 3, scheme, loss);
        Ensemble data = Nets.ensemble(network, loss, samples, Nets.SEED);
        double[] theta = Nets.weights(network, Nets.SEED + 1);
        LayerReport report = report(network, data, loss, theta, kinetic);

        int n = network.width();
        double[] stateSquares = new double[4];
        double[] costateSquares = new double[4];
        double[] hamiltonian = new double[3];
        double cost = 0;
        for (int s = 0; s < samples; s++) {
            SweepResult plain = plain(network, data, loss, theta, kinetic, s);
            cost += plain.cost() / samples;
            for (int k = 0; k <= 3; k++) {
                double[] x = plain.state(k).toArray();
                stateSquares[k] += squares(x) / samples;
                costateSquares[k] += squares(plain.costate(k).toArray()) / samples;
                for (int i = 0; i < n; i++) {
                    assertEquals(x[i], report.states().get(k)[s * n + i], ROUNDING);
                }
            }
            for (int k = 0; k < 3; k++) {
                hamiltonian[k] += plain.hamiltonian(k) / samples;
            }
        }
        assertEquals(cost, report.cost(), ROUNDING * cost);
        for (int k = 0; k <= 3; k++) {
            assertEquals(Math.sqrt(stateSquares[k]), report.stateNorm()[k], ROUNDING);
            assertEquals(Math.sqrt(costateSquares[k]), report.costateNorm()[k], ROUNDING);
        }
        assertArrayEquals(hamiltonian, report.hamiltonian(), ROUNDING);
    }

    private static SweepResult plain(
            ResidualNetwork network,
            Ensemble data,
            Loss loss,
            double[] theta,
            double kinetic,
            int s) {
        PlainEnds ends = new PlainEnds(network, data, loss, theta, s);
        return OptimalControlProblem.of(network.block())
                .minimising(new PlainEnds.KineticCost(network, network.block(), kinetic))
                .minimising((TerminalCost) ends)
                .from(network.grid().start(), State.of(ends.initialState()))
                .discretised(network.grid(), network.scheme())
                .sweep(network.control(theta));
    }

    private static LayerReport report(
            ResidualNetwork network, Ensemble data, Loss loss, double[] theta, double kinetic) {
        SweepOptions options = SweepOptions.standard().penalisingMotion(kinetic);
        try (EnsembleSweep sweep = EnsembleSweep.of(network, loss, options)) {
            LayerReport report = sweep.observe(theta, data);
            double cost = sweep.cost(theta, data);
            assertEquals(cost, report.cost(), ROUNDING * cost);
            return report;
        }
    }

    /** {@code H_k = −∂J/∂h_k}: a longer step at the same weights lowers the cost by {@code H_k}. */
    @ParameterizedTest
    @MethodSource("cases")
    void hamiltonianIsMinusTheDerivativeByTheStep(String family, Scheme scheme, double kinetic) {
        Loss loss = Loss.LOGISTIC;
        ResidualNetwork network = Nets.network(family, Activation.TANH, 4, 3, scheme, loss);
        Ensemble data = Nets.ensemble(network, loss, 7, Nets.SEED + 2);
        double[] theta = Nets.weights(network, Nets.SEED + 3);
        LayerReport report = report(network, data, loss, theta, kinetic);
        double d = 1e-5; // central differences: truncation d² ~ 1e-10, rounding 1e-16/d ~ 1e-11
        for (int k = 0; k < 3; k++) {
            double up = report(stretched(network, k, d), data, loss, theta, kinetic).cost();
            double down = report(stretched(network, k, -d), data, loss, theta, kinetic).cost();
            assertEquals((down - up) / (2 * d), report.hamiltonian()[k], 1e-8);
        }
    }

    private static ResidualNetwork stretched(ResidualNetwork network, int step, double d) {
        double[] nodes = network.grid().toArray();
        for (int k = step + 1; k < nodes.length; k++) {
            nodes[k] += d;
        }
        return ResidualNetwork.of(network.block(), TimeGrid.of(nodes), network.scheme())
                .lifting(network.lift())
                .readingOut(network.readOut());
    }

    private static double squares(double[] v) {
        double sum = 0;
        for (double x : v) {
            sum += x * x;
        }
        return sum;
    }
}
