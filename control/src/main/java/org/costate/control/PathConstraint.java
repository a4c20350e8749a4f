package org.costate.control;

import org.costate.control.formula.Formula;

/**
 * A condition along the way, {@code g(t, x, u) ≤ 0}.
 *
 * @param text how it was written
 * @param g the function that must not be positive
 * @param kind whether it meets the control
 */
public record PathConstraint(String text, Formula g, Kind kind) {

    /** What a path constraint restricts. */
    public enum Kind {
        /** Only the state (and time). */
        STATE,
        /** State and control together. */
        MIXED
    }

    @Override
    public String toString() {
        return text;
    }
}
