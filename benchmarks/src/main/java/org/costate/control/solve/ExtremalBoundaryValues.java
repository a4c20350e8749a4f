package org.costate.control.solve;

import org.costate.control.OptimalControlProblem;
import org.costate.ode.SolverBudget;
import org.costate.ode.boundary.BoundaryValueSolution;

/**
 * The boundary-value problem of an extremal, derived from the stated problem and solved by
 * collocation alone: no polishing, no certificate.
 */
public final class ExtremalBoundaryValues {

    private static final int ITERATIONS = 500;

    private final BolzaForm form;
    private final Estimate guess;

    /** Derives the canonical equations; a solve starts from the guess. */
    public ExtremalBoundaryValues(OptimalControlProblem problem, Estimate guess) {
        this.form = BolzaForm.of(problem);
        this.guess = guess;
    }

    /** Solves; the structure is read off the guess each time. */
    public Solved solve(double tolerance) {
        SolverBudget.Clock clock = SolverBudget.ofIterations(ITERATIONS).start();
        ArcStack stack =
                new ArcStack(
                        form,
                        StructureSolver.plan(form, guess),
                        StructureSolver.curve(guess),
                        guess.scale(),
                        tolerance,
                        clock);
        BoundaryValueSolution found = stack.solve(guess.times().length, ITERATIONS).orThrow();
        double[] ends = stack.plan(found).times();
        return new Solved(stack.curve(found)::phasePoint, ends[0], ends[ends.length - 1]);
    }

    /** Gives {@code (x, p)}. */
    public interface Curve {
        /** Returns {@code (x(t), p(t))}. */
        double[] at(double t);
    }

    /**
     * An extremal without a certificate.
     *
     * @param curve its phase points
     * @param start {@code t₀}
     * @param end {@code t_f}
     */
    public record Solved(Curve curve, double start, double end) {}
}
