package org.costate.nets.train.pmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.costate.kernels.Activation;
import org.costate.nets.DenseBlock;
import org.costate.nets.EnsembleProblem;
import org.costate.nets.Loss;
import org.costate.nets.Nets;
import org.costate.nets.Regularisation;
import org.costate.nets.ResidualNetwork;
import org.costate.nets.TrainingProblem;
import org.costate.nets.train.Training;
import org.costate.ode.Scheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Riccati recursion rolled out along the linear model is the Gauss–Newton step. */
class DynamicProgrammingIsGaussNewtonTest {

    private static TrainingProblem problem(int samples, String scheme) {
        ResidualNetwork network =
                ResidualNetwork.of(
                                DenseBlock.antisymmetric(3, Activation.TANH, 0.2),
                                Nets.grid(6),
                                Scheme.named(scheme))
                        .readingOut(2);
        return network.fitting(
                        Nets.ensemble(network, Loss.SQUARED_ERROR, samples, Nets.SEED),
                        Loss.SQUARED_ERROR)
                .regularised(Regularisation.none().withDecay(0.05));
    }

    @ParameterizedTest
    @ValueSource(strings = {"euler", "rk4"})
    void theLinearRolloutIsTheGaussNewtonStep(String scheme) {
        for (int samples : new int[] {4, 11}) {
            TrainingProblem problem = problem(samples, scheme);
            double[] theta = Nets.weights(problem.network(), Nets.SEED);
            double lambda = 0.1; // well conditioned, so that CG reaches rounding
            double[][] rows =
                    new DifferentialDynamicProgramming(
                                    lambda, DifferentialDynamicProgramming.Rollout.LINEAR)
                            .linearStep(problem, theta);
            double[] riccati = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
            SecondOrderModel model =
                    new SecondOrderModel(problem, EnsembleProblem.of(problem, theta), theta);
            double[] b = Arrays.stream(model.gradient()).map(g -> -g).toArray();
            double[] newton =
                    ConjugateGradients.solve(
                                    v -> {
                                        double[] image = model.gaussNewtonProduct(v);
                                        ConjugateGradients.add(lambda, v, image);
                                        return image;
                                    },
                                    b,
                                    1e-15,
                                    500)
                            .direction();
            assertTrue(Nets.relativeGap(riccati, newton) < 1e-12);
        }
    }

    @Test
    void itTrainsAndNeverRises() {
        TrainingProblem problem = problem(8, "euler");
        for (var rollout : DifferentialDynamicProgramming.Rollout.values()) {
            Training training =
                    SineTask.standard()
                            .train(
                                    problem,
                                    new DifferentialDynamicProgramming(1e-2, rollout),
                                    1,
                                    12,
                                    Nets.weights(problem.network(), Nets.SEED),
                                    1);
            double before = Double.POSITIVE_INFINITY;
            for (var record : training.history()) {
                assertTrue(record.batchCost() <= before);
                before = record.batchCost();
            }
            double first = problem.cost(Nets.weights(problem.network(), Nets.SEED));
            assertTrue(before < 0.5 * first, rollout + " reached " + before + " from " + first);
        }
    }

    @Test
    void aLargeEnsembleIsRefused() {
        TrainingProblem problem = problem(201, "euler");
        double[] theta = Nets.weights(problem.network(), Nets.SEED);
        var refusal =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                SineTask.standard()
                                        .train(
                                                problem,
                                                DifferentialDynamicProgramming.standard(),
                                                1,
                                                1,
                                                theta,
                                                1));
        assertEquals(
                "METHOD-01: DDP keeps a dense matrix over the whole ensemble, at most 600 numbers of"
                        + " state, got 603. Try: Gauss–Newton, or fewer samples",
                refusal.getMessage());
    }
}
