package org.costate.control.adjoint;

import org.costate.control.PiecewiseConstantControl;
import org.costate.ode.State;
import org.costate.ode.TimeGrid;

/** Problems moved along a direction, or in time. */
final class Moved {

    private Moved() {}

    /** Returns the problem at {@code (x₀, θ) + d (v_x, v_θ)}. */
    static AdjointProblem along(AdjointProblem problem, double d, double[] vx, double[][] vt) {
        double[] x = problem.initialState().toArray();
        Dynamics.addScaled(d, vx, x);
        double[][] theta = problem.parameters();
        for (int q = 0; q < theta.length; q++) {
            Dynamics.addScaled(d, vt[q], theta[q]);
        }
        double end = problem.end();
        return problem.from(problem.start(), State.of(x)).to(end).withParameters(theta);
    }

    /** Returns the full problem whose breaks lie where their nodes have moved to. */
    static AdjointProblem problem(AdjointProblem old, double[] nodes, double[] moved) {
        AdjointProblem bare =
                AdjointProblem.of(old.system())
                        .minimising(old.running())
                        .minimising(old.terminal())
                        .from(old.start(), old.initialState());
        for (AdjointProblem.DataCost one : old.data()) {
            bare = bare.observing(at(one.time(), nodes, moved), one.cost());
        }
        double[] intervals = old.controlGrid().toArray();
        for (int i = 0; i < intervals.length; i++) {
            intervals[i] = at(intervals[i], nodes, moved);
        }
        return bare.under(PiecewiseConstantControl.of(TimeGrid.of(intervals), old.parameters()));
    }

    private static double at(double t, double[] nodes, double[] moved) {
        for (int i = 0; i < nodes.length; i++) {
            if (nodes[i] == t) {
                return moved[i];
            }
        }
        throw new IllegalArgumentException("no node at " + t);
    }
}
