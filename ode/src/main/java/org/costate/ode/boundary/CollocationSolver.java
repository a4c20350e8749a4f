package org.costate.ode.boundary;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleFunction;
import org.costate.ode.SolverBudget;

/**
 * Solves two-point boundary-value problems by collocation at Lobatto points with an adaptive mesh
 * and damped Newton iterations; the package tells the theory.
 *
 * <p>A solution of status {@code OPTIMAL} has, by an estimate with a second scheme, an error of at
 * most {@code tolerance · (1 + |y_c(t)|)} in every component, at every time. Immutable; one solver
 * may serve many threads.
 *
 * <pre>{@code
 * BoundaryValueSolution solution = CollocationSolver.withTolerance(1e-8).solve(problem);
 * double[] y = solution.orThrow().at(0.5);
 * }</pre>
 */
public final class CollocationSolver {

    private static final double FINE = 1e-9;
    private static final int FIRST_INTERVALS = 8;
    private static final int MAX_MESH_POINTS = 20_000;
    private static final int ITERATIONS = 10_000;
    private static final double FINEST = 1e-13;

    private final Settings settings;

    private CollocationSolver(Settings settings) {
        this.settings = settings;
    }

    /**
     * Returns a solver with five Lobatto points an interval, six for a tolerance below 1e-9, a
     * budget of 10 000 Newton iterations and of 20 000 mesh points.
     *
     * @param tolerance the largest error, relative to {@code 1 + |y_c|}
     * @throws IllegalArgumentException TOL-01 if it is not in {@code [1e-13, 0.1]}
     */
    public static CollocationSolver withTolerance(double tolerance) {
        if (!(tolerance >= FINEST && tolerance <= 0.1)) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "TOL-01: tolerance %.6g is not in [%.0e, 0.1]: below that, rounding"
                                    + " exceeds it. Try: 1e-8",
                            tolerance,
                            FINEST));
        }
        int stages = tolerance >= FINE ? 5 : 6;
        return new CollocationSolver(
                new Settings(
                        tolerance,
                        new double[0],
                        LobattoScheme.of(stages),
                        LobattoScheme.of(stages + 1),
                        FIRST_INTERVALS,
                        MAX_MESH_POINTS,
                        SolverBudget.ofIterations(ITERATIONS)));
    }

    /** Returns this solver with another budget of Newton iterations, time and patience. */
    public CollocationSolver within(SolverBudget budget) {
        return new CollocationSolver(
                new Settings(
                        settings.tolerance(),
                        settings.scales(),
                        settings.scheme(),
                        settings.betterScheme(),
                        settings.firstIntervals(),
                        settings.maxMeshPoints(),
                        budget));
    }

    /**
     * Returns this solver with at most that many mesh points.
     *
     * @throws IllegalArgumentException CONFIG-03 if there are fewer than 2
     */
    public CollocationSolver withMeshPoints(int most) {
        if (most < 2) {
            throw new IllegalArgumentException(
                    "CONFIG-03: at most " + most + " mesh points. Try: a number from 2 on");
        }
        return new CollocationSolver(
                new Settings(
                        settings.tolerance(),
                        settings.scales(),
                        settings.scheme(),
                        settings.betterScheme(),
                        Math.min(settings.firstIntervals(), most - 1),
                        most,
                        settings.budget()));
    }

    /**
     * Returns this solver with other scales: errors are measured against {@code s_c + |y_c|}
     * instead of {@code 1 + |y_c|}. First the unknown functions, then the parameters.
     *
     * @throws IllegalArgumentException CONFIG-03 if one is not positive
     */
    public CollocationSolver withScales(double... scales) {
        if (Arrays.stream(scales).anyMatch(s -> !(s > 0 && s <= Double.MAX_VALUE))) {
            throw new IllegalArgumentException(
                    "CONFIG-03: scales = "
                            + Arrays.toString(scales)
                            + ", expected positive numbers. Try: the typical size of each unknown");
        }
        return new CollocationSolver(
                new Settings(
                        settings.tolerance(),
                        scales.clone(),
                        settings.scheme(),
                        settings.betterScheme(),
                        settings.firstIntervals(),
                        settings.maxMeshPoints(),
                        settings.budget()));
    }

    /**
     * Returns this solver with another number of Lobatto points an interval: order {@code s + 1}
     * between the nodes, {@code 2s − 2} at them.
     *
     * @throws IllegalArgumentException CONFIG-03 if it is not in 3 … 9
     */
    public CollocationSolver withPoints(int stages) {
        if (stages < 3 || stages > 9) {
            throw new IllegalArgumentException(
                    "CONFIG-03: " + stages + " Lobatto points an interval. Try: 3 to 9");
        }
        return new CollocationSolver(
                new Settings(
                        settings.tolerance(),
                        settings.scales(),
                        LobattoScheme.of(stages),
                        LobattoScheme.of(stages + 1),
                        settings.firstIntervals(),
                        settings.maxMeshPoints(),
                        settings.budget()));
    }

    /** Solves from straight lines between ends that meet the boundary conditions. */
    public BoundaryValueSolution solve(BoundaryValueProblem problem) {
        return new Attempt(problem, settings).solve(null);
    }

    /** Solves from a guess. */
    public BoundaryValueSolution solve(BoundaryValueProblem problem, Guess guess) {
        return new Attempt(problem, settings).solve(guess);
    }

    /**
     * Returns a solver that walks a named parameter from an easy value to the one asked for, with
     * steps it chooses: by factors if both have one sign, else by differences.
     */
    public Continuation continuing(String parameter, double from, double to) {
        return new Continuation(settings, parameter, from, to);
    }

    /** A walk along a family of problems. */
    public static final class Continuation {

        private final Settings settings;
        private final String parameter;
        private final double from;
        private final double to;

        private Continuation(Settings settings, String parameter, double from, double to) {
            if (!Double.isFinite(from) || !Double.isFinite(to)) {
                throw new IllegalArgumentException(
                        "CONFIG-03: continuation in "
                                + parameter
                                + " from "
                                + from
                                + " to "
                                + to
                                + ". Try: finite values");
            }
            this.settings = settings;
            this.parameter = parameter;
            this.from = from;
            this.to = to;
        }

        /** Solves the last problem of the family, from straight lines for the first. */
        public BoundaryValueSolution solve(DoubleFunction<BoundaryValueProblem> family) {
            return new Attempt(family.apply(to), settings).along(parameter, from, to, family, null);
        }

        /** Solves the last problem of the family, from a guess for the first. */
        public BoundaryValueSolution solve(
                DoubleFunction<BoundaryValueProblem> family, Guess guess) {
            return new Attempt(family.apply(to), settings)
                    .along(parameter, from, to, family, guess);
        }
    }
}
