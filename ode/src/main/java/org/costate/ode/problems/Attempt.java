package org.costate.ode.problems;

import org.costate.ode.Integration;

/**
 * One run at one tolerance.
 *
 * @param tolerance the relative tolerance asked for
 * @param allowed the largest error the pass line allows there
 * @param integration how it ended
 * @param error against the end state; NaN if the end was not reached
 * @param seconds of wall-clock time
 */
public record Attempt(
        double tolerance, double allowed, Integration integration, double error, double seconds) {

    /** Says whether the end was reached near enough. */
    public boolean passed() {
        return integration.status().isSuccess() && error <= allowed;
    }
}
