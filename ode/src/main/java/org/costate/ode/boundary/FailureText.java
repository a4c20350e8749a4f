package org.costate.ode.boundary;

import java.util.List;
import java.util.Locale;
import org.costate.ode.SolverStatus;
import org.jspecify.annotations.Nullable;

/** The sentence that goes with a status. */
final class FailureText {

    private FailureText() {}

    static String of(
            BoundaryValueProblem problem,
            Settings settings,
            Outcome outcome,
            List<MeshRecord> history,
            Work work,
            @Nullable String parameter,
            double reached) {
        double tolerance = settings.tolerance();
        return switch (outcome.status()) {
            case OPTIMAL ->
                    format(
                            "error estimate %.2e, tolerance %.2e",
                            outcome.error() * tolerance, tolerance);
            case ACCEPTABLE ->
                    format(
                            "OCP-06: reached %.2e, asked %.2e; rounding (condition %.2e) stops"
                                    + " further progress. Try: a looser tolerance",
                            outcome.error() * tolerance, tolerance, outcome.conditioning());
            case SINGULAR -> singular(outcome);
            case DEADLINE ->
                    format(
                            "TIME-01: stopped at the limit of %.3g s after %d Newton iterations on"
                                    + " %d meshes. Try: a longer limit",
                            work.seconds(), work.iterations(), history.size());
            case CANCELLED ->
                    format(
                            "STOP-01: stopped by the caller after %d Newton iterations",
                            work.iterations());
            default -> notConverged(settings, outcome, history, work, parameter, reached);
        };
    }

    private static String singular(Outcome outcome) {
        return "BVP-02: the linearised problem is singular"
                + (Double.isNaN(outcome.conditioning())
                        ? ""
                        : format(" (condition %.0e)", outcome.conditioning()))
                + ": the boundary conditions do not fix the solution, or a parameter is an"
                + " eigenvalue. Try: other conditions, or a normalisation and an unknown parameter";
    }

    private static String notConverged(
            Settings settings,
            Outcome outcome,
            List<MeshRecord> history,
            Work work,
            @Nullable String parameter,
            double reached) {
        int largest = history.stream().mapToInt(MeshRecord::points).max().orElse(0);
        double error = history.isEmpty() ? Double.NaN : history.get(history.size() - 1).error();
        return format(
                        "BVP-01: %s after %d Newton iterations, error %.1e > %.1e, worst near"
                                + " t=%.4g%s. Tried %d meshes up to %d points.",
                        reason(outcome.status()),
                        work.iterations(),
                        error * settings.tolerance(),
                        settings.tolerance(),
                        outcome.worst(),
                        outcome.solution() == null ? "" : " (layer?)",
                        history.size(),
                        largest)
                + (work.trouble().isEmpty() ? "" : " " + work.trouble() + ".")
                + (parameter == null
                        ? " Try: continuing(a parameter, from, to), or a better guess."
                        : format(
                                " Continuation in %s came to %.6g. Try: another start or path.",
                                parameter, reached))
                + " Nothing was accepted as a solution";
    }

    private static String reason(SolverStatus status) {
        return switch (status) {
            case MAX_ITERATIONS -> "the budget is spent";
            case MAX_STEPS -> "the mesh is full";
            case NON_FINITE -> "values stopped being finite";
            default -> "Newton stopped";
        };
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
