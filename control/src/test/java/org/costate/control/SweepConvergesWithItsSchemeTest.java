package org.costate.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.costate.ode.Scheme;
import org.costate.ode.TimeGrid;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Under a given control, costates and gradient have the order of the scheme, and {@code H} is
 * constant in time up to that order if nothing depends on time.
 */
class SweepConvergesWithItsSchemeTest {

    private static final double[] U = {0.6, -0.8};

    static Stream<Arguments> schemes() {
        return Stream.of(
                Arguments.of(Scheme.EULER, SmoothProblem.coupled().withTracking(), 1, 64),
                Arguments.of(Scheme.MIDPOINT, SmoothProblem.coupled().withTracking(), 2, 32),
                Arguments.of(Scheme.RK4, SmoothProblem.coupled().withTracking(), 4, 16),
                Arguments.of(Scheme.HIGHAM_HALL_54, SmoothProblem.coupled(), 5, 16),
                Arguments.of(Scheme.SYMPLECTIC_EULER, SmoothProblem.separable(), 1, 64),
                Arguments.of(Scheme.STORMER_VERLET, SmoothProblem.separable().withEnergy(), 2, 32));
    }

    private static SweepResult sweep(SmoothProblem problem, Scheme scheme, int steps) {
        TimeGrid grid = TimeGrid.uniform(0.1, 1.1, steps);
        return problem.discretised(grid, scheme).sweep(PiecewiseConstantControl.constant(grid, U));
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void theHamiltonianVariesByTheOrder(
            Scheme scheme, SmoothProblem problem, int order, int steps) {
        SmoothProblem frozen = problem.frozenAt(0.45);
        double coarse = variation(sweep(frozen, scheme, steps));
        double fine = variation(sweep(frozen, scheme, 2 * steps));

        assertTrue(coarse < 0.1, "H varies by " + coarse);
        assertOrder(order, coarse, fine, scheme);
    }

    private static double variation(SweepResult sweep) {
        double low = sweep.hamiltonian(0);
        double high = low;
        for (int k = 1; k < sweep.grid().steps(); k++) {
            low = Math.min(low, sweep.hamiltonian(k));
            high = Math.max(high, sweep.hamiltonian(k));
        }
        return high - low;
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void theCostateAndTheGradientErrByTheOrder(
            Scheme scheme, SmoothProblem problem, int order, int steps) {
        SmoothProblem frozen = problem.frozenAt(0.45);
        double[] exact = summary(sweep(frozen, Scheme.DORMAND_PRINCE_853, 40)); // 1e-14 off
        double coarse = gap(exact, summary(sweep(frozen, scheme, steps)));
        double fine = gap(exact, summary(sweep(frozen, scheme, 2 * steps)));

        assertOrder(order, coarse, fine, scheme);
    }

    /** Returns {@code p_0}, then {@code Σ_k ∂J/∂u_k}, which is {@code ∂J/∂u} of the constant u. */
    private static double[] summary(SweepResult sweep) {
        double[] p0 = sweep.costate(0).toArray();
        double[] all = java.util.Arrays.copyOf(p0, p0.length + U.length);
        for (double[] row : sweep.controlGradient()) {
            for (int i = 0; i < row.length; i++) {
                all[p0.length + i] += row[i];
            }
        }
        return all;
    }

    private static double gap(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    /** Within 0.25: at these steps the next order still adds a tenth or two. */
    private static void assertOrder(int order, double coarse, double fine, Scheme scheme) {
        double slope = Math.log(coarse / fine) / Math.log(2);
        assertEquals(order, slope, 0.25, scheme + ": " + coarse + ", then " + fine);
    }
}
