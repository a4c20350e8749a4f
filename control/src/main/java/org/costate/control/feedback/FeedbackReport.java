package org.costate.control.feedback;

import java.util.Locale;
import org.costate.ode.SolverStatus;

/**
 * What dynamic programming says of its answer.
 *
 * @param objective in the user's sense, without penalties
 * @param stationarity {@code max |Π(u + ∂H/∂u) − u|/(1 + |u|)} of the discrete problem, exact
 * @param newtonStep the last Newton step of the control, {@code max |d|/(1 + |u|)}
 * @param endMiss the largest miss of a condition at the end, 0 if there is none
 * @param expectedDecrease of the last step taken, by its quadratic model
 * @param actualDecrease of the last step taken
 * @param damping of the last sweep
 * @param iterations sweeps back, over all penalties
 * @param advice what happened and what to try, if the status is no success; empty otherwise
 */
public record FeedbackReport(
        SolverStatus status,
        double objective,
        double stationarity,
        double newtonStep,
        double endMiss,
        double expectedDecrease,
        double actualDecrease,
        double damping,
        int iterations,
        double seconds,
        String advice) {

    @Override
    public String toString() {
        return String.format(
                        Locale.ROOT,
                        "%s after %d iterations: objective %.10g, stationarity %.1e, Newton step"
                                + " %.1e, end miss %.1e",
                        status,
                        iterations,
                        objective,
                        stationarity,
                        newtonStep,
                        endMiss)
                + (advice.isEmpty() ? "" : System.lineSeparator() + advice);
    }
}
