package org.costate.control.solve;

import java.util.Locale;
import org.costate.ode.SolverStatus;

/**
 * A flow that could not be followed to its end: the reason to shorten a Newton step, not to give
 * up.
 */
final class FlowFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final SolverStatus status;
    private final double time;

    FlowFailure(SolverStatus status, double time, String message) {
        super(message, null, false, false);
        this.status = status;
        this.time = time;
    }

    static FlowFailure underflow(double t, double h) {
        return new FlowFailure(
                SolverStatus.STEP_UNDERFLOW,
                t,
                String.format(
                        Locale.ROOT,
                        "STEP-01: step fell to %.6g at t=%.6g: the solution seems to blow up there",
                        Math.abs(h),
                        t));
    }

    static FlowFailure notFinite(double t) {
        return new FlowFailure(
                SolverStatus.NON_FINITE,
                t,
                String.format(
                        Locale.ROOT,
                        "NONFINITE-01: the canonical equations are not finite at t=%.6g",
                        t));
    }

    static FlowFailure tooManySteps(double t, int steps) {
        return new FlowFailure(
                SolverStatus.MAX_STEPS,
                t,
                String.format(Locale.ROOT, "STEPS-01: %d steps reached t=%.6g only", steps, t));
    }

    SolverStatus status() {
        return status;
    }

    double time() {
        return time;
    }
}
