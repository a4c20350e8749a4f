package org.costate.control.feedback;

import org.costate.control.OptimalControlProblem;
import org.costate.ode.SolverBudget;
import org.costate.ode.TimeGrid;

/**
 * Solves optimal control problems by sweeps back for a feedback and runs forward under it: Newton's
 * method on the path, with bounds of the controls, whose gains are part of the answer [Mayne 1966;
 * Tassa, Mansard, Todorov 2014].
 *
 * <p>The problem is discretised by the classical Runge–Kutta method with the control held over each
 * step. Derivatives of the steps are exact, first and second, so convergence is quadratic; {@link
 * #gaussNewton} leaves the curvature of the dynamics out (iLQR). Where the full model has no
 * minimum the step falls back to that one, then to Levenberg damping. The optimum differs from the
 * continuous one by {@code O(h²)}, since controls are held.
 *
 * <p>Immutable; the same input gives the same bits.
 */
public final class DifferentialDynamicProgramming {

    private final int steps;
    private final double tolerance;
    private final boolean exact;
    private final double price;

    private DifferentialDynamicProgramming(
            int steps, double tolerance, boolean exact, double price) {
        this.steps = steps;
        this.tolerance = tolerance;
        this.exact = exact;
        this.price = price;
    }

    /**
     * Returns the method on that many equal steps, to {@code 1e-8}.
     *
     * @throws IllegalArgumentException CONFIG-03 if there is none
     */
    public static DifferentialDynamicProgramming steps(int count) {
        if (count < 1) {
            throw new IllegalArgumentException(
                    "CONFIG-03: steps = " + count + " is not allowed; use at least 1");
        }
        return new DifferentialDynamicProgramming(count, 1e-8, true, 0);
    }

    /**
     * Returns this method with another tolerance of the Newton step, relative to {@code 1 + |u|},
     * and of conditions at the end.
     *
     * @throws IllegalArgumentException CONFIG-03 unless it lies in {@code [1e-13, 0.1]}
     */
    public DifferentialDynamicProgramming tolerance(double epsilon) {
        if (!(epsilon >= 1e-13 && epsilon <= 0.1)) {
            throw new IllegalArgumentException(
                    "CONFIG-03: tolerance = "
                            + epsilon
                            + " is not allowed; use a number in [1e-13, 0.1]");
        }
        return new DifferentialDynamicProgramming(steps, epsilon, exact, price);
    }

    /** Returns this method without the curvature of the dynamics: cheaper steps, more of them. */
    public DifferentialDynamicProgramming gaussNewton() {
        return new DifferentialDynamicProgramming(steps, tolerance, false, price);
    }

    /**
     * Returns this method with conditions at the end {@code c = 0} met by an augmented Lagrangian,
     * {@code φ + νᵀc + ½ρ|c|²}: {@code ν} learns from each miss, {@code ρ} grows if the miss does
     * not fall.
     *
     * @param rho the first {@code ρ}, positive
     * @throws IllegalArgumentException CONFIG-03 if it is not positive
     */
    public DifferentialDynamicProgramming meetingEnds(double rho) {
        if (!(rho > 0 && rho < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "CONFIG-03: rho = " + rho + " is not allowed; use a positive number");
        }
        return new DifferentialDynamicProgramming(steps, tolerance, exact, rho);
    }

    /**
     * Solves a problem from the control zero, or the nearest in its bounds.
     *
     * @throws IllegalArgumentException PROBLEM-09 if the problem has what the method cannot keep:
     *     free initial state, free times, path constraints, a control set that is no box, or
     *     conditions at the end without {@link #meetingEnds}
     */
    public FeedbackSolution solve(OptimalControlProblem problem, SolverBudget budget) {
        return solve(problem, new double[steps][problem.controlDimension()], budget);
    }

    /**
     * Solves a problem.
     *
     * @param guess a control for each step, {@code N × m}; clipped to the bounds
     * @throws IllegalArgumentException PROBLEM-01 if the guess has another shape, PROBLEM-09 if the
     *     problem has what the method cannot keep
     */
    public FeedbackSolution solve(
            OptimalControlProblem problem, double[][] guess, SolverBudget budget) {
        Dense.of("the guess of the control", guess, steps, problem.controlDimension());
        ControlledChain chain = ControlledChain.of(problem, steps, price);
        return new ProgrammingRun(chain, this, problem::objective, budget).from(guess);
    }

    /** Returns the grid of a problem. */
    TimeGrid grid(OptimalControlProblem problem) {
        return TimeGrid.uniform(
                problem.boundary().startTime(), problem.boundary().endTime(), steps);
    }

    int steps() {
        return steps;
    }

    double tolerance() {
        return tolerance;
    }

    boolean isExact() {
        return exact;
    }

    double price() {
        return price;
    }
}
