package org.costate.nets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.costate.kernels.Activation;
import org.costate.ode.Scheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two gradients held against each other, and a gradient held against the cost. */
class GradientComparisonTest {

    private static final double ROUNDING = 1e-15; // a quotient of two given numbers

    /** Lift 2 → 3 (weights 0–5, biases 6–8), one step (9–17, 18–20), read-out 2 (21–26, 27–28). */
    private static TrainingProblem problem() {
        ResidualNetwork network =
                ResidualNetwork.of(
                                DenseBlock.residual(3, Activation.TANH), Nets.grid(1), Scheme.EULER)
                        .lifting(Lift.dense(2, 3, Activation.TANH))
                        .readingOut(2);
        return network.fitting(
                Nets.ensemble(network, Loss.CROSS_ENTROPY, 4, Nets.SEED), Loss.CROSS_ENTROPY);
    }

    private static GradientComparison between(double[] got, double[] expected) {
        return GradientComparison.between(
                GradientMethod.named("mine", (p, theta) -> got.clone()),
                GradientMethod.named("theirs", (p, theta) -> expected.clone()),
                problem(),
                new double[29]);
    }

    private static double[] filled(double value) {
        double[] v = new double[29];
        Arrays.fill(v, value);
        return v;
    }

    @Test
    void rowsFollowTheLayoutAndMeasureEachTensorByItself() {
        double[] expected = filled(2);
        expected[4] = -8; // the scale of lift.weight
        double[] got = expected.clone();
        got[1] += 0.4;
        got[3] -= 0.8;
        got[28] += 0.5; // readout.bias
        GradientComparison gap = between(got, expected);

        assertEquals(
                List.of(
                        "lift.weight",
                        "lift.bias",
                        "step.0.K",
                        "step.0.b",
                        "readout.weight",
                        "readout.bias"),
                gap.rows().stream().map(GradientComparison.Row::tensor).toList());
        GradientComparison.Row lift = gap.rows().get(0);
        assertEquals(6, lift.compared());
        assertEquals(6, lift.weights());
        assertEquals(0.8, lift.worst(), ROUNDING);
        assertEquals(0.2, lift.mean(), ROUNDING);
        assertEquals(8, lift.scale(), ROUNDING);
        assertEquals(0.1, lift.relative(), ROUNDING);
        assertEquals(0.25, gap.rows().get(5).relative(), ROUNDING);
        assertEquals(0, gap.rows().get(2).relative());
        assertEquals(0.25, gap.worst(), ROUNDING);
        assertEquals((0.4 + 0.8 + 0.5) / 29, gap.mean(), ROUNDING);
        assertEquals(29, gap.compared());
    }

    @Test
    void weightsNobodyLookedAtAreLeftOutAndCounted() {
        double[] expected = filled(4);
        double[] got = filled(4);
        expected[0] = Double.NaN;
        got[2] = Double.NaN;
        got[5] = 5;
        Arrays.fill(expected, 9, 18, Double.NaN);
        GradientComparison gap = between(got, expected);

        assertEquals(4, gap.rows().get(0).compared());
        assertEquals(0.25, gap.rows().get(0).mean(), ROUNDING);
        assertEquals(0, gap.rows().get(2).compared());
        assertEquals(0, gap.rows().get(2).relative());
        assertEquals(0.25, gap.worst(), ROUNDING);
        assertEquals(29 - 2 - 9, gap.compared());
        assertTrue(gap.toTable().contains("4/6"), gap::toTable);
    }

    @Test
    void aGradientThatIsNowhereANumberIsNotCalledRight() {
        GradientComparison gap = between(filled(Double.NaN), filled(1));
        assertEquals(0, gap.compared());
        assertFalse(gap.worst() < 1e300, gap::toString);
    }

    @Test
    void anythingAgainstAVanishingReferenceIsInfinitelyWrong() {
        assertEquals(Double.POSITIVE_INFINITY, between(filled(1e-9), filled(0)).worst());
        assertEquals(0, between(filled(0), filled(0)).worst());
    }

    @Test
    void theTableHasOneLineATensorAndASummary() {
        double[] expected = filled(2);
        double[] got = expected.clone();
        got[28] += 0.5;
        GradientComparison gap = between(got, expected);
        List<String> lines = gap.toTable().lines().toList();
        assertEquals(8, lines.size());
        assertEquals(
                "tensor            compared    worst abs     mean abs     relative", lines.get(0));
        assertEquals(
                "readout.bias             2     5.00e-01     2.50e-01     2.50e-01", lines.get(6));
        assertEquals(
                "mine against theirs: worst relative error 2.50e-01 over 29 weights", lines.get(7));
        assertEquals(lines.get(7), gap.toString());
    }

    @Test
    void forwardModeLooksAtAFixedSelection() {
        TrainingProblem problem = problem();
        double[] theta = Nets.weights(problem.network(), Nets.SEED);
        double[] some = GradientMethod.forwardMode(7).gradient(problem, theta);
        assertEquals(7, Arrays.stream(some).filter(g -> !Double.isNaN(g)).count());
        assertEquals(
                7,
                GradientComparison.between(
                                GradientMethod.costateSweep(),
                                GradientMethod.forwardMode(7),
                                problem,
                                theta)
                        .compared());
        var refusal =
                assertThrows(IllegalArgumentException.class, () -> GradientMethod.forwardMode(0));
        assertEquals(
                "forward mode needs at least 1 weight to look at, got 0", refusal.getMessage());
    }

    // ------------------------------------------------------------- Taylor test

    private static TrainingProblem smoothProblem(Loss loss) {
        ResidualNetwork network =
                Nets.network("antisymmetric", Activation.TANH, 5, 3, Scheme.RK4, loss);
        return network.fitting(Nets.ensemble(network, loss, 9, Nets.SEED), loss)
                .regularised(new Regularisation(0.3, 0.02, 0.7, 0.1, 0.2));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void theRemainderOfARightGradientIsQuadratic(long seed) {
        for (Loss loss : Loss.values()) {
            TrainingProblem problem = smoothProblem(loss);
            double[] theta = Nets.weights(problem.network(), seed);
            TaylorTest test =
                    TaylorTest.of(
                            GradientMethod.costateSweep(),
                            problem,
                            theta,
                            new SplittableRandom(seed));
            assertEquals(2.0, test.order(), 0.1, () -> loss + ": " + test);
            for (int j = 0; j + 1 < test.steps().length; j++) {
                assertEquals(test.steps()[j] / 2, test.steps()[j + 1]);
            }
        }
    }

    @Test
    void theRemainderOfAWrongGradientIsLinear() {
        TrainingProblem problem = smoothProblem(Loss.CROSS_ENTROPY);
        double[] theta = Nets.weights(problem.network(), Nets.SEED);
        GradientMethod wrong =
                GradientMethod.named(
                        "half",
                        (p, at) -> {
                            double[] g = p.gradient(at);
                            for (int i = 0; i < g.length; i++) {
                                g[i] *= 0.5;
                            }
                            return g;
                        });
        TaylorTest test = TaylorTest.of(wrong, problem, theta, new SplittableRandom(Nets.SEED));
        assertEquals(1.0, test.order(), 0.1, test::toString);
        // half a gradient leaves half the change
        assertEquals(0.5, test.withGradient()[5] / test.withoutGradient()[5], 0.01);
    }
}
