package org.costate.ode.boundary;

import java.util.List;
import org.costate.ode.SolverStatus;
import org.costate.ode.TimeGrid;
import org.jspecify.annotations.Nullable;

/**
 * What a solve came to: a status, and a continuously differentiable curve {@code t ↦ y(t)}.
 *
 * <p>Where the status is no success the curve is the best one found, if there is one, and nothing
 * is claimed about it. Immutable.
 */
public final class BoundaryValueSolution {

    private final BoundaryValueProblem problem;
    private final SolverStatus status;
    private final String message;
    private final Outcome outcome;
    private final List<MeshRecord> history;
    private final int iterations;
    private final int evaluations;
    private final int jacobians;
    private final double seconds;
    private final @Nullable RuntimeException cause;

    private BoundaryValueSolution(
            BoundaryValueProblem problem,
            Outcome outcome,
            List<MeshRecord> history,
            Work work,
            String message,
            @Nullable RuntimeException cause) {
        this.problem = problem;
        this.status = outcome.status();
        this.message = message;
        this.outcome = outcome;
        this.history = List.copyOf(history);
        this.iterations = work.iterations();
        this.evaluations = work.evaluations();
        this.jacobians = work.jacobians();
        this.seconds = work.seconds();
        this.cause = cause;
    }

    static BoundaryValueSolution of(
            BoundaryValueProblem problem,
            Outcome outcome,
            List<MeshRecord> history,
            Work work,
            String message) {
        return new BoundaryValueSolution(problem, outcome, history, work, message, null);
    }

    static BoundaryValueSolution userError(
            BoundaryValueProblem problem,
            UserFunctionException thrown,
            List<MeshRecord> history,
            Work work) {
        return new BoundaryValueSolution(
                problem,
                Outcome.failed(SolverStatus.USER_ERROR, null, problem.start()),
                history,
                work,
                String.valueOf(thrown.getMessage()),
                (RuntimeException) thrown.getCause());
    }

    /** Returns how the solve ended. */
    public SolverStatus status() {
        return status;
    }

    /** Returns a sentence about the end, with a code and advice where it is no success. */
    public String message() {
        return message;
    }

    /**
     * Returns this solution if it is one.
     *
     * @throws BoundaryValueException with this solution's message otherwise
     */
    public BoundaryValueSolution orThrow() {
        if (!status.isSuccess()) {
            throw new BoundaryValueException(this, cause);
        }
        return this;
    }

    /**
     * Returns {@code y(t)}, length {@code n}.
     *
     * @throws IllegalArgumentException if {@code t} is outside the interval
     * @throws IllegalStateException if no curve was found
     */
    public double[] at(double t) {
        return curve(t).at(t);
    }

    /**
     * Returns {@code y'(t)}, the derivative of the curve, length {@code n}.
     *
     * @throws IllegalArgumentException if {@code t} is outside the interval
     * @throws IllegalStateException if no curve was found
     */
    public double[] derivative(double t) {
        return curve(t).derivative(t);
    }

    /** Returns the unknown parameters, length {@code k}. */
    public double[] parameters() {
        return curve(problem.start()).parameters();
    }

    /** Returns the final mesh. */
    public TimeGrid mesh() {
        return TimeGrid.of(curve(problem.start()).mesh());
    }

    private PiecewisePolynomial curve(double t) {
        PiecewisePolynomial curve = outcome.solution();
        if (curve == null) {
            throw new IllegalStateException("there is no curve: " + message);
        }
        if (!(t >= problem.start() && t <= problem.end())) {
            throw new IllegalArgumentException(
                    "time "
                            + t
                            + " lies outside the solution, ["
                            + problem.start()
                            + ", "
                            + problem.end()
                            + "]");
        }
        return curve;
    }

    /** Says whether there is a curve to evaluate. */
    public boolean hasCurve() {
        return outcome.solution() != null;
    }

    /**
     * Returns the estimated error over the tolerance, in units of {@code 1 + |y_c|}; infinite if
     * there is none. It is that of the scheme that steered; the curve is one order better.
     */
    public double errorOverTolerance() {
        return outcome.error();
    }

    /**
     * Returns {@code max |y_c' − F_c| / (1 + |F_c|)} of the curve at points that neither scheme
     * collocates nor steers by; infinite if none were measured.
     */
    public double maximumResidual() {
        return outcome.defect();
    }

    /** Returns where the residual is largest. */
    public double worstTime() {
        return outcome.worst();
    }

    /**
     * Returns the conditioning constant: how far the solution moves, at least, relative to {@code 1
     * + max |y_c|}, for some change of the right-hand side and the boundary values by at most 1;
     * NaN if unknown.
     */
    public double conditioning() {
        return outcome.conditioning();
    }

    /** Returns the meshes tried, in order, those of a continuation included. */
    public List<MeshRecord> history() {
        return history;
    }

    /** Returns the number of Newton iterations, that is of Jacobians factored. */
    public int iterations() {
        return iterations;
    }

    /** Returns how often {@code F} was evaluated. */
    public int evaluations() {
        return evaluations;
    }

    /** Returns how often its Jacobian was evaluated. */
    public int jacobians() {
        return jacobians;
    }

    /** Returns the seconds it took. */
    public double seconds() {
        return seconds;
    }

    @Override
    public String toString() {
        return status + ": " + message;
    }
}
