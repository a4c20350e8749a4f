package org.costate.nets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.costate.control.SweepStorage;
import org.costate.control.adjoint.AdjointMethod;
import org.costate.control.adjoint.AdjointReport;
import org.costate.kernels.Activation;
import org.costate.ode.AdaptiveIntegrator;
import org.costate.ode.ButcherTableau;
import org.costate.ode.Scheme;
import org.costate.ode.Splitting;
import org.costate.ode.TimeGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Block × scheme × loss × adjoint, batches of one and of three, both ends included. */
class EveryAdjointOfANetworkTest {

    private static final long SEED = 97;
    private static final TimeGrid GRID = TimeGrid.of(0, 0.2, 0.5, 0.65);

    // relative to the largest entry of a tensor: some thousand operations on numbers of size 1
    private static final double ROUNDING = 1e-12;

    static Stream<Arguments> cells() {
        List<Arguments> cells = new ArrayList<>();
        for (String family : DenseBlock.families()) {
            DenseBlock block = DenseBlock.named(family, 4, Activation.TANH, 0.3);
            for (Scheme scheme : Scheme.all()) {
                if (scheme instanceof ButcherTableau || block.isSeparable()) {
                    cells.add(Arguments.of(block, scheme));
                }
            }
        }
        return cells.stream();
    }

    private static TrainingProblem problem(
            DenseBlock block, Scheme scheme, Loss loss, int samples, double kinetic) {
        SplittableRandom random = new SplittableRandom(SEED + samples);
        double[] inputs = random.doubles(3L * samples, -1, 1).toArray();
        int outputs = loss == Loss.LOGISTIC ? 1 : 2;
        Ensemble ensemble =
                loss.isForClasses()
                        ? Ensemble.labelled(3, inputs, random.ints(samples, 0, 2).toArray())
                        : Ensemble.valued(
                                samples, 3, inputs, random.doubles(2L * samples, -1, 1).toArray());
        return ResidualNetwork.of(block, GRID, scheme)
                .lifting(Lift.dense(3, 4, Activation.TANH))
                .readingOut(outputs)
                .fitting(ensemble, loss)
                .regularised(Regularisation.none().withKinetic(kinetic));
    }

