package org.costate.control.transcription;

import java.util.Locale;
import org.costate.ode.SolverStatus;

/**
 * What a direct solver says of its answer.
 *
 * @param objective in the user's sense
 * @param violation the largest residual of collocation, ends and path, in scaled units
 * @param optimality the largest residual of all optimality conditions, in scaled units
 * @param defect the largest difference, over an interval and in scaled units, between the slope of
 *     the collocation polynomial and the velocity at its ends: how well the mesh follows; a control
 *     that jumps inside an interval leaves about its length
 * @param iterations over all first paths and meshes
 * @param advice what happened and what to try, if the status is no success; empty otherwise
 */
public record DirectReport(
        SolverStatus status,
        double objective,
        double violation,
        double optimality,
        double defect,
        int iterations,
        double seconds,
        String advice) {

    @Override
    public String toString() {
        return String.format(
                        Locale.ROOT,
                        "%s after %d iterations: objective %.10g, optimality %.1e, violation %.1e,"
                                + " defect %.1e",
                        status,
                        iterations,
                        objective,
                        optimality,
                        violation,
                        defect)
                + (advice.isEmpty() ? "" : System.lineSeparator() + advice);
    }
}
