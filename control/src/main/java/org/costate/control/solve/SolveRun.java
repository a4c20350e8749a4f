package org.costate.control.solve;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.costate.control.OptimalControlProblem;
import org.costate.control.transcription.DirectCollocation;
import org.costate.control.transcription.DiscreteExtremal;
import org.costate.ode.SolverStatus;
import org.hipparchus.exception.MathRuntimeException;
import org.jspecify.annotations.Nullable;

/** One run of {@link OptimalControlSolver}. */
final class SolveRun {

    private static final int NEWTON_STEPS = 60;
    private static final int COLLOCATION_STEPS = 600;
    private static final double UNBOUNDED = 1e20;

    private final OptimalControlSolver solver;
    private final Progress run;
    private final Endings end;
    private @Nullable Candidate best;
    private @Nullable Solution failure;

    SolveRun(OptimalControlSolver solver, OptimalControlProblem problem) {
        this.solver = solver;
        this.run = new Progress(solver, problem);
        this.end = new Endings(run);
    }

    Solution run() {
        return guarded(this::chain);
    }

    /** Runs from an estimate that is given. */
    Solution runFrom(Estimate start) {
        run.estimate = start;
        return guarded(
                form -> {
                    Solution last = fromEstimate(form);
                    if (last != null) {
                        return last;
                    }
                    return best != null
                            ? end.with(best)
                            : explained(form, Objects.requireNonNull(failure));
                });
    }

