package org.costate.control.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.costate.control.OptimalControlProblem;
import org.costate.control.transcription.DirectCollocation;
import org.costate.control.transcription.DiscreteExtremal;
import org.costate.ode.SolverBudget;
import org.costate.ode.SolverStatus;
import org.hipparchus.exception.MathRuntimeException;
import org.jspecify.annotations.Nullable;

/** One run of {@link OptimalControlSolver}. */
final class SolveRun {

    private static final int NEWTON_STEPS = 60;
    private static final double UNBOUNDED = 1e20;
    private static final double ROUNDING = 100;

    private final OptimalControlSolver solver;
    private final OptimalControlProblem problem;
    private final SolverBudget.Clock clock;
    private final List<String> history = new ArrayList<>();
    private int spent;
    private int newtonSteps;
    private @Nullable Estimate estimate;
    private @Nullable DiscreteExtremal discrete;
    private @Nullable BolzaForm form;

    /** A solved structure with its certificate. */
    private record Candidate(
            StructureSolver.Outcome outcome, OptimalityReport report, double objective) {

        /** Strict minima first, then extremals, then the smaller cost. */
        boolean betterThan(@Nullable Candidate other) {
            if (other == null || rank() != other.rank()) {
                return other == null || rank() < other.rank();
            }
            return objective < other.objective;
        }

        Extremal curve() {
            return java.util.Objects.requireNonNull(outcome.extremal());
        }

        private int rank() {
            return report.verdict().ordinal();
        }
    }

    SolveRun(OptimalControlSolver solver, OptimalControlProblem problem) {
        this.solver = solver;
        this.problem = problem;
        this.clock = solver.budget().start();
    }

    Solution run() {
        try {
            form = BolzaForm.of(problem);
        } catch (IllegalArgumentException refused) {
            return end(refusal(refused), refused.getMessage(), null);
        }
        try {
            return chain(form);
        } catch (MathRuntimeException | IllegalArgumentException | ArithmeticException thrown) {
            return end(
                    SolverStatus.USER_ERROR,
                    "USER-01: your dynamics threw "
                            + thrown.getClass().getSimpleName()
                            + "(\""
                            + thrown.getMessage()
                            + "\"). Try: check the formulas at the ends and the guess",
                    null);
        }
    }

    private static SolverStatus refusal(IllegalArgumentException refused) {
        return String.valueOf(refused.getMessage()).startsWith("PROBLEM-04")
                ? SolverStatus.DIVERGING
                : SolverStatus.USER_ERROR;
    }

    private Solution chain(BolzaForm given) {
        Candidate best = null;
        Solution failure = null;
        List<DirectCollocation> starts = starts();
        for (int k = 0; k < starts.size(); k++) {
            SolverStatus stop = clock.after(spent);
            if (stop != SolverStatus.OPTIMAL) {
                return best == null && failure != null && k > 0
                        ? stopped(stop)
                        : best == null ? stopped(stop) : end(best);
            }
            Solution bad = estimate(starts.get(k));
            if (bad != null && clock.after(0) != SolverStatus.OPTIMAL) {
                return stopped(clock.after(0));
            }
            if (bad != null) {
                failure = failure == null ? bad : failure;
                boolean again =
                        bad.status() == SolverStatus.INFEASIBLE && k == 0 && starts.size() > 1;
                if (again) {
                    continue; // one search that finds no way does not show that there is none
                }
                if (decisive(bad.status())) {
                    return bad;
                }
                Candidate stationary = fromStraightLine(given);
                if (stationary != null) {
                    return end(stationary);
                }
                if (bad.status() == SolverStatus.DIVERGING) {
                    return bad;
                }
                continue;
            }
            if (solver.method() == SolverMethod.ESTIMATE) {
                return estimateOnly();
            }
            Estimate from = java.util.Objects.requireNonNull(estimate);
            PathCheck.Worst wall = new PathCheck(problem).on(from);
            if (wall != null && wall.excess() > -1e-6) {
                return end(SolverStatus.USER_ERROR, wallMessage(wall), null);
            }
            for (int attempt = 0; attempt < 3; attempt++) {
                StructureSolver.Outcome outcome = shoot(given, from, attempt);
                if (outcome.converged()) {
                    Candidate found = judge(outcome);
                    best = found.betterThan(best) ? found : best;
                    if (found.report.verdict() == OptimalityReport.Verdict.LOCAL_MINIMUM) {
                        return end(best);
                    }
                    break;
                }
                failure = failed(outcome);
                if (solver.method() == SolverMethod.SHOOTING) {
                    return failure;
                }
                if (clock.after(spent) != SolverStatus.OPTIMAL) {
                    break;
                }
                EstimateDiagnosis.Reason reason = new EstimateDiagnosis(given, from).reason();
                if (reason != null) {
                    return end(reason.status(), reason.message(), outcome.extremal());
                }
                if (outcome.status() == SolverStatus.CHATTERING) {
                    return failure;
                }
            }
            if (best != null && best.report.verdict() == OptimalityReport.Verdict.EXTREMAL) {
                return end(best);
            }
        }
        return best != null
                ? end(best)
                : explained(given, java.util.Objects.requireNonNull(failure));
    }

