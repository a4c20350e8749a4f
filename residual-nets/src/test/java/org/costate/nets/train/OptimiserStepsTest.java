package org.costate.nets.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.costate.kernels.Activation;
import org.costate.nets.DenseBlock;
import org.costate.nets.Nets;
import org.costate.nets.ResidualNetwork;
import org.costate.nets.WeightLayout;
import org.costate.ode.Scheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One and two steps of each rule by hand, and a bowl that each must find the bottom of. */
class OptimiserStepsTest {

    private static final double ROUNDING = 1e-15; // a dozen operations on numbers of size 1
    private static final double RATE = 0.1;

    /** One step of width 1: one matrix entry, one bias. */
    private static WeightLayout layout() {
        return ResidualNetwork.of(
                        DenseBlock.residual(1, Activation.TANH), Nets.grid(1), Scheme.EULER)
                .layout();
    }

    /** Steps from (0.5, −0.8) with gradients (0.3, −2), then (−0.7, 1.1). */
    private static double[][] twoSteps(Optimiser rule) {
        Optimiser.Stepper stepper = rule.start(layout());
        double[] theta = {0.5, -0.8};
        stepper.step(theta, new double[] {0.3, -2}, RATE);
        double[] first = theta.clone();
        stepper.step(theta, new double[] {-0.7, 1.1}, RATE);
        return new double[][] {first, theta};
    }

    private static void assertSteps(Optimiser rule, double[] first, double[] second) {
        double[][] got = twoSteps(rule);
        assertArrayEquals(first, got[0], ROUNDING);
        assertArrayEquals(second, got[1], ROUNDING);
    }

    @Test
    void steepestDescent() {
        assertSteps(
                Optimiser.named("sgd", 0), new double[] {0.47, -0.6}, new double[] {0.54, -0.71});
    }

    @Test
    void heavyBall() {
        assertSteps( // v = (0.3, −2), then (0.27 − 0.7, −1.8 + 1.1)
                Optimiser.named("momentum", 0),
                new double[] {0.47, -0.6},
                new double[] {0.47 + 0.043, -0.6 + 0.07});
    }

    @Test
    void nesterov() {
        assertSteps( // g + μv = (0.57, −3.8), then (−0.7 − 0.387, 1.1 − 0.63)
                Optimiser.named("nesterov", 0),
                new double[] {0.5 - 0.057, -0.8 + 0.38},
                new double[] {0.5 - 0.057 + 0.1087, -0.8 + 0.38 - 0.047});
    }

    /** A scalar of Adam after two gradients, the bias corrections written out. */
    private static double adam(double theta, double g1, double g2, double decay, int steps) {
        double eps = 1e-8;
        double once = theta * (1 - RATE * decay) - RATE * g1 / (Math.abs(g1) + eps);
        if (steps == 1) {
            return once;
        }
        double mean = (0.9 * 0.1 * g1 + 0.1 * g2) / (1 - 0.81);
        double square = (0.999 * 0.001 * g1 * g1 + 0.001 * g2 * g2) / (1 - 0.999 * 0.999);
        return once * (1 - RATE * decay) - RATE * mean / (Math.sqrt(square) + eps);
    }

    @Test
    void adamCorrectsTheBiasOfItsMeans() {
        double[][] got = twoSteps(Optimiser.named("adam", 0.4)); // plain Adam takes no decay
        for (int steps = 1; steps <= 2; steps++) {
            // 1 − 0.999² loses 3 digits to cancellation
            assertEquals(adam(0.5, 0.3, -0.7, 0, steps), got[steps - 1][0], 1e-13);
            assertEquals(adam(-0.8, -2, 1.1, 0, steps), got[steps - 1][1], 1e-13);
        }
    }

    @Test
    void adamWDecaysMatricesAndLeavesBiases() {
        double[][] got = twoSteps(Optimiser.named("adamw", 0.4));
        for (int steps = 1; steps <= 2; steps++) {
            assertEquals(adam(0.5, 0.3, -0.7, 0.4, steps), got[steps - 1][0], 1e-13);
            assertEquals(adam(-0.8, -2, 1.1, 0, steps), got[steps - 1][1], 1e-13);
        }
    }

