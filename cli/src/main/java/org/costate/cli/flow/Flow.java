package org.costate.cli.flow;

import org.costate.control.adjoint.AdjointProblem;

/**
 * A flow with a loss whose gradient is wanted.
 *
 * @param name what users type
 * @param statement its formula
 * @param lesson what its adjoints show
 * @param steps fixed steps between the times of its data, by default
 * @param problem the loss
 */
public record Flow(
        String name, String statement, String lesson, int steps, AdjointProblem problem) {}
