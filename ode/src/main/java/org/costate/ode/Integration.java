package org.costate.ode;

import java.util.Locale;

/**
 * Where an {@link AdaptiveFlow} got to, and how. Immutable.
 *
 * <p>Whatever the status, time and state are the last the method stood by: the end that was asked
 * for if it {@linkplain SolverStatus#isSuccess succeeded}, else the last accepted step.
 */
public final class Integration {

    private final SolverStatus status;
    private final String message;
    private final double time;
    private final double[] state;
    private final Effort effort;

    /**
     * What it took.
     *
     * @param method the integrators that worked, in turn
     * @param steps accepted steps
     * @param evaluations of the right-hand side, those for Jacobians among them
     */
    public record Effort(String method, int steps, long evaluations) {}

    Integration(SolverStatus status, String message, double time, double[] state, Effort effort) {
        this.status = status;
        this.message = message;
        this.time = time;
        this.state = state.clone();
        this.effort = effort;
    }

    /** Returns how it ended; {@code OPTIMAL} where it reached its end. */
    public SolverStatus status() {
        return status;
    }

    /** Returns the sentence that goes with the status. */
    public String message() {
        return message;
    }

    /** Returns the time it reached. */
    public double time() {
        return time;
    }

    /** Returns a fresh array of the state it reached. */
    public double[] state() {
        return state.clone();
    }

    /** Returns what it took. */
    public Effort effort() {
        return effort;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s at t=%.6g by %s: %d steps, %d evaluations",
                status,
                time,
                effort.method(),
                effort.steps(),
                effort.evaluations());
    }
}
