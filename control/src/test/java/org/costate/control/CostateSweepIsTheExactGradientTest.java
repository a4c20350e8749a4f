package org.costate.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.costate.ode.Scheme;
import org.costate.ode.TimeGrid;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * States forward by any scheme, costates back by its partner: that is {@code ∂J/∂u} of the discrete
 * cost, {@code −p₀ = ∂J/∂x₀} and, without time in the problem, {@code −H_k = ∂J/∂h_k}.
 */
class CostateSweepIsTheExactGradientTest {

    // Relative to the largest entry. Some hundred operations on numbers of size 1 through 4 steps
    // of
    // at most 13 stages; the coefficients of DP853 reach 40 and cancel.
    private static final double ROUNDING = 1e-13;

    private static final List<TimeGrid> GRIDS =
            List.of(SmoothProblem.GRID, TimeGrid.of(1.1, 0.8, 0.75, 0.3)); // forward and backward

    static Stream<Arguments> cases() {
        return Stream.concat(
                pairs(Schemes.tableaus().toList(), SmoothProblem.coupled()),
                Stream.concat(
                        pairs(List.of(Scheme.RK4, Scheme.EULER), SmoothProblem.separable()),
                        pairs(Schemes.splittings().toList(), SmoothProblem.separable())));
    }

    private static Stream<Arguments> pairs(List<? extends Scheme> schemes, SmoothProblem problem) {
        return schemes.stream()
                .flatMap(
                        scheme ->
                                Stream.of(problem, problem.withEnergy(), problem.withTracking())
                                        .map(costed -> Arguments.of(scheme, costed)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void inTheControl(Scheme scheme, SmoothProblem problem) {
        for (TimeGrid grid : GRIDS) {
            PiecewiseConstantControl u = Schemes.control(grid, problem.m());
            ForwardMode referee = ForwardMode.of(problem, scheme, grid, u.toRows());

            double[][] gradient = problem.discretised(grid, scheme).sweep(u).controlGradient();

            for (int k = 0; k < grid.steps(); k++) {
                assertClose(
                        referee.controlGradient(k),
                        gradient[k],
                        scheme + ", " + grid + ", step " + k + ", seed " + Schemes.SEED);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void inTheInitialState(Scheme scheme, SmoothProblem problem) {
        for (TimeGrid grid : GRIDS) {
            PiecewiseConstantControl u = Schemes.control(grid, problem.m());
            ForwardMode referee = ForwardMode.of(problem, scheme, grid, u.toRows());

            double[] p0 = problem.discretised(grid, scheme).sweep(u).costate(0).toArray();

            assertClose(negative(referee.initialGradient()), p0, scheme + ", " + grid);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void inEachStepOfAnAutonomousProblem(Scheme scheme, SmoothProblem problem) {
        SmoothProblem frozen = problem.frozenAt(0.45);
        for (TimeGrid grid : GRIDS) {
            PiecewiseConstantControl u = Schemes.control(grid, problem.m());
            ForwardMode referee = ForwardMode.of(frozen, scheme, grid, u.toRows());

            SweepResult sweep = frozen.discretised(grid, scheme).sweep(u);

            for (int k = 0; k < grid.steps(); k++) {
                assertEquals(
                        -referee.stepDerivative(k),
                        sweep.hamiltonian(k),
                        ROUNDING, // H is of size 1
                        scheme + ", " + grid + ", step " + k);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void ofTheCostAndStatesOfTheScheme(Scheme scheme, SmoothProblem problem) {
        for (TimeGrid grid : GRIDS) {
            PiecewiseConstantControl u = Schemes.control(grid, problem.m());
            ForwardMode referee = ForwardMode.of(problem, scheme, grid, u.toRows());
            DiscreteProblem discrete = problem.discretised(grid, scheme);

            SweepResult sweep = discrete.sweep(u);

            assertEquals(referee.cost(), sweep.cost(), ROUNDING, scheme + ", " + grid);
            assertEquals(
                    discrete.cost(u), sweep.cost(), scheme + ", " + grid); // the same operations
            for (int k = 0; k <= grid.steps(); k++) {
                assertClose(referee.state(k), sweep.state(k).toArray(), scheme + ", " + grid);
            }
        }
    }

    /** {@code J(u + εd) − J(u) − ε⟨∂J/∂u, d⟩ = O(ε²)}: needs no referee but the cost itself. */
    @ParameterizedTest
    @MethodSource("cases")
    void byTaylorsTheorem(Scheme scheme, SmoothProblem problem) {
        TimeGrid grid = SmoothProblem.GRID;
        PiecewiseConstantControl u = Schemes.control(grid, problem.m());
        DiscreteProblem discrete = problem.discretised(grid, scheme);

        double slope =
                Math.log(remainder(discrete, u, 4e-3) / remainder(discrete, u, 2e-3)) / Math.log(2);

        // the third-order term moves the slope by about ε; rounding 1e-16/ε² = 2e-11 does not
        assertEquals(2, slope, 0.1, scheme + ", seed " + Schemes.SEED);
    }

    private static double remainder(
            DiscreteProblem discrete, PiecewiseConstantControl u, double epsilon) {
        SplittableRandom random = new SplittableRandom(Schemes.SEED);
        double[][] moved = u.toRows();
        double[][] gradient = discrete.sweep(u).controlGradient();
        double change = 0;
        for (int k = 0; k < moved.length; k++) {
            for (int i = 0; i < moved[k].length; i++) {
                double d = random.nextDouble(0.5, 1.5);
                moved[k][i] += epsilon * d;
                change += epsilon * d * gradient[k][i];
            }
        }
        double cost = discrete.cost(PiecewiseConstantControl.of(u.grid(), moved));
        return Math.abs(cost - discrete.cost(u) - change);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void andTheStepAveragedHamiltonianGradient(Scheme scheme, SmoothProblem problem) {
        TimeGrid grid = SmoothProblem.GRID;
        SweepResult sweep =
                problem.discretised(grid, scheme).sweep(Schemes.control(grid, problem.m()));

        for (int k = 0; k < grid.steps(); k++) {
            double[] hu = sweep.hamiltonianGradient(k);
            for (int i = 0; i < hu.length; i++) {
                // one division and one product
                assertEquals(-sweep.controlGradient()[k][i], grid.step(k) * hu[i], 1e-15);
            }
        }
    }

    private static double[] negative(double[] v) {
        return java.util.Arrays.stream(v).map(x -> -x).toArray();
    }

    private static void assertClose(double[] expected, double[] got, String message) {
        double scale = java.util.Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        double gap = 0;
        assertEquals(expected.length, got.length, message);
        for (int i = 0; i < expected.length; i++) {
            gap = Math.max(gap, Math.abs(expected[i] - got[i]));
        }
        double relative = gap / scale;
        assertTrue(relative <= ROUNDING, () -> message + ": relative gap " + relative);
    }
}
