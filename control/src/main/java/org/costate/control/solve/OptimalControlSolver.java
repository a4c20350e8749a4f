package org.costate.control.solve;

import java.util.function.Consumer;
import org.costate.control.OptimalControlProblem;
import org.costate.ode.SolverBudget;

/**
 * Solves optimal control problems: one call chooses and chains the stages.
 *
 * <pre>{@code
 * Solution solution = OptimalControlSolver.standard().solve(problem);
 * System.out.println(solution.report());
 * }</pre>
 *
 * <p>A discretised estimate gives states and costates from a cold start; the maximiser of {@code H}
 * along it shows the switching structure; multiple shooting over the arcs solves it to the last
 * digits; the certificate tests every condition of the maximum principle and the second variation.
 * What fails is tried again from finer and other estimates. No success is reported that the
 * certificate does not bear out.
 *
 * <p>Immutable; the same input gives the same bits.
 */
public final class OptimalControlSolver {

    private static final double DEFAULT_TOLERANCE = 1e-10;
    private static final int DEFAULT_ITERATIONS = 4000;

    private final SolverMethod method;
    private final double tolerance;
    private final SolverBudget budget;
    private final long seed;
    private final Consumer<String> listener;

    private OptimalControlSolver(
            SolverMethod method,
            double tolerance,
            SolverBudget budget,
            long seed,
            Consumer<String> listener) {
        this.method = method;
        this.tolerance = tolerance;
        this.budget = budget;
        this.seed = seed;
        this.listener = listener;
    }

    /** Returns the solver that chooses for itself, to a relative tolerance of {@code 1e-10}. */
    public static OptimalControlSolver standard() {
        return new OptimalControlSolver(
                SolverMethod.AUTO,
                DEFAULT_TOLERANCE,
                SolverBudget.ofIterations(DEFAULT_ITERATIONS),
                20,
                line -> {});
    }

    /** Returns this solver with a method of choice. */
    public OptimalControlSolver method(SolverMethod choice) {
        return new OptimalControlSolver(choice, tolerance, budget, seed, listener);
    }

    /**
     * Returns this solver with another tolerance, relative to the sizes of states and costates.
     *
     * @throws IllegalArgumentException TOL-01 unless it lies in {@code [1e-12, 1e-3]}
     */
    public OptimalControlSolver tolerance(double relative) {
        if (!(relative >= 1e-12 && relative <= 1e-3)) {
            throw new IllegalArgumentException(
                    "TOL-01: tolerance = "
                            + relative
                            + " is not allowed. Try: a number in [1e-12, 1e-3]");
        }
        return new OptimalControlSolver(method, relative, budget, seed, listener);
    }

    /** Returns this solver with another budget; iterations count over all stages. */
    public OptimalControlSolver budget(SolverBudget limit) {
        return new OptimalControlSolver(method, tolerance, limit, seed, listener);
    }

    /** Returns this solver with another seed of its random starts. */
    public OptimalControlSolver seeded(long other) {
        return new OptimalControlSolver(method, tolerance, budget, other, listener);
    }

    /** Returns this solver telling each stage, as one line, when it ends. */
    public OptimalControlSolver listening(Consumer<String> progress) {
        return new OptimalControlSolver(method, tolerance, budget, seed, progress);
    }

    /**
     * Solves a problem. Never throws for a problem that is hard, infeasible or wrong: the
     * solution's status and message say so.
     */
    public Solution solve(OptimalControlProblem problem) {
        return new SolveRun(this, problem).run();
    }

    /**
     * Solves a problem from an estimate of its extremal, such as that of a neighbouring problem; no
     * other start is tried. Where the control jumps is read off the costates, so that they must
     * show it. The certificate is the same as from a cold start.
     *
     * @throws IllegalArgumentException PROBLEM-01 if the estimate has other dimensions
     */
    public Solution solve(OptimalControlProblem problem, Estimate start) {
        int n = problem.stateDimension();
        int m = problem.controlDimension();
        for (int k = 0; k < start.times().length; k++) {
            if (start.states()[k].length != n
                    || start.costates()[k].length != n
                    || start.controls()[k].length != m) {
                throw new IllegalArgumentException(
                        "PROBLEM-01: row "
                                + k
                                + " of the estimate does not have "
                                + n
                                + " states, "
                                + n
                                + " costates and "
                                + m
                                + " controls. Try: rows of these lengths");
            }
        }
        return new SolveRun(this, problem).runFrom(start);
    }

    SolverMethod method() {
        return method;
    }

    double tolerance() {
        return tolerance;
    }

    SolverBudget budget() {
        return budget;
    }

    long seed() {
        return seed;
    }

    Consumer<String> listener() {
        return listener;
    }
}