    private static double[] weights(TrainingProblem problem) {
        return problem.network().randomWeights(new SplittableRandom(SEED));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void theOwnSchemesAdjointIsTheNetworksGradient(DenseBlock block, Scheme scheme) {
        for (Loss loss : Loss.values()) {
            for (int samples : new int[] {1, 3}) {
                TrainingProblem problem = problem(block, scheme, loss, samples, 0.2);
                double[] theta = weights(problem);
                var own = AdjointMethod.discrete(scheme, GRID);
                GradientMethod reference = GradientMethod.costateSweep();
                List<AdjointMethod> methods =
                        new ArrayList<>(
                                List.of(
                                        own,
                                        own.storing(SweepStorage.squareRoot()),
                                        own.storing(SweepStorage.revolve(2))));
                if (scheme instanceof Splitting) {
                    methods.add(own.storing(SweepStorage.reversible()));
                }
                for (AdjointMethod method : methods) {
                    double gap =
                            GradientComparison.between(
                                            NetworkAdjoints.method(method),
                                            reference,
                                            problem,
                                            theta)
                                    .worst();
                    assertTrue(gap < ROUNDING, method.name() + ", " + loss + ": " + gap);
                }
            }
        }
    }

    static Stream<DenseBlock> blocks() {
        return DenseBlock.families().stream()
                .map(family -> DenseBlock.named(family, 4, Activation.TANH, 0.3));
    }

    /** Adaptive adjoints restart at the nodes, where the weights jump, and meet there. */
    @ParameterizedTest
    @MethodSource("blocks")
    void theAdaptiveAdjointsMeetTheFlow(DenseBlock block) {
        for (Loss loss : Loss.values()) {
            TrainingProblem problem = problem(block, Scheme.RK4, loss, 3, 0.2);
            double[] theta = weights(problem);
            GradientMethod exact =
                    NetworkAdjoints.method(
                            AdjointMethod.frozen(AdaptiveIntegrator.DORMAND_PRINCE_853, 1e-13));
            var dp = AdaptiveIntegrator.DORMAND_PRINCE_54;
            for (AdjointMethod method :
                    List.of(
                            AdjointMethod.frozen(dp, 1e-8),
                            AdjointMethod.frozen(dp, 1e-8).online(2),
                            AdjointMethod.interpolated(dp, 1e-8),
                            AdjointMethod.checkpointedInterpolated(dp, 1e-8, 5),
                            AdjointMethod.backsolve(dp, 1e-8),
                            AdjointMethod.interpolated(
                                    AdaptiveIntegrator.GRAGG_BULIRSCH_STOER, 1e-8),
                            AdjointMethod.discrete(ButcherTableau.gauss(3), 6),
                            AdjointMethod.reversible(Scheme.DORMAND_PRINCE_54, 12))) {
                double gap =
                        GradientComparison.between(
                                        NetworkAdjoints.method(method), exact, problem, theta)
                                .worst();
                // a thousand times the tolerance of a step, on the smallest tensor
                assertTrue(gap < 1e-5, method.name() + ", " + block + ": " + gap);
            }
        }
    }

    /** Forward over reverse, for every cell, smooth activation and loss. */
    @ParameterizedTest
    @MethodSource("cells")
    void theHessianIsSymmetricAndTheDerivativeOfTheGradient(DenseBlock block, Scheme scheme) {
        for (Loss loss : Loss.values()) {
            checkHessian(problem(block, scheme, loss, 2, 0.2));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {"RELU"},
            mode = EnumSource.Mode.EXCLUDE)
    void ofEveryActivation(Activation activation) {
        for (String family : DenseBlock.families()) {
            DenseBlock block = DenseBlock.named(family, 4, activation, 0.3);
            checkHessian(problem(block, Scheme.RK4, Loss.CROSS_ENTROPY, 2, 0.2));
        }
    }

    private static void checkHessian(TrainingProblem problem) {
        double[] theta = weights(problem);
        double[][] v = direction(problem, 1);
        double[][] w = direction(problem, 2);

        double[][] hv = NetworkAdjoints.hessianProduct(problem, theta, v);
        double[][] hw = NetworkAdjoints.hessianProduct(problem, theta, w);

        String what = problem.network() + ", " + problem.loss();
        double wHv = pairing(w, hv);
        assertEquals(wHv, pairing(v, hw), 1e-11 * Math.max(1, Math.abs(wHv)), what);
        double byDifferences = 0;
        double[] shares = {45 / 60.0, -9 / 60.0, 1 / 60.0};
        for (int k = 0; k < 3; k++) {
            double d = 2e-3 * (k + 1);
            byDifferences += shares[k] * (slope(problem, theta, v, d, w)) / 2e-3;
            byDifferences -= shares[k] * (slope(problem, theta, v, -d, w)) / 2e-3;
        }
        // sixth order in 2e-3 on functions of size 1, rounding 1e-15 over it
        assertEquals(byDifferences, wHv, 1e-9 * Math.max(1, Math.abs(wHv)), what);
    }

    /** {@code ⟨w, ∇J(θ + d v)⟩}. */
    private static double slope(
            TrainingProblem problem, double[] theta, double[][] v, double d, double[][] w) {
        double[] moved = theta.clone();
        WeightLayout layout = problem.network().layout();
        for (int k = 0; k < v.length; k++) {
            for (int i = 0; i < v[k].length; i++) {
                moved[layout.control(k) + i] += d * v[k][i];
            }
        }
        double[] gradient = GradientMethod.plainSweep().gradient(problem, moved);
        double sum = 0;
        for (int k = 0; k < w.length; k++) {
            for (int i = 0; i < w[k].length; i++) {
                sum += w[k][i] * gradient[layout.control(k) + i];
            }
        }
        return sum;
    }

    private static double[][] direction(TrainingProblem problem, int which) {
        SplittableRandom random = new SplittableRandom(SEED * which);
        double[][] rows = new double[problem.network().depth()][];
        for (int k = 0; k < rows.length; k++) {
            rows[k] =
                    random.doubles(problem.network().layout().controlDimension(), -1, 1).toArray();
        }
        return rows;
    }

    private static double pairing(double[][] a, double[][] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            for (int i = 0; i < a[k].length; i++) {
                sum += a[k][i] * b[k][i];
            }
        }
        return sum;
    }

    @Test
    void theReportHoldsThemTogether() {
        DenseBlock block = DenseBlock.verlet(4, Activation.TANH);
        TrainingProblem problem = problem(block, Scheme.STORMER_VERLET, Loss.CROSS_ENTROPY, 3, 0);
        AdjointReport report =
                NetworkAdjoints.report(
                        problem,
                        weights(problem),
                        NetworkAdjoints.standardMethods(problem.network(), 1e-6));

        for (AdjointReport.Row row : report.rows()) {
            assertTrue(row.status().isSuccess(), row::toString);
            boolean discrete = !row.method().startsWith("interpolated");
            discrete &= !row.method().startsWith("backsolve");
            assertEquals(discrete, row.isExact(), row::toString);
            // three Verlet steps of 0.2 are in error by 1e-2, the adaptive ones by their tolerance
            assertTrue(row.errorInTime() < (row.method().contains("verlet") ? 0.1 : 1e-4));
        }
        assertTrue(report.advice().startsWith("Take "), report::advice);
    }

    @Test
    void aNetworkIsSteppedExplicitly() {
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                ResidualNetwork.of(
                                        DenseBlock.residual(3, Activation.TANH),
                                        GRID,
                                        ButcherTableau.gauss(2)));
        assertTrue(e.getMessage().startsWith("TABLEAU-01"), e::getMessage);
    }
}
