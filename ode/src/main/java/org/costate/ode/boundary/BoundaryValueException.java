package org.costate.ode.boundary;

import org.jspecify.annotations.Nullable;

/** A boundary-value problem without a solution, thrown only where the caller asked for that. */
public final class BoundaryValueException extends RuntimeException {

    private static final long serialVersionUID = 20261121L;

    private final transient BoundaryValueSolution solution;

    BoundaryValueException(BoundaryValueSolution solution, @Nullable RuntimeException cause) {
        super(solution.message(), cause);
        this.solution = solution;
    }

    /** Returns what was found: status, meshes, and the best curve. */
    public BoundaryValueSolution solution() {
        return solution;
    }
}
