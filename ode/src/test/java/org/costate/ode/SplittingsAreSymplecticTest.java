package org.costate.ode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Splittings of a separable Hamiltonian: their order, their area, their energy. */
class SplittingsAreSymplecticTest {

    // A random walk of 3·10⁶ roundings of 1e-16.
    private static final double WALK = 2e-13;

    /** One step of {@code q̈ = force(q)}: part 0 moves the place, part 1 the momentum. */
    private static void step(Splitting splitting, DoubleUnaryOperator force, double h, double[] z) {
        for (int j = 0; j < splitting.stages(); j++) {
            double wh = splitting.weight(j) * h;
            if (splitting.part(j) == 0) {
                z[0] += wh * z[1];
            } else {
                z[1] += wh * force.applyAsDouble(z[0]);
            }
        }
    }

    /** One step of the pendulum. */
    private static void step(Splitting splitting, double h, double[] z) {
        step(splitting, q -> -Math.sin(q), h, z);
    }

    private static double[] carry(
            Splitting splitting, DoubleUnaryOperator force, double t, int steps, double... z) {
        double[] moved = z.clone();
        for (int k = 0; k < steps; k++) {
            step(splitting, force, t / steps, moved);
        }
        return moved;
    }

    private static double[] carry(Splitting splitting, double t, int steps, double... z) {
        return carry(splitting, q -> -Math.sin(q), t, steps, z);
    }

    private static double energy(double[] z) {
        return 0.5 * z[1] * z[1] - Math.cos(z[0]);
    }

    static Stream<Arguments> splittings() {
        return Stream.of(
                Arguments.of(Scheme.SYMPLECTIC_EULER, 1),
                Arguments.of(Scheme.STORMER_VERLET, 2),
                Arguments.of(Scheme.YOSHIDA_4, 4),
                Arguments.of(Scheme.YOSHIDA_6, 6),
                Arguments.of(Scheme.YOSHIDA_8, 8));
    }

    /** Steps near the limit h → 0 and clear of rounding. */
    private static int coarse(int order) {
        return order <= 2 ? 256 : order == 4 ? 64 : order == 6 ? 32 : 12;
    }

    @ParameterizedTest
    @MethodSource("splittings")
    void theErrorFallsWithTheOrder(Splitting splitting, int order) {
        int n = coarse(order);

        assertSlope(order, separatrixError(splitting, n) / separatrixError(splitting, 2 * n));
        assertSlope(order, oscillatorError(splitting, n) / oscillatorError(splitting, 2 * n));
        assertSlope(order, growthError(splitting, n) / growthError(splitting, 2 * n));
    }

    private static void assertSlope(int order, double ratio) {
        assertEquals(order, Math.log(ratio) / Math.log(2), 0.2);
    }

    private static double separatrixError(Splitting splitting, int steps) {
        double t = 1.1;
        double[] z = carry(splitting, t, steps, 0, 2);
        return Math.hypot(z[0] - 2 * Math.atan(Math.sinh(t)), z[1] - 2 / Math.cosh(t));
    }

    /** {@code q̈ = −q}: a rotation. */
    private static double oscillatorError(Splitting splitting, int steps) {
        double[] z = carry(splitting, q -> -q, 2, steps, 0.8, -0.3);
        double c = Math.cos(2);
        double s = Math.sin(2);
        return Math.hypot(z[0] - (0.8 * c - 0.3 * s), z[1] - (-0.3 * c - 0.8 * s));
    }

    /** {@code q̈ = 6q²}: {@code q = 1/(2 − t)²} is a solution. */
    private static double growthError(Splitting splitting, int steps) {
        double[] z = carry(splitting, q -> 6 * q * q, 0.8, steps, 0.25, 0.25);
        return Math.hypot(z[0] - 1 / (1.2 * 1.2), z[1] - 2 / (1.2 * 1.2 * 1.2));
    }

    @ParameterizedTest
    @MethodSource("splittings")
    void aStepPreservesArea(Splitting splitting, int order) {
        double d = 1e-3;
        double[] right = carry(splitting, 0.3, 1, 0.6 + d, -0.8);
        double[] left = carry(splitting, 0.3, 1, 0.6 - d, -0.8);
        double[] up = carry(splitting, 0.3, 1, 0.6, -0.8 + d);
        double[] down = carry(splitting, 0.3, 1, 0.6, -0.8 - d);

        double area =
                (right[0] - left[0]) * (up[1] - down[1]) - (right[1] - left[1]) * (up[0] - down[0]);

        assertEquals(1, area / (4 * d * d), 1e-7); // central differences err by d²/6 · h²
    }

    /** The energy error is hᵖ times a bounded function: its second half is no worse. */
    @ParameterizedTest
    @MethodSource("splittings")
    void theEnergyErrorStaysBounded(Splitting splitting, int order) {
        double h = 0.1;
        double early = worstEnergyError(splitting, h, 0, 10_000);
        double late = worstEnergyError(splitting, h, 10_000, 100_000);

        assertTrue(early < Math.pow(h, order), splitting + ": " + early);
        assertTrue(late < 1.01 * early + WALK, splitting + ": " + early + ", then " + late);
    }

    @Test
    void theEnergyErrorOfEulerDoesNot() {
        double[] z = {0.7, 0.5};
        double start = energy(z);
        FixedStepFlow.of(Scheme.EULER, 2)
                .carry(
                        (t, x, xDot) -> {
                            xDot[0] = x[1];
                            xDot[1] = -Math.sin(x[0]);
                        },
                        TimeGrid.uniform(0, 10, 100),
                        z);

        assertTrue(energy(z) - start > 0.1, "energy gained " + (energy(z) - start));
    }

    private static double worstEnergyError(Splitting splitting, double h, int from, int to) {
        double[] z = {0.7, 0.5};
        double start = energy(z);
        double worst = 0;
        for (int k = 0; k < to; k++) {
            step(splitting, h, z);
            worst = k < from ? 0 : Math.max(worst, Math.abs(energy(z) - start));
        }
        return worst;
    }

    @ParameterizedTest
    @MethodSource("splittings")
    void aSymmetricOneIsItsOwnInverse(Splitting splitting, int order) {
        double[] z = {0.7, 0.5};

        step(splitting, 0.2, z);
        step(splitting, -0.2, z);

        double gap = Math.hypot(z[0] - 0.7, z[1] - 0.5);
        if (order == 1) {
            assertTrue(gap > 1e-3, "symplectic Euler is not symmetric: " + gap);
        } else {
            assertTrue(
                    gap < 1e-16 * splitting.stages(), () -> "gap " + gap); // a rounding a substep
        }
    }

    @ParameterizedTest
    @MethodSource("splittings")
    void aSymmetricOneRetracesALongPath(Splitting splitting, int order) {
        double[] there = carry(splitting, 20, 400, 0.7, 0.5);
        double[] back = carry(splitting, -20, 400, there);

        double gap = Math.hypot(back[0] - 0.7, back[1] - 0.5);
        if (order > 1) { // 800 steps of up to 31 roundings, which the pendulum hardly stretches
            assertTrue(gap < 1e-13, () -> "gap " + gap);
        }
    }
}
