package org.costate.control.solve;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.costate.ode.SolverStatus;
import org.jspecify.annotations.Nullable;

/**
 * What a solver found: always a status and a sentence, an extremal where one was followed to its
 * end, and the best estimate otherwise.
 *
 * <p>Only {@code OPTIMAL} and {@code ACCEPTABLE} may be used as a solution, and they are given only
 * after the certificate has passed; it speaks of a neighbourhood, never of all controls.
 */
public final class Solution {

    private final String problem;
    private final SolverStatus status;
    private final String message;
    private final double objective;
    private final @Nullable Extremal extremal;
    private final @Nullable OptimalityReport report;
    private final @Nullable Estimate estimate;
    private final double[] multipliers;
    private final List<String> history;
    private final int newtonSteps;
    private final double seconds;

    Solution(
            String problem,
            SolverStatus status,
            String message,
            double objective,
            @Nullable Extremal extremal,
            @Nullable OptimalityReport report,
            @Nullable Estimate estimate,
            double[] multipliers,
            List<String> history,
            int newtonSteps,
            double seconds) {
        this.problem = problem;
        this.status = status;
        this.message = message;
        this.objective = objective;
        this.extremal = extremal;
        this.report = report;
        this.estimate = estimate;
        this.multipliers = multipliers;
        this.history = List.copyOf(history);
        this.newtonSteps = newtonSteps;
        this.seconds = seconds;
    }

    /** Returns how the solver ended. */
    public SolverStatus status() {
        return status;
    }

    /** Says whether this may be used as a solution. */
    public boolean isSuccess() {
        return status.isSuccess();
    }

    /** Returns one sentence: what happened, and what to try if it was no success. */
    public String message() {
        return message;
    }

    /** Returns the objective in the user's sense, {@code NaN} if nothing was found. */
    public double objective() {
        return objective;
    }

    /**
     * Returns the extremal.
     *
     * @throws IllegalStateException if there is none; the message is that of the solver
     */
    public Extremal extremal() {
        if (extremal == null) {
            throw new IllegalStateException("there is no extremal: " + message);
        }
        return extremal;
    }

    /** Says whether there is an extremal, solved or not. */
    public boolean hasExtremal() {
        return extremal != null;
    }

    /** Returns the certificate of the extremal, if there is one. */
    public Optional<OptimalityReport> certificate() {
        return Optional.ofNullable(report);
    }

    /** Returns the discretised estimate the solver started from, if it got that far. */
    public Optional<Estimate> estimate() {
        return Optional.ofNullable(estimate);
    }

    /**
     * Returns the multipliers {@code ν} of the boundary conditions: fixed components of the initial
     * state, of the final state, then the stated functions.
     */
    public double[] multipliers() {
        return multipliers.clone();
    }

    /** Returns what was done, one line a stage. */
    public List<String> history() {
        return history;
    }

    /** Returns the Newton steps over all attempts. */
    public int newtonSteps() {
        return newtonSteps;
    }

    /** Returns the seconds it took. */
    public double seconds() {
        return seconds;
    }

    /** Returns the verdict in one line. */
    public String verdict() {
        return report == null ? "no extremal" : report.verdict().toString();
    }

    /** Returns a report for people: what was found, how, and the certificate. */
    public String report() {
        StringBuilder text = new StringBuilder();
        text.append(
                String.format(
                        Locale.ROOT,
                        "%s: %s, objective %.12g, %s%n",
                        problem,
                        status,
                        objective,
                        verdict()));
        text.append(message).append('\n');
        if (extremal != null) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "horizon [%.10g, %.10g], p(t0) = %s%n",
                            extremal.start(),
                            extremal.end(),
                            extremal.costate(extremal.start())));
        }
        history.forEach(line -> text.append("  ").append(line).append('\n'));
        if (report != null) {
            text.append(report);
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return report();
    }
}
