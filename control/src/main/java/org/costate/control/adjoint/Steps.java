package org.costate.control.adjoint;

import org.costate.ode.TimeGrid;
import org.jspecify.annotations.Nullable;

/** Which fixed steps to take: those of a grid, or so many equal ones between breaks. */
record Steps(@Nullable TimeGrid grid, int perInterval) {

    static Steps on(TimeGrid grid) {
        return new Steps(grid, 0);
    }

    static Steps equal(int perInterval) {
        if (perInterval < 1) {
            throw new IllegalArgumentException(
                    "GRID-01: got " + perInterval + " steps between breaks, expected 1 or more");
        }
        return new Steps(null, perInterval);
    }

    /**
     * Returns the grid for a problem.
     *
     * @throws IllegalArgumentException if it has other ends, or a break of the problem is no node
     */
    TimeGrid of(AdjointProblem problem) {
        if (grid == null) {
            return problem.grid(perInterval);
        }
        if (grid.start() != problem.start() || grid.end() != problem.end()) {
            throw new IllegalArgumentException(
                    "GRID-01: the grid runs from "
                            + grid.start()
                            + " to "
                            + grid.end()
                            + ", the problem from "
                            + problem.start()
                            + " to "
                            + problem.end()
                            + ". Try: problem.grid(n)");
        }
        int k = 0;
        for (double t : problem.breaks()) {
            while (k < grid.steps() && grid.node(k) != t) {
                k++;
            }
            if (grid.node(k) != t) {
                throw new IllegalArgumentException(
                        "GRID-02: the grid has no node at t = "
                                + t
                                + ", where the parameter changes or data lie. Try:"
                                + " problem.grid(n)");
            }
        }
        return grid;
    }

    @Override
    public String toString() {
        return grid != null ? grid.steps() + " steps" : perInterval + " steps an interval";
    }
}