    /** {@code ½ (3 (a − 0.7)² + 0.4 (b + 1.3)²)}. */
    @ParameterizedTest
    @CsvSource({"sgd, 0.3", "momentum, 0.1", "nesterov, 0.1", "adam, 0.02", "adamw, 0.02"})
    void everyRuleFindsTheBottomOfABowl(String name, double rate) {
        Optimiser.Stepper stepper = Optimiser.named(name, 0).start(layout());
        double[] theta = {5, 4};
        for (int i = 0; i < 3000; i++) {
            double[] g = {3 * (theta[0] - 0.7), 0.4 * (theta[1] + 1.3)};
            stepper.step(theta, g, rate);
        }
        assertEquals(0.7, theta[0], 1e-6); // linear rates: e^{−0.4·0.1·3000} is far below
        assertEquals(-1.3, theta[1], 1e-6);
    }

    @Test
    void steppersDoNotShareTheirMemory() {
        Optimiser rule = Optimiser.named("adam", 0);
        twoSteps(rule);
        assertArrayEquals(twoSteps(rule)[0], twoSteps(rule)[0]);
    }

    @Test
    void impossibleRulesAreRefused() {
        assertMessage(
                "momentum = 1.0 is not allowed; use a number in [0, 1)",
                () -> new Optimiser.Momentum(1, false));
        assertMessage(
                "beta1 = -0.1 is not allowed; use a number in [0, 1)",
                () -> new Optimiser.Adam(-0.1, 0.9, 1e-8, 0));
        assertMessage(
                "beta2 = NaN is not allowed; use a number in [0, 1)",
                () -> new Optimiser.Adam(0.9, Double.NaN, 1e-8, 0));
        assertMessage(
                "epsilon = 0.0 is not allowed; use a finite number above 0",
                () -> new Optimiser.Adam(0.9, 0.9, 0, 0));
        assertMessage(
                "decay = -1.0 is not allowed; use a finite number, 0 or above",
                () -> Optimiser.adamW(-1));
        assertMessage("L-BFGS keeps at least 1 pair, got 0", () -> new Optimiser.Lbfgs(0));
        assertMessage(
                "unknown optimiser \"adagrad\"; choose one of sgd, momentum, nesterov, adam,"
                        + " adamw, lbfgs",
                () -> Optimiser.named("adagrad", 0));
        var refusal =
                assertThrows(
                        IllegalStateException.class,
                        () -> Optimiser.named("lbfgs", 0).start(layout()));
        assertTrue(refusal.getMessage().startsWith("L-BFGS looks for its own step length"));
    }

    // ---------------------------------------------------------------- schedules

    @Test
    void schedulesAtGivenProgress() {
        Schedule cosine = Schedule.named("cosine");
        assertEquals(1, cosine.factor(0));
        assertEquals(0.5, cosine.factor(0.5), ROUNDING);
        assertEquals(0.75, cosine.factor(1.0 / 3), ROUNDING);
        assertEquals(1, Schedule.named("constant").factor(0.9));
        Schedule step = Schedule.named("step");
        assertEquals(1, step.factor(0.333));
        assertEquals(0.1, step.factor(0.334), ROUNDING);
        assertEquals(0.01, step.factor(0.99), ROUNDING);
        assertEquals(0.25, Schedule.steps(4, 0.5).factor(0.5), ROUNDING);
    }

    @Test
    void warmUpRisesFromNothingAndThenFollows() {
        Schedule schedule = Schedule.named("warmup-cosine");
        assertEquals(0, schedule.factor(0));
        assertEquals(0.5, schedule.factor(0.05), ROUNDING);
        assertEquals(1, schedule.factor(0.1), ROUNDING);
        assertEquals(0.5, schedule.factor(0.55), ROUNDING);
        assertEquals(1, Schedule.constant().warmedUp(0).factor(0));
    }

    @Test
    void impossibleSchedulesAreRefused() {
        assertMessage(
                "pieces = 0 is not allowed; use a whole number from 1",
                () -> Schedule.steps(0, 0.1));
        assertMessage(
                "factor = 0.0 is not allowed; use a finite number above 0",
                () -> Schedule.steps(2, 0));
        assertMessage(
                "warm-up share = 1.0 is not allowed; use a number in [0, 1)",
                () -> Schedule.constant().warmedUp(1));
        assertMessage(
                "unknown schedule \"linear\"; choose one of constant, step, cosine, warmup-cosine",
                () -> Schedule.named("linear"));
    }

    private static void assertMessage(String message, Runnable call) {
        var refusal = assertThrows(IllegalArgumentException.class, call::run);
        assertEquals(message, refusal.getMessage());
    }
}
