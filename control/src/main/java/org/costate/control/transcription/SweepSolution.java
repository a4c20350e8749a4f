package org.costate.control.transcription;

import java.util.List;
import java.util.Locale;
import org.costate.control.PiecewiseConstantControl;
import org.costate.control.SweepResult;
import org.costate.ode.SolverStatus;

/**
 * What a method behind the second door found: the best control, its states and costates, and how it
 * came there.
 *
 * @param control the best control
 * @param sweep its states and costates, {@code p = −∂J/∂x} of the cost with the end's conditions in
 *     it
 * @param cost the minimised cost {@code J} without the conditions of the end
 * @param miss the largest {@code |ψ|} at the end; 0 if there are no conditions
 * @param history every sweep in order
 * @param status how it ended
 * @param advice what happened and what to try, if the status is no success; empty otherwise
 */
public record SweepSolution(
        PiecewiseConstantControl control,
        SweepResult sweep,
        double cost,
        double miss,
        List<SweepRecord> history,
        SolverStatus status,
        String advice) {

    /** Returns how many sweeps were discarded. */
    public int rejected() {
        return (int) history.stream().filter(s -> !s.accepted()).count();
    }

    @Override
    public String toString() {
        return String.format(
                        Locale.ROOT,
                        "%s after %d sweeps, %d rejected: cost %.10g, miss %.1e",
                        status,
                        history.size(),
                        rejected(),
                        cost,
                        miss)
                + (advice.isEmpty() ? "" : System.lineSeparator() + advice);
    }
}
