package org.costate.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.costate.ode.ButcherTableau;
import org.costate.ode.Scheme;
import org.junit.jupiter.api.Test;

/** What the spiral's benchmark times is the gradient, and what it trains fits. */
class SpiralGradientTest {

    @Test
    void theCostateJumpsMakeTheGradient() {
        for (ButcherTableau tableau : List.of(Scheme.RK4, Scheme.DORMAND_PRINCE_54)) {
            SpiralProblem problem = new SpiralProblem(tableau);
            double[] theta = SpiralProblem.weights(3);
            double[] gradient = new double[theta.length];
            double[] unused = new double[theta.length];
            problem.gradient(theta, gradient);
            double largest = Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
            double d = 1e-5;
            for (int i = 0; i < theta.length; i += 7) {
                double[] moved = theta.clone();
                moved[i] = theta[i] + d;
                double above = problem.gradient(moved, unused);
                moved[i] = theta[i] - d;
                double below = problem.gradient(moved, unused);
                // central differences: d² of curvature, and rounding of the cost over d
                assertEquals(
                        0,
                        ((above - below) / (2 * d) - gradient[i]) / largest,
                        1e-6,
                        "weight " + i);
            }
        }
    }

    @Test
    void fiveHundredStepsOfAdamFitTheSpiral() {
        SpiralProblem problem = new SpiralProblem(Scheme.RK4);
        double[] losses = new double[5];
        Arrays.setAll(losses, seed -> SpiralRace.fit(problem, seed + 1).loss());
        Arrays.sort(losses);

        assertTrue(losses[2] <= 5e-2, () -> Arrays.toString(losses));
    }
}
