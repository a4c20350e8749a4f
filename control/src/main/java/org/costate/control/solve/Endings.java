package org.costate.control.solve;

import java.util.Locale;
import java.util.Objects;
import org.costate.control.transcription.DiscreteExtremal;
import org.costate.ode.SolverStatus;
import org.jspecify.annotations.Nullable;

/** How a run ends: the status and the sentence of every outcome, in one place. */
final class Endings {

    private static final double ROUNDING = 100;

    private final Progress run;

    /** A status with its sentence. */
    private record Ending(SolverStatus status, String message) {}

    Endings(Progress run) {
        this.run = run;
    }

    /** Ends with a certified structure. */
    Solution with(Candidate candidate) {
        Ending ending = ending(candidate);
        return new Solution(
                run.problem.name(),
                ending.status,
                ending.message,
                run.problem.objective(candidate.objective()),
                candidate.outcome().extremal(),
                candidate.report(),
                run.estimate,
                candidate.outcome().multipliers(),
                run.history,
                run.newtonSteps,
                run.clock.seconds());
    }

    private Ending ending(Candidate candidate) {
        OptimalityReport report = candidate.report();
        PathCheck.Worst wall = new PathCheck(run.problem).on(candidate.curve());
        if (wall != null && wall.excess() > 1e-9) {
            return new Ending(SolverStatus.USER_ERROR, wallMessage(wall));
        }
        if (candidate.is(OptimalityReport.Verdict.NOT_AN_EXTREMAL)) {
            return refuted(report);
        }
        if (candidate.is(OptimalityReport.Verdict.EXTREMAL)
                && !Double.isNaN(report.conjugateTime())) {
            return new Ending(SolverStatus.SECOND_ORDER_FAILED, saddle(candidate));
        }
        SolverStatus status = candidate.outcome().status();
        if (status == SolverStatus.ACCEPTABLE) {
            return new Ending(
                    status,
                    String.format(
                            Locale.ROOT,
                            "OCP-06: reached %.1e, asked %.1e; no further progress (rounding)."
                                    + " Status ACCEPTABLE",
                            candidate.outcome().correction(),
                            run.solver.tolerance()));
        }
        return new Ending(status, report.verdict() + " (" + candidate.outcome().message() + ")");
    }

    private Ending refuted(OptimalityReport report) {
        boolean rounding =
                report.passesWithin(ROUNDING) && 10 * ROUNDING * run.solver.tolerance() < 1e-4;
        return rounding
                ? new Ending(
                        SolverStatus.ACCEPTABLE,
                        "OCP-06: rounding stops further progress; the weakest check is "
                                + report.firstFailure())
                : new Ending(
                        SolverStatus.LINE_SEARCH,
                        "the certificate fails: " + report.firstFailure());
    }

    private static String saddle(Candidate candidate) {
        return String.format(
                Locale.ROOT,
                "OCP-03: stationary point found, but %s inside [%.6g, %.6g]: not a"
                        + " minimum. Try: another start, or a shorter horizon",
                candidate.report().check("second variation").note(),
                candidate.curve().start(),
                candidate.curve().end());
    }

    /** Ends at a constraint no method here handles. */
    Solution at(PathCheck.Worst wall) {
        return with(SolverStatus.USER_ERROR, wallMessage(wall), null);
    }

    private static String wallMessage(PathCheck.Worst wall) {
        return String.format(
                Locale.ROOT,
                "OCP-07: the constraint %s is active at t=%.6g, and multiple shooting over control"
                        + " arcs does not handle path constraints. Try: --method estimate",
                wall.text(),
                wall.time());
    }

    /** Ends with a structure that was not solved. */
    Solution failed(StructureSolver.Outcome outcome) {
        String message = outcome.message();
        SolverStatus status = outcome.status();
        if (status == SolverStatus.MAX_ITERATIONS && run.mayGoOn()) {
            status = SolverStatus.LINE_SEARCH;
        }
        if (status == SolverStatus.SINGULAR && Double.isFinite(outcome.condition())) {
            message =
                    String.format(
                            Locale.ROOT,
                            "BVP-02: the linearised problem is singular (condition %.0e): the"
                                    + " boundary conditions do not fix the solution. Try: fewer or"
                                    + " other conditions",
                            outcome.condition());
        }
        return with(status, message, outcome.extremal());
    }

    /** Ends because a budget is spent. */
    Solution stopped(SolverStatus stop) {
        String best =
                run.discrete == null
                        ? "nothing was found"
                        : String.format(
                                Locale.ROOT, "best objective %.6g kept", run.discrete.objective());
        String message =
                switch (stop) {
                    case DEADLINE ->
                            String.format(
                                    Locale.ROOT,
                                    "TIME-01: stopped at the limit of %.3g s in iteration %d; %s."
                                            + " Try: more time",
                                    run.clock.seconds(),
                                    run.spent,
                                    best);
                    case CANCELLED -> "STOP-01: stopped by the caller; " + best;
                    default ->
                            String.format(
                                    Locale.ROOT,
                                    "the budget of %d iterations is spent; %s. Try: a larger budget",
                                    run.solver.budget().iterations(),
                                    best);
                };
        return with(stop, message, null);
    }

    /** Ends with the estimate, as it was asked for. */
    Solution estimateOnly() {
        SolverStatus status = Objects.requireNonNull(run.discrete).status();
        return with(
                status == SolverStatus.OPTIMAL ? SolverStatus.ACCEPTABLE : status,
                "discretised estimate, no certificate",
                null);
    }

    /** Ends without a certificate. */
    Solution with(SolverStatus status, String message, @Nullable Extremal extremal) {
        DiscreteExtremal found = run.discrete;
        return new Solution(
                run.problem.name(),
                status,
                message,
                found == null ? Double.NaN : found.objective(),
                extremal,
                null,
                run.estimate,
                run.form == null ? new double[0] : new double[run.form.conditions()],
                run.history,
                run.newtonSteps,
                run.clock.seconds());
    }
}
