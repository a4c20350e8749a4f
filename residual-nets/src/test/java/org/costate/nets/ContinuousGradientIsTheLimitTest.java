package org.costate.nets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.costate.kernels.Activation;
import org.costate.ode.AdaptiveIntegrator;
import org.costate.ode.Scheme;
import org.costate.ode.TimeGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The costate equation differentiates the exact flow: its gradient is what adaptive integrations
 * tend to as their tolerance falls, and discrete sweeps as their steps do.
 */
class ContinuousGradientIsTheLimitTest {

    private static final Loss LOSS = Loss.CROSS_ENTROPY;
    private static final Regularisation COSTS = new Regularisation(0.3, 0.02, 0.7, 0.1, 0.2);

    private static TrainingProblem problem(String family) {
        DenseBlock block = DenseBlock.named(family, 4, Activation.TANH, 0.3);
        ResidualNetwork network =
                ResidualNetwork.of(block, TimeGrid.of(0.1, 0.9, 1.4, 2.6), Scheme.RK4)
                        .lifting(Lift.dense(3, 4, Activation.TANH))
                        .readingOut(Nets.outputs(LOSS));
        return network.fitting(Nets.ensemble(network, LOSS, 3, Nets.SEED), LOSS).regularised(COSTS);
    }

    private static double[] reference(TrainingProblem problem, double[] theta) {
        return GradientMethod.continuous(AdaptiveIntegrator.DORMAND_PRINCE_853, 1e-12)
                .gradient(problem, theta);
    }

    @ParameterizedTest
    @ValueSource(strings = {"antisymmetric", "verlet", "hamiltonian"})
    void errorFallsWithTheTolerance(String family) {
        TrainingProblem problem = problem(family);
        double[] theta = Nets.weights(problem.network(), Nets.SEED + 1);
        double[] exact = reference(problem, theta);
        double last = Double.POSITIVE_INFINITY;
        for (double tolerance : new double[] {1e-3, 1e-5, 1e-7, 1e-9}) {
            double[] got =
                    GradientMethod.continuous(AdaptiveIntegrator.DORMAND_PRINCE_54, tolerance)
                            .gradient(problem, theta);
            double error = Nets.relativeGap(got, exact);
            // three layers, forward and back, each off by a small multiple of its tolerance
            double most = 10 * tolerance;
            assertTrue(error <= most && error < last, "error " + error + " at " + tolerance);
            last = error;
        }
    }

    @ParameterizedTest
    @EnumSource(AdaptiveIntegrator.class)
    void everyIntegratorTendsToTheSameGradient(AdaptiveIntegrator integrator) {
        TrainingProblem problem = problem("parabolic");
        double[] theta = Nets.weights(problem.network(), Nets.SEED + 2);
        GradientMethod method = GradientMethod.continuous(integrator, 1e-9);
        double error = Nets.relativeGap(method.gradient(problem, theta), reference(problem, theta));
        // The multistep methods start with a lower order and pay a hundred tolerances for it.
        assertTrue(error < 1e-7, method.name() + ": " + error);
        assertEquals(integrator.label() + " at 1.0E-9", method.name());
    }

    /** Halving the steps under the same weights divides the gap by 2⁴. */
    @ParameterizedTest
    @ValueSource(strings = {"antisymmetric", "verlet", "hamiltonian"})
    void discreteGradientOfRk4TendsToItWithOrderFour(String family) {
        TrainingProblem problem = problem(family);
        double[] theta = Nets.weights(problem.network(), Nets.SEED + 3);
        double[] exact = reference(problem, theta);
        double[] gaps = new double[3];
        for (int level = 0; level < gaps.length; level++) {
            gaps[level] = Nets.relativeGap(refined(problem, theta, 8 << level), exact);
        }
        for (int level = 0; level + 1 < gaps.length; level++) {
            double order = Math.log(gaps[level] / gaps[level + 1]) / Math.log(2);
            // asymptotic to within the next term, of relative size h ≤ 0.15
            assertEquals(4.0, order, 0.35, () -> Arrays.toString(gaps));
        }
    }

