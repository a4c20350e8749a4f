package org.costate.control.hj;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.costate.control.hj.FeynmanKac.Estimate;
import org.costate.ode.Velocity;
import org.junit.jupiter.api.Test;

/** {@code V = −ε log E[e^{−Φ/ε}]}: closed form, equation and Monte Carlo agree. */
class PathIntegralsTest {

    private static final double[][] M = {{-0.4, 1.1, 0}, {-0.7, 0.2, 0.3}, {0.1, 0, -0.6}};
    private static final double[][] Q = {{1, 0.2, 0}, {0.2, 0.6, -0.1}, {0, -0.1, 0.4}};
    private static final double[] TARGET = {0.3, -0.5, 0.2};
    private static final double EPSILON = 0.3;
    private static final double[] X = {0.6, -0.1, 0.9};

    private static double cost(double[] x) {
        double[] r = {x[0] - TARGET[0], x[1] - TARGET[1], x[2] - TARGET[2]};
        return 0.5 * QuadraticHamiltonian.quadratic(Q, r);
    }

    private static final Velocity LINEAR =
            (t, x, f) -> System.arraycopy(QuadraticHamiltonian.times(M, x), 0, f, 0, 3);

    @Test
    void closedFormSolvesTheEquationWithDrift() {
        LinearDriftValue v = LinearDriftValue.of(M, Q, TARGET, EPSILON);
        SplittableRandom random = new SplittableRandom(131);
        for (int i = 0; i < 50; i++) {
            double[] x = ReferenceData.point(3, 2, random);
            assertEquals(0, v.equation().residual(v, x, 0.7), 1e-12);
            assertEquals(0, v.equation().differenceResidual(v, x, 0.7, 1e-3), 1e-5);
        }
        assertEquals(cost(X), v.value(X, 1e-9), 1e-8);
    }

    @Test
    void monteCarloMeetsTheClosedForm() {
        LinearDriftValue v = LinearDriftValue.of(M, Q, TARGET, EPSILON);
        FeynmanKac paths = FeynmanKac.of(LINEAR, PathIntegralsTest::cost, EPSILON);
        Estimate estimate = paths.value(X, 0.7, 32, 40_000, 132);
        assertTrue(estimate.errorBarsFrom(v.value(X, 0.7)) < 3, estimate::toString);
        assertTrue(estimate.standardError() < 2e-3, estimate::toString);
        assertTrue(estimate.warnings().isEmpty());
        assertEquals(estimate, paths.value(X, 0.7, 32, 40_000, 132), "same seed, same bits");
    }

    /** Error bars that are neither too wide nor too narrow: χ² of 40 independent estimates. */
    @Test
    void errorBarsAreHonest() {
        LinearDriftValue v = LinearDriftValue.of(M, Q, TARGET, EPSILON);
        FeynmanKac paths = FeynmanKac.of(LINEAR, PathIntegralsTest::cost, EPSILON);
        double exact = v.value(X, 0.7);
        double chi = 0;
        for (int i = 0; i < 40; i++) {
            double bars = paths.value(X, 0.7, 16, 1000, 1000 + i).errorBarsFrom(exact);
            chi += bars * bars;
        }
        assertTrue(chi > 18 && chi < 77, "χ² = " + chi); // 0.1 % and 99.9 % quantiles, 40 degrees
    }

    @Test
    void withoutDriftItIsHopfCole() {
        double[] nodes = UniformGrid.line(-12, 12, 8001).axis(0);
        HopfColeSolution u = new HeatSemigroup(nodes, 0.3).from(y -> Math.sin(2 * y));
        Estimate estimate =
                FeynmanKac.diffusion(x -> Math.sin(2 * x[0]), 0.3)
                        .value(new double[] {0.4}, 0.8, 1, 100_000, 133);
        assertTrue(
                estimate.errorBarsFrom(u.value(new double[] {0.4}, 0.8)) < 3, estimate::toString);
    }

    /**
     * Injected noise makes the transport equation of a network viscous: {@code V_s = F·∇V + νΔV}.
     */
    @Test
    void injectedNoiseIsViscosity() {
        // E ½ rᵀQr of a normal variable: ½ E[r]ᵀQE[r] + ν tr(QΣ), K → Q as risk vanishes
        LinearDriftValue cautious = LinearDriftValue.of(M, Q, TARGET, 0);
        double nu = 0.2;
        double scale = 1e-7; // V of scaled cost, unscaled: −(ν/γ) log E e^{−γΦ/ν} with γ = scale
        double[][] faint = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int k = 0; k < 3; k++) {
                faint[i][k] = scale * Q[i][k];
            }
        }
        double mean = LinearDriftValue.of(M, faint, TARGET, nu).value(X, 0.7) / scale;
        Estimate estimate =
                FeynmanKac.of(LINEAR, PathIntegralsTest::cost, nu).mean(X, 0.7, 32, 40_000, 134);
        assertTrue(estimate.errorBarsFrom(mean) < 3, estimate + " against " + mean);
        assertTrue(mean > cautious.value(X, 0.7), "noise costs");
    }

    @Test
    void fewEffectivePathsAreNamed() {
        Estimate poor =
                FeynmanKac.diffusion(x -> 40 * Math.abs(x[0] - 3), 0.05)
                        .value(new double[] {0}, 1, 1, 2000, 135);
        assertTrue(poor.effectivePairs() < 100);
        assertTrue(poor.warnings().get(0).startsWith("HJ-11: few effective paths"));
    }
}
