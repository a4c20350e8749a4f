package org.costate.control.feedback;

/** What a controller does with what it measures. */
public enum FeedbackPolicy {
    /** Nothing: the controls of the first solve are run as they are. */
    OPEN_LOOP,
    /** The gains of the first solve act on deviations from its path. */
    GAINS,
    /** The problem is solved again at each sampling time; between, gains act. */
    SOLVE_AGAIN
}
