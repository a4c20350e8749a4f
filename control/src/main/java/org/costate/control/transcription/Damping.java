package org.costate.control.transcription;

/** What keeps a successive approximation near the control it comes from. */
public enum Damping {
    /** {@code −½ ρ |u − v|²}: the distance to the old control [Breitenbach, Borzì 2019]. */
    CONTROL,
    /**
     * {@code −½ ρ |ẋ − f(t, x, u)|² − ½ ρ |ṗ + ∂H/∂x(t, x, p, u)|²}: the defects in the canonical
     * equations along the old path [Li et al. 2018].
     */
    CANONICAL_EQUATIONS
}
