package org.costate.ode.problems;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.costate.ode.AdaptiveFlow;
import org.costate.ode.AdaptiveIntegrator;
import org.costate.ode.Integration;
import org.costate.ode.SolverStatus;

/**
 * How an integrator did on a problem: one attempt for each tolerance of its pass line.
 *
 * @param problem what was to be solved
 * @param attempts loosest tolerance first; ends at the first that did not reach the end
 * @param outcome what to make of them
 * @param reason the sentence that goes with it
 */
public record Verdict(
        InitialValueProblem problem, List<Attempt> attempts, Outcome outcome, String reason) {

    /** What attempts can come to. */
    public enum Outcome {
        /** Every line was passed. */
        PASSED,
        /**
         * An explicit method gave up a stiff problem and said so by its status: not solved, but
         * honest.
         */
        DECLINED,
        /** The end was reached away from where it should be, or not at all. */
        FAILED
    }

    /** Keeps a copy of the attempts. */
    public Verdict {
        attempts = List.copyOf(attempts);
    }

    /**
     * Tries a problem at each tolerance of its pass line.
     *
     * @param method the integrator; if none, explicit first and implicit where that is needed
     * @param steps the budget of accepted steps of each attempt
     */
    public static Verdict on(
            InitialValueProblem problem, Optional<AdaptiveIntegrator> method, int steps) {
        double[] exact = problem.exact().orElseGet(() -> recomputed(problem, steps));
        List<Attempt> attempts = new ArrayList<>();
        for (PassLine.Target target : problem.pass().targets()) {
            AdaptiveFlow flow = problem.flow(target.tolerance()).within(steps);
            Attempt attempt = attempt(problem, method.map(flow::by).orElse(flow), target, exact);
            attempts.add(attempt);
            if (!attempt.integration().status().isSuccess()) {
                break;
            }
        }
        return judged(problem, method, attempts);
    }

    private static Attempt attempt(
            InitialValueProblem problem,
            AdaptiveFlow flow,
            PassLine.Target target,
            double[] exact) {
        long begin = System.nanoTime();
        Integration reached = flow.carry(0, problem.start(), problem.end());
        double seconds = 1e-9 * (System.nanoTime() - begin);
        double error =
                reached.status().isSuccess()
                        ? problem.pass().measure().error(reached.state(), exact)
                        : Double.NaN;
        return new Attempt(target.tolerance(), target.allowed(), reached, error, seconds);
    }

    /** Where no end state is published: a hundredth of the tightest tolerance. */
    private static double[] recomputed(InitialValueProblem problem, int steps) {
        double tightest = 1;
        for (PassLine.Target target : problem.pass().targets()) {
            tightest = Math.min(tightest, target.tolerance());
        }
        return problem.flow(Math.max(1e-14, tightest / 100))
                .within(steps)
                .carry(0, problem.start(), problem.end())
                .state();
    }

    private static Verdict judged(
            InitialValueProblem problem,
            Optional<AdaptiveIntegrator> method,
            List<Attempt> attempts) {
        Attempt last = attempts.get(attempts.size() - 1);
        SolverStatus status = last.integration().status();
        if (!status.isSuccess()) {
            boolean explicit = method.isPresent() && method.get() != AdaptiveIntegrator.RADAU_5;
            boolean honest = status != SolverStatus.USER_ERROR;
            return new Verdict(
                    problem,
                    attempts,
                    problem.isStiff() && explicit && honest ? Outcome.DECLINED : Outcome.FAILED,
                    last.integration().message());
        }
        String fault = fault(problem, attempts);
        return new Verdict(
                problem, attempts, fault.isEmpty() ? Outcome.PASSED : Outcome.FAILED, fault);
    }

    private static double errorAtHundredfold(Attempt attempt, List<Attempt> attempts) {
        return attempts.stream()
                .filter(other -> other.tolerance() > 99 * attempt.tolerance())
                .reduce((first, second) -> second)
                .map(Attempt::error)
                .orElse(Double.POSITIVE_INFINITY);
    }

    private static String fault(InitialValueProblem problem, List<Attempt> attempts) {
        for (Attempt attempt : attempts) {
            double before = errorAtHundredfold(attempt, attempts);
            if (!attempt.passed()) {
                return String.format(
                        Locale.ROOT,
                        "error %.2e at tolerance %.0e, allowed %.0e",
                        attempt.error(),
                        attempt.tolerance(),
                        attempt.allowed());
            }
            if (!problem.pass().falls(before, attempt.error(), attempt.tolerance())) {
                return String.format(
                        Locale.ROOT,
                        "error %.2e at tolerance %.0e, no less than %.2e at a hundred times that",
                        attempt.error(),
                        attempt.tolerance(),
                        before);
            }
        }
        double[] end = attempts.get(attempts.size() - 1).integration().state();
        for (Invariant invariant : problem.invariants()) {
            double drift = invariant.drift(problem.start(), end);
            if (!(drift <= invariant.allowed())) {
                return String.format(
                        Locale.ROOT,
                        "%s moved by %.2e, allowed %.0e",
                        invariant.name(),
                        drift,
                        invariant.allowed());
            }
        }
        return "";
    }
}
