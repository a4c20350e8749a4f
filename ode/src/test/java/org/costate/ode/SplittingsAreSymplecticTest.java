package org.costate.ode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Splittings of a separable Hamiltonian: their order, their area, their energy. */
class SplittingsAreSymplecticTest {

    /** One step of the pendulum: part 0 moves the angle, part 1 the momentum. */
    private static void step(Splitting splitting, double h, double[] z) {
        for (int j = 0; j < splitting.stages(); j++) {
            double wh = splitting.weight(j) * h;
            if (splitting.part(j) == 0) {
                z[0] += wh * z[1];
            } else {
                z[1] -= wh * Math.sin(z[0]);
            }
        }
    }

    private static double[] carry(Splitting splitting, double t, int steps, double... z) {
        double[] moved = z.clone();
        for (int k = 0; k < steps; k++) {
            step(splitting, t / steps, moved);
        }
        return moved;
    }

    private static double energy(double[] z) {
        return 0.5 * z[1] * z[1] - Math.cos(z[0]);
    }

    static Stream<Arguments> splittings() {
        return Stream.of(
                Arguments.of(Scheme.SYMPLECTIC_EULER, 1), Arguments.of(Scheme.STORMER_VERLET, 2));
    }

    @ParameterizedTest
    @MethodSource("splittings")
    void theErrorFallsWithTheOrder(Splitting splitting, int order) {
        double slope = Math.log(separatrixError(splitting, 256) / separatrixError(splitting, 512));

        assertEquals(
                order, slope / Math.log(2), 0.05, splitting.name()); // h = 0.004: near the limit
    }

    private static double separatrixError(Splitting splitting, int steps) {
        double t = 1.1;
        double[] z = carry(splitting, t, steps, 0, 2);
        return Math.hypot(z[0] - 2 * Math.atan(Math.sinh(t)), z[1] - 2 / Math.cosh(t));
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
        assertTrue(late < 1.01 * early, splitting + ": " + early + ", then " + late);
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

    /** Verlet is its own inverse with the step turned round; symplectic Euler is not. */
    @Test
    void verletIsSymmetric() {
        double[] z = {0.7, 0.5};

        step(Scheme.STORMER_VERLET, 0.2, z);
        step(Scheme.STORMER_VERLET, -0.2, z);

        assertEquals(0.7, z[0], 2e-16); // one rounding a substep
        assertEquals(0.5, z[1], 2e-16);
        step(Scheme.SYMPLECTIC_EULER, 0.2, z);
        step(Scheme.SYMPLECTIC_EULER, -0.2, z);
        assertTrue(Math.abs(z[0] - 0.7) > 1e-3);
    }
}
