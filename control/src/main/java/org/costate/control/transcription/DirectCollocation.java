package org.costate.control.transcription;

import java.util.Collections;
import java.util.List;
import org.costate.control.OptimalControlProblem;
import org.costate.ode.SolverBudget;

/**
 * Solves optimal control problems by Gauss collocation and an interior-point method, from a cold
 * start, with costates.
 *
 * <p>Several first paths are tried on a coarse mesh: the straight line between the ends, the motion
 * under a constant control bent to end where it should, a path of little energy that may miss the
 * ends a little, and seeded waves; a free horizon is searched in windows. The best solution is
 * carried to finer meshes whose intervals gather where it is hard to follow. If no path meets the
 * ends, the smallest miss is sought.
 *
 * <p>States, costates and cost are of order {@code 2s} with {@code s} stages while the control is
 * smooth; a control that jumps costs about {@code O(h²)} in one interval of the refined mesh.
 *
 * <p>Immutable; the same input gives the same bits.
 */
public final class DirectCollocation {

    private final int intervals;
    private final int stages;
    private final double tolerance;
    private final long seed;

    private DirectCollocation(int intervals, int stages, double tolerance, long seed) {
        this.intervals = intervals;
        this.stages = stages;
        this.tolerance = tolerance;
        this.seed = seed;
    }

    /** Returns the method on 100 intervals of two stages, to {@code 1e-8}. */
    public static DirectCollocation standard() {
        return new DirectCollocation(100, 2, 1e-8, 20);
    }

    /**
     * Returns this method with that many intervals on the last mesh.
     *
     * @throws IllegalArgumentException CONFIG-03 if there are fewer than 2
     */
    public DirectCollocation intervals(int count) {
        if (count < 2) {
            throw new IllegalArgumentException(
                    "CONFIG-03: intervals = " + count + " is not allowed; use at least 2");
        }
        return new DirectCollocation(count, stages, tolerance, seed);
    }

    /**
     * Returns this method with that many stages an interval.
     *
     * @throws IllegalArgumentException CONFIG-03 unless there are 1, 2 or 3
     */
    public DirectCollocation stages(int count) {
        if (count < 1 || count > 3) {
            throw new IllegalArgumentException(
                    "CONFIG-03: stages = " + count + " is not allowed; use 1, 2 or 3");
        }
        return new DirectCollocation(intervals, count, tolerance, seed);
    }

    /**
     * Returns this method with another tolerance of the scaled optimality conditions.
     *
     * @throws IllegalArgumentException CONFIG-03 unless it lies in {@code [1e-12, 0.1]}
     */
    public DirectCollocation tolerance(double epsilon) {
        if (!(epsilon >= 1e-12 && epsilon <= 0.1)) {
            throw new IllegalArgumentException(
                    "CONFIG-03: tolerance = "
                            + epsilon
                            + " is not allowed; use a number in [1e-12, 0.1]");
        }
        return new DirectCollocation(intervals, stages, epsilon, seed);
    }

    /** Returns this method with another seed of its random first paths. */
    public DirectCollocation seeded(long other) {
        return new DirectCollocation(intervals, stages, tolerance, other);
    }

    /**
     * Solves a problem.
     *
     * <p>Costs that have a kink where a control is zero, such as {@code abs(u)}, are made smooth by
     * splitting the control; mixtures lose their last component. Path constraints hold at the
     * stages, bounds of single states at the nodes too.
     *
     * @param budget of iterations over all first paths and meshes, and of time
     * @throws IllegalArgumentException if the control set is finite, or more than four controls
     *     have kinks
     */
    public DiscreteExtremal solve(OptimalControlProblem problem, SolverBudget budget) {
        StatedProblem stated = StatedProblem.of(problem);
        return new DirectSearch(
                        this,
                        stated.bolza(),
                        stated::control,
                        stated.conditions(),
                        problem::objective,
                        budget)
                .run();
    }

    DiscreteExtremal solve(BolzaProblem problem, SolverBudget budget) {
        List<String> conditions = Collections.nCopies(problem.conditions(), "psi");
        return new DirectSearch(this, problem, w -> w, conditions, j -> j, budget).run();
    }

    int intervals() {
        return intervals;
    }

    int stages() {
        return stages;
    }

    double tolerance() {
        return tolerance;
    }

    long seed() {
        return seed;
    }
}