    /** What the last estimate says of a failure, if it says anything. */
    private Solution explained(BolzaForm given, Solution failure) {
        if (estimate == null || clock.after(spent) != SolverStatus.OPTIMAL || !finite(estimate)) {
            return failure;
        }
        EstimateDiagnosis.Reason reason = new EstimateDiagnosis(given, estimate).reason(true);
        return reason == null ? failure : end(reason.status(), reason.message(), null);
    }

    private static boolean decisive(SolverStatus status) {
        return status == SolverStatus.CANCELLED
                || status == SolverStatus.DEADLINE
                || status == SolverStatus.INFEASIBLE
                || status == SolverStatus.USER_ERROR;
    }

    private List<DirectCollocation> starts() {
        DirectCollocation first = DirectCollocation.standard().seeded(solver.seed());
        if (solver.method() != SolverMethod.AUTO) {
            return List.of(first);
        }
        return List.of(
                first,
                first.intervals(200).seeded(solver.seed() + 7),
                first.intervals(160).stages(3).seeded(solver.seed() + 1));
    }

    /** Makes an estimate; returns a solution only if that failed for good. */
    private @Nullable Solution estimate(DirectCollocation direct) {
        DiscreteExtremal found;
        try {
            found = direct.solve(problem, remaining());
        } catch (IllegalArgumentException refused) {
            return end(SolverStatus.USER_ERROR, String.valueOf(refused.getMessage()), null);
        }
        discrete = found;
        spent += found.report().iterations();
        note(
                String.format(
                        Locale.ROOT,
                        "estimate: %s in %d iterations, objective %.8g, violation %.1e",
                        found.status(),
                        found.report().iterations(),
                        found.objective(),
                        found.report().violation()));
        Estimate read = DirectEstimate.of(found);
        boolean usable =
                found.status().isSuccess()
                        || found.status() == SolverStatus.MAX_ITERATIONS
                                && found.report().violation() < 1e-4
                        || found.status() == SolverStatus.LINE_SEARCH
                                && found.report().violation() < 1e-4;
        estimate = read;
        if (!usable || !finite(read)) {
            return end(found.status(), advice(found), null);
        }
        if (Math.abs(found.objective()) > UNBOUNDED) {
            return end(
                    SolverStatus.DIVERGING,
                    "OCP-02: objective fell below -1e20 while constraints hold: the problem looks"
                            + " unbounded. Try: bounds on controls or states",
                    null);
        }
        return null;
    }

    private static String advice(DiscreteExtremal found) {
        String advice = found.report().advice();
        return advice.isEmpty() ? "the discretised estimate: " + found.status() : advice;
    }

    private static boolean finite(Estimate e) {
        for (int k = 0; k < e.times().length; k++) {
            if (!DormandPrinceStep.finite(e.states()[k])
                    || !DormandPrinceStep.finite(e.costates()[k])
                    || !DormandPrinceStep.finite(e.controls()[k])) {
                return false;
            }
        }
        return true;
    }

    private SolverBudget remaining() {
        int left = Math.max(1, solver.budget().iterations() - spent);
        return SolverBudget.ofIterations(left)
                .stoppedWhen(() -> clock.after(0) != SolverStatus.OPTIMAL);
    }

    private StructureSolver.Outcome shoot(BolzaForm given, Estimate from, int attempt) {
        int left = Math.max(1, Math.min(NEWTON_STEPS, solver.budget().iterations() - spent));
        StructureSolver structure =
                new StructureSolver(given, solver.tolerance(), left, clock, history);
        int segments = new int[] {6, 20, 50}[attempt];
        int before = history.size();
        StructureSolver.Outcome outcome =
                solver.method() == SolverMethod.SHOOTING
                        ? new SingleShooter(given, solver.tolerance(), clock, history)
                                .solve(from, left)
                        : structure.solve(from, segments, false);
        for (String line : history.subList(before, history.size())) {
            solver.listener().accept(line);
        }
        spent += outcome.newtonSteps();
        newtonSteps += outcome.newtonSteps();
        return outcome;
    }

    /**
     * A stationary point that is no minimum, reached from the straight line between the ends; null
     * if there is none. It says why an estimate runs away.
     */
    private @Nullable Candidate fromStraightLine(BolzaForm given) {
        StructureSolver.Outcome outcome;
        try {
            outcome =
                    new StructureSolver(given, solver.tolerance(), NEWTON_STEPS, clock, history)
                            .solve(StraightLine.of(given), 8, false);
        } catch (FlowFailure failure) {
            return null;
        }
        spent += outcome.newtonSteps();
        newtonSteps += outcome.newtonSteps();
        if (!outcome.converged()) {
            return null;
        }
        Candidate found = judge(outcome);
        boolean saddle =
                found.report.verdict() == OptimalityReport.Verdict.EXTREMAL
                        && !Double.isNaN(found.report.conjugateTime());
        return saddle ? found : null;
    }

