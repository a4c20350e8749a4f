package org.costate.control;

/** Where a component of an optimal control stands along an arc. */
public enum ArcKind {
    /** Between bounds, where {@code ∂H/∂u = 0}. */
    INTERIOR,
    /** At its lower bound. */
    LOWER,
    /** At its upper bound. */
    UPPER,
    /** At a kink of {@code H}, as an engine that is off under a cost {@code |u|}. */
    KINK,
    /** On the sphere that bounds a ball. */
    SPHERE,
    /** At one of finitely many points. */
    VERTEX
}
