package org.costate.ode.boundary;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.costate.ode.SolverStatus;
import org.hipparchus.util.FastMath;
import org.jspecify.annotations.Nullable;

/**
 * One solve, with what it falls back on: directly from the guess; then along the problems between
 * one that the guess solves and the one asked for; then along slower clocks, {@code y' = ρ F} with
 * {@code ρ} from a small number to 1, which makes layers wide and horizons short.
 */
final class Attempt {

    private static final double[] SLOWEST = {0.1, 0.01};
    private static final double FIRST_STEP = 0.25;

    private final BoundaryValueProblem problem;
    private final Settings settings;
    private final Work work;
    private final List<MeshRecord> history = new ArrayList<>();
    private @Nullable String parameter;
    private double reached = Double.NaN;

    Attempt(BoundaryValueProblem problem, Settings settings) {
        this.problem = problem;
        this.settings = settings;
        this.work = new Work(settings.budget());
    }

    BoundaryValueSolution solve(@Nullable Guess given) {
        try {
            Guess guess = given == null ? StraightLines.through(problem, work) : given;
            return solution(fromGuess(guess));
        } catch (UserFunctionException thrown) {
            return BoundaryValueSolution.userError(problem, thrown, history, work);
        }
    }

    private Outcome fromGuess(Guess guess) {
        Outcome outcome = exact(sampler(guess), mesh(guess));
        for (DoubleFunction<BoundaryValueProblem> path : paths(guess)) {
            if (isFinal(outcome)) {
                return outcome;
            }
            PiecewisePolynomial end =
                    new PathWalk(path, settings, work, history)
                            .walk(sampler(guess), mesh(guess), FIRST_STEP);
            if (end != null) {
                outcome = exact(end, end.mesh());
            } else if (work.status() != SolverStatus.OPTIMAL) {
                return Outcome.failed(work.status(), outcome.solution(), outcome.worst());
            }
        }
        return outcome;
    }

    private List<DoubleFunction<BoundaryValueProblem>> paths(Guess guess) {
        List<DoubleFunction<BoundaryValueProblem>> paths = new ArrayList<>();
        paths.add(new ResidualPath(problem, guess.sampled(problem.parameters()))::at);
        for (double slowest : SLOWEST) {
            paths.add(s -> problem.slowed(FastMath.pow(slowest, 1 - s)));
        }
        return paths;
    }

    /** A failure of Newton may be mended by a better guess; everything else is an answer. */
    private boolean isFinal(Outcome outcome) {
        return switch (outcome.status()) {
            case LINE_SEARCH, NON_FINITE -> false;
            case SINGULAR -> outcome.solution() != null;
            default -> true;
        };
    }

    BoundaryValueSolution along(
            String name,
            double from,
            double to,
            DoubleFunction<BoundaryValueProblem> family,
            @Nullable Guess given) {
        boolean byFactors = from * to > 0;
        DoubleFunction<Double> value =
                s -> {
                    if (s == 1) {
                        return to;
                    }
                    return byFactors ? from * FastMath.pow(to / from, s) : from + s * (to - from);
                };
        parameter = name;
        try {
            BoundaryValueProblem first = family.apply(from);
            Guess guess = given == null ? StraightLines.through(first, work) : given;
            PathWalk walk =
                    new PathWalk(s -> family.apply(value.apply(s)), settings, work, history);
            PiecewisePolynomial end = walk.walk(sampler(guess), mesh(guess), FIRST_STEP);
            reached = value.apply(walk.reached());
            return solution(
                    end == null
                            ? Outcome.failed(walk.status(), null, problem.start())
                            : exact(end, end.mesh()));
        } catch (UserFunctionException thrown) {
            return BoundaryValueSolution.userError(problem, thrown, history, work);
        }
    }

    private Outcome exact(Sampler from, double[] mesh) {
        return new Refinement(
                        problem,
                        settings,
                        settings.errorScale(problem, settings.tolerance()),
                        true,
                        work,
                        history)
                .solve(from, mesh);
    }

    private Sampler sampler(Guess guess) {
        return guess.sampler(problem.dimension(), problem.parameters());
    }

    private double[] mesh(Guess guess) {
        return guess.mesh().length > 0
                ? guess.mesh()
                : MeshSelection.uniform(problem.start(), problem.end(), settings.firstIntervals());
    }

    private BoundaryValueSolution solution(Outcome outcome) {
        return BoundaryValueSolution.of(
                problem,
                outcome,
                history,
                work,
                FailureText.of(problem, settings, outcome, history, work, parameter, reached));
    }
}
