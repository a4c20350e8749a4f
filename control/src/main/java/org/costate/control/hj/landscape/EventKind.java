package org.costate.control.hj.landscape;

/** What happens to critical points when {@code ε} passes a bifurcation. */
public enum EventKind {
    /** A fold of a minimum and a saddle: a basin ends. */
    MINIMUM_SADDLE,
    /** A fold of a maximum and a saddle: a ridge ends, no basin does. */
    MAXIMUM_SADDLE,
    /** A fold on the line, where there are no saddles: a minimum and a maximum meet. */
    MINIMUM_MAXIMUM,
    /** A fold of two saddles, in three dimensions and more. */
    SADDLE_SADDLE,
    /** Three branches meet in one, as symmetry makes them. */
    PITCHFORK,
    /** Two branches cross. */
    TRANSCRITICAL,
    /** Newton's method did not settle; the place is approximate. */
    UNRESOLVED
}