    private Solution guarded(Function<BolzaForm, Solution> stages) {
        BolzaForm form;
        try {
            form = BolzaForm.of(run.problem);
        } catch (IllegalArgumentException refused) {
            return end.with(refusal(refused), String.valueOf(refused.getMessage()), null);
        }
        run.form = form;
        try {
            return stages.apply(form);
        } catch (MathRuntimeException | IllegalArgumentException | ArithmeticException thrown) {
            return end.with(
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

    private Solution chain(BolzaForm form) {
        List<DirectCollocation> starts = starts();
        for (int k = 0; k < starts.size(); k++) {
            SolverStatus stop = run.stop();
            if (stop != SolverStatus.OPTIMAL) {
                return best == null ? end.stopped(stop) : end.with(best);
            }
            Solution bad = estimate(starts.get(k));
            Solution last =
                    bad == null
                            ? fromEstimate(form)
                            : withoutEstimate(form, bad, k == 0 && starts.size() > 1);
            if (last != null) {
                return last;
            }
        }
        return best != null ? end.with(best) : explained(form, Objects.requireNonNull(failure));
    }

    /** What to do after an estimate that failed; null to try the next. */
    private @Nullable Solution withoutEstimate(BolzaForm form, Solution bad, boolean again) {
        if (run.clock.after(0) != SolverStatus.OPTIMAL) {
            return end.stopped(run.clock.after(0));
        }
        failure = failure == null ? bad : failure;
        if (bad.status() == SolverStatus.INFEASIBLE && again) {
            return null; // one search that finds no way does not show that there is none
        }
        if (decisive(bad.status())) {
            return bad;
        }
        Candidate stationary = fromStraightLine(form);
        if (stationary != null) {
            return end.with(stationary);
        }
        return bad.status() == SolverStatus.DIVERGING ? bad : null;
    }

    /** Shoots from the estimate in hand; null to try the next. */
    private @Nullable Solution fromEstimate(BolzaForm form) {
        if (solver.method() == SolverMethod.ESTIMATE && run.discrete != null) {
            return end.estimateOnly();
        }
        Estimate from = run.inHand();
        PathCheck.Worst wall = new PathCheck(run.problem).on(from);
        if (wall != null && wall.excess() > -1e-6) {
            return end.at(wall);
        }
        for (int attempt = 0; attempt < 3; attempt++) {
            StructureSolver.Outcome outcome = shoot(form, from, attempt);
            if (outcome.converged()) {
                Candidate found = judge(outcome);
                best = found.betterThan(best) ? found : best;
                if (found.is(OptimalityReport.Verdict.LOCAL_MINIMUM)) {
                    return end.with(found);
                }
                break;
            }
            Solution last = afterFailure(form, from, outcome);
            if (last != null) {
                return last;
            }
            if (!run.mayGoOn()) {
                break;
            }
        }
        boolean extremal = best != null && best.is(OptimalityReport.Verdict.EXTREMAL);
        return extremal ? end.with(Objects.requireNonNull(best)) : null;
    }

    /** Whether a failure is the answer; null to try again. */
    private @Nullable Solution afterFailure(
            BolzaForm form, Estimate from, StructureSolver.Outcome outcome) {
        Solution failed = end.failed(outcome);
        failure = failed;
        boolean once =
                solver.method() == SolverMethod.SHOOTING
                        || solver.method() == SolverMethod.COLLOCATION;
        if (once) {
            SolverStatus stop = run.clock.after(0);
            return stop == SolverStatus.OPTIMAL ? failed : end.stopped(stop);
        }
        if (!run.mayGoOn()) {
            return null;
        }
        EstimateDiagnosis.Reason reason = new EstimateDiagnosis(form, from).reason();
        if (reason != null) {
            return end.with(reason.status(), reason.message(), outcome.extremal());
        }
        return outcome.status() == SolverStatus.CHATTERING ? failed : null;
    }

    /** What the last estimate says of a failure, if it says anything. */
    private Solution explained(BolzaForm form, Solution failed) {
        Estimate estimate = run.estimate;
        if (estimate == null || !run.mayGoOn() || !finite(estimate)) {
            return failed;
        }
        EstimateDiagnosis.Reason reason = new EstimateDiagnosis(form, estimate).reason(true);
        return reason == null ? failed : end.with(reason.status(), reason.message(), null);
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
            found = direct.solve(run.problem, run.remaining());
        } catch (IllegalArgumentException refused) {
            return end.with(SolverStatus.USER_ERROR, String.valueOf(refused.getMessage()), null);
        }
        run.discrete = found;
        run.spent += found.report().iterations();
        run.note(
                String.format(
                        Locale.ROOT,
                        "estimate: %s in %d iterations, objective %.8g, violation %.1e",
                        found.status(),
                        found.report().iterations(),
                        found.objective(),
                        found.report().violation()));
        Estimate read = DirectEstimate.of(found);
        run.estimate = read;
        if (!usable(found) || !finite(read)) {
            return end.with(found.status(), advice(found), null);
        }
        if (Math.abs(found.objective()) > UNBOUNDED) {
            return end.with(
                    SolverStatus.DIVERGING,
                    "OCP-02: objective fell below -1e20 while constraints hold: the problem looks"
                            + " unbounded. Try: bounds on controls or states",
                    null);
        }
        return null;
    }

    private static boolean usable(DiscreteExtremal found) {
        boolean stuck =
                found.status() == SolverStatus.MAX_ITERATIONS
                        || found.status() == SolverStatus.LINE_SEARCH;
        return found.status().isSuccess() || stuck && found.report().violation() < 1e-4;
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

    private StructureSolver.Outcome shoot(BolzaForm form, Estimate from, int attempt) {
        int before = run.history.size();
        StructureSolver.Outcome outcome = solved(form, from, attempt);
        for (String line : run.history.subList(before, run.history.size())) {
            solver.listener().accept(line);
        }
        run.step(outcome.newtonSteps());
        return outcome;
    }

    private StructureSolver.Outcome solved(BolzaForm form, Estimate from, int attempt) {
        int steps = Math.min(NEWTON_STEPS, run.left());
        double tolerance = solver.tolerance();
        return switch (solver.method()) {
            case SHOOTING ->
                    new SingleShooter(form, tolerance, run.clock, run.history).solve(from, steps);
            case COLLOCATION ->
                    new ArcCollocation(form, tolerance, run.clock, run.history)
                            .solve(from, Math.min(COLLOCATION_STEPS, run.left()));
            default ->
                    new StructureSolver(form, tolerance, steps, run.clock, run.history)
                            .solve(from, new int[] {6, 20, 50}[attempt], false);
        };
    }

    /**
     * A stationary point that is no minimum, reached from the straight line between the ends; null
     * if there is none. It says why an estimate runs away.
     */
    private @Nullable Candidate fromStraightLine(BolzaForm form) {
        StructureSolver.Outcome outcome;
        try {
            outcome =
                    new StructureSolver(
                                    form, solver.tolerance(), NEWTON_STEPS, run.clock, run.history)
                            .solve(StraightLine.of(form), 8, false);
        } catch (FlowFailure failed) {
            return null;
        }
        run.step(outcome.newtonSteps());
        if (!outcome.converged()) {
            return null;
        }
        Candidate found = judge(outcome);
        boolean saddle =
                found.is(OptimalityReport.Verdict.EXTREMAL)
                        && !Double.isNaN(found.report().conjugateTime());
        return saddle ? found : null;
    }

    private Candidate judge(StructureSolver.Outcome outcome) {
        Extremal extremal = Objects.requireNonNull(outcome.extremal());
        OptimalityReport report =
                Certificate.of(extremal, outcome.multipliers(), solver.tolerance());
        double cost = CostIntegral.of(extremal);
        run.note(
                String.format(
                        Locale.ROOT,
                        "certificate: %s, objective %.12g",
                        report.verdict(),
                        run.problem.objective(cost)));
        return new Candidate(outcome, report, cost);
    }
}