    private Candidate judge(StructureSolver.Outcome outcome) {
        Extremal extremal = java.util.Objects.requireNonNull(outcome.extremal());
        OptimalityReport report =
                Certificate.of(extremal, outcome.multipliers(), solver.tolerance());
        double cost = CostIntegral.of(extremal);
        note(
                String.format(
                        Locale.ROOT,
                        "certificate: %s, objective %.12g",
                        report.verdict(),
                        problem.objective(cost)));
        return new Candidate(outcome, report, cost);
    }

    private Solution end(Candidate candidate) {
        OptimalityReport report = candidate.report;
        SolverStatus status = candidate.outcome.status();
        String message = report.verdict() + " (" + candidate.outcome.message() + ")";
        PathCheck.Worst wall = new PathCheck(problem).on(candidate.curve());
        if (wall != null && wall.excess() > 1e-9) {
            status = SolverStatus.USER_ERROR;
            message = wallMessage(wall);
        } else if (report.verdict() == OptimalityReport.Verdict.NOT_AN_EXTREMAL
                && report.passesWithin(ROUNDING)
                && 10 * ROUNDING * solver.tolerance() < 1e-4) {
            status = SolverStatus.ACCEPTABLE;
            message =
                    "OCP-06: rounding stops further progress; the weakest check is "
                            + report.firstFailure();
        } else if (report.verdict() == OptimalityReport.Verdict.NOT_AN_EXTREMAL) {
            status = SolverStatus.LINE_SEARCH;
            message = "the certificate fails: " + report.firstFailure();
        } else if (report.verdict() == OptimalityReport.Verdict.EXTREMAL
                && !Double.isNaN(report.conjugateTime())) {
            status = SolverStatus.SECOND_ORDER_FAILED;
            message =
                    String.format(
                            Locale.ROOT,
                            "OCP-03: stationary point found, but %s inside [%.6g, %.6g]: not a"
                                    + " minimum. Try: another start, or a shorter horizon",
                            report.check("second variation").note(),
                            candidate.curve().start(),
                            candidate.curve().end());
        } else if (status == SolverStatus.ACCEPTABLE) {
            message =
                    String.format(
                            Locale.ROOT,
                            "OCP-06: reached %.1e, asked %.1e; no further progress (rounding)."
                                    + " Status ACCEPTABLE",
                            candidate.outcome.correction(),
                            solver.tolerance());
        }
        return new Solution(
                problem.name(),
                status,
                message,
                problem.objective(candidate.objective),
                candidate.outcome.extremal(),
                report,
                estimate,
                candidate.outcome.multipliers(),
                history,
                newtonSteps,
                clock.seconds());
    }

    private static String wallMessage(PathCheck.Worst wall) {
        return String.format(
                Locale.ROOT,
                "OCP-07: the constraint %s is active at t=%.6g, and multiple shooting over control"
                        + " arcs does not handle path constraints. Try: --method estimate",
                wall.text(),
                wall.time());
    }

    private Solution failed(StructureSolver.Outcome outcome) {
        String message = outcome.message();
        SolverStatus status = outcome.status();
        if (status == SolverStatus.MAX_ITERATIONS && clock.after(spent) == SolverStatus.OPTIMAL) {
            status = SolverStatus.LINE_SEARCH;
        }
        if (status == SolverStatus.SINGULAR) {
            message =
                    String.format(
                            Locale.ROOT,
                            "BVP-02: the linearised problem is singular (condition %.0e): the"
                                    + " boundary conditions do not fix the solution. Try: fewer or"
                                    + " other conditions",
                            outcome.condition());
        }
        return end(status, message, outcome.extremal());
    }

    private Solution stopped(SolverStatus stop) {
        String best =
                discrete == null
                        ? "nothing was found"
                        : String.format(
                                Locale.ROOT, "best objective %.6g kept", discrete.objective());
        String message =
                switch (stop) {
                    case DEADLINE ->
                            String.format(
                                    Locale.ROOT,
                                    "TIME-01: stopped at the limit of %.3g s in iteration %d; %s."
                                            + " Try: more time",
                                    clock.seconds(),
                                    spent,
                                    best);
                    case CANCELLED -> "STOP-01: stopped by the caller; " + best;
                    default ->
                            String.format(
                                    Locale.ROOT,
                                    "the budget of %d iterations is spent; %s. Try: a larger budget",
                                    solver.budget().iterations(),
                                    best);
                };
        return end(stop, message, null);
    }

    private Solution estimateOnly() {
        DiscreteExtremal found = java.util.Objects.requireNonNull(discrete);
        SolverStatus status =
                found.status() == SolverStatus.OPTIMAL ? SolverStatus.ACCEPTABLE : found.status();
        return end(status, "discretised estimate, no certificate", null);
    }

    private Solution end(SolverStatus status, String message, @Nullable Extremal extremal) {
        DiscreteExtremal found = discrete;
        return new Solution(
                problem.name(),
                status,
                message,
                found == null ? Double.NaN : found.objective(),
                extremal,
                null,
                estimate,
                form == null ? new double[0] : new double[form.conditions()],
                history,
                newtonSteps,
                clock.seconds());
    }

    private void note(String line) {
        history.add(line);
        solver.listener().accept(line);
    }
}