    /** The discrete gradient on steps cut into {@code pieces}, copies of a layer added up. */
    private static double[] refined(TrainingProblem problem, double[] theta, int pieces) {
        ResidualNetwork coarse = problem.network();
        int depth = coarse.depth();
        double[] nodes = new double[depth * pieces + 1];
        for (int j = 0; j < nodes.length; j++) {
            int k = Math.min(j / pieces, depth - 1);
            nodes[j] =
                    coarse.grid().node(k)
                            + coarse.grid().step(k) * (j - k * pieces) / (double) pieces;
        }
        ResidualNetwork fine =
                ResidualNetwork.of(coarse.block(), TimeGrid.of(nodes), coarse.scheme())
                        .lifting(coarse.lift())
                        .readingOut(coarse.readOut());
        int m = coarse.layout().controlDimension();
        int lift = coarse.layout().control(0);
        int tail = theta.length - coarse.layout().readOut();
        double[] repeated = new double[fine.layout().length()];
        System.arraycopy(theta, 0, repeated, 0, lift);
        for (int j = 0; j < depth * pieces; j++) {
            int from = coarse.layout().control(j / pieces);
            System.arraycopy(theta, from, repeated, fine.layout().control(j), m);
        }
        System.arraycopy(theta, coarse.layout().readOut(), repeated, fine.layout().readOut(), tail);
        double[] fineGradient =
                fine.fitting(problem.ensemble(), LOSS)
                        .regularised(Regularisation.none().withKinetic(COSTS.kinetic()))
                        .gradient(repeated);
        double[] gradient = new double[theta.length];
        System.arraycopy(fineGradient, 0, gradient, 0, lift);
        for (int j = 0; j < depth * pieces; j++) {
            for (int i = 0; i < m; i++) {
                gradient[coarse.layout().control(j / pieces) + i] +=
                        fineGradient[fine.layout().control(j) + i];
            }
        }
        System.arraycopy(
                fineGradient, fine.layout().readOut(), gradient, coarse.layout().readOut(), tail);
        problem.addRunningCosts(theta, gradient);
        return gradient;
    }

    @Test
    void costAndOutputsAreThoseOfTheExactFlow() {
        TrainingProblem problem = problem("hamiltonian-pair");
        double[] theta = Nets.weights(problem.network(), Nets.SEED + 4);
        double[] gradient = new double[theta.length];
        try (ContinuousSweep sweep =
                ContinuousSweep.of(problem, AdaptiveIntegrator.GRAGG_BULIRSCH_STOER, 1e-11, 1)) {
            double cost =
                    sweep.gradient(theta, problem.ensemble(), new int[] {0, 1, 2}, 0, 3, gradient);
            double[] z = sweep.outputs(theta, problem.ensemble());
            double loss = LOSS.mean(problem.ensemble(), z, problem.network().outputs());
            assertTrue(cost > loss, "the kinetic cost is missing from " + cost);
            ResidualNetwork stepped =
                    ResidualNetwork.of(
                                    problem.network().block(),
                                    problem.network().grid(),
                                    Scheme.DORMAND_PRINCE_853)
                            .lifting(problem.network().lift())
                            .readingOut(Nets.outputs(LOSS));
            TrainingProblem discrete =
                    stepped.fitting(problem.ensemble(), LOSS)
                            .regularised(Regularisation.none().withKinetic(COSTS.kinetic()));
            // steps of up to 1.2 by a scheme of order 8: h⁹/9! ~ 1e-5 of a cost of size 3
            assertEquals(discrete.cost(theta), cost, 1e-4);
            assertEquals("continuous costate, gragg-bulirsch-stoer at 1.0E-11", sweep.engine());
        }
    }

    @Test
    void aToleranceBelowRoundingIsRefused() {
        TrainingProblem problem = problem("verlet");
        var refusal =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                ContinuousSweep.of(
                                        problem, AdaptiveIntegrator.HIGHAM_HALL_54, 1e-17, 1));
        assertEquals(
                "TOL-01: tolerance = 1.0E-17 is not allowed. Try: a number in [1e-14, 0.1]",
                refusal.getMessage());
    }
}
