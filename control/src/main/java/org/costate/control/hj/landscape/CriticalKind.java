package org.costate.control.hj.landscape;

/** What a critical point of the entropy is, by the signs of its Hessian's eigenvalues. */
public enum CriticalKind {
    MINIMUM,
    SADDLE,
    MAXIMUM,
    /** The Hessian is singular: a fold, a pitchfork, or worse. */
    DEGENERATE
}
