package org.costate.control.feedback;

import java.util.List;
import java.util.Locale;
import org.costate.control.PiecewiseConstantControl;
import org.costate.ode.SolverStatus;
import org.costate.ode.State;
import org.costate.ode.TimeGrid;

/**
 * A run of a controller on a plant.
 *
 * @param grid the steps of the controller that were run
 * @param states {@code x_k} of the plant at the nodes
 * @param controls what was applied
 * @param runningCost {@code ∫ ℓ dt} along the path of the plant, minimised
 * @param terminalCost {@code φ} of the last state, minimised
 * @param status {@code OPTIMAL} if every solve succeeded, else the first failure; the run goes on
 *     with the best controls known
 * @param solves one entry a solve, in time
 */
public record ClosedLoop(
        TimeGrid grid,
        List<State> states,
        PiecewiseConstantControl controls,
        double runningCost,
        double terminalCost,
        SolverStatus status,
        List<Solve> solves) {

    /** One solve, at time {@code t}. */
    public record Solve(double t, SolverStatus status, int iterations, double seconds) {}

    /** Copies the lists. */
    public ClosedLoop {
        states = List.copyOf(states);
        solves = List.copyOf(solves);
    }

    /** Returns the cost of the run, {@code φ + ∫ ℓ dt}, minimised. */
    public double cost() {
        return runningCost + terminalCost;
    }

    /** Returns the longest time of a solve but the first, in seconds; 0 if there is none. */
    public double longestAgain() {
        return solves.stream().skip(1).mapToDouble(Solve::seconds).max().orElse(0);
    }

    /** Returns the mean time of the solves but the first, in seconds; 0 if there is none. */
    public double meanAgain() {
        return solves.stream().skip(1).mapToDouble(Solve::seconds).average().orElse(0);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: cost %.6g over %d steps, %d solves, again in %.3g ms on average, %.3g ms at"
                        + " most",
                status,
                cost(),
                grid.steps(),
                solves.size(),
                1e3 * meanAgain(),
                1e3 * longestAgain());
    }
}
