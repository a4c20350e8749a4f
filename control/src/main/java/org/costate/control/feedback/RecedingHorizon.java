package org.costate.control.feedback;

import org.costate.control.OptimalControlProblem;
import org.costate.control.SmoothMap;
import org.costate.ode.SolverBudget;

/**
 * Model predictive control: at each sampling time the problem is solved from the state measured,
 * started from the last answer, and the first controls are applied to the plant.
 *
 * <p>The plant has its own velocity and cost, for example the problem with other constants, and is
 * pushed by a {@link Disturbance}. The horizon recedes: at time {@code t} the problem is solved on
 * {@code [t, t + T]}, {@code T} its length; {@link #shrinking} keeps its end instead. Immutable.
 */
public final class RecedingHorizon {

    private final OptimalControlProblem problem;
    private final DifferentialDynamicProgramming method;
    private final SolverBudget budget;
    private final int hold;
    private final boolean shrinks;

    private RecedingHorizon(
            OptimalControlProblem problem,
            DifferentialDynamicProgramming method,
            SolverBudget budget,
            int hold,
            boolean shrinks) {
        this.problem = problem;
        this.method = method;
        this.budget = budget;
        this.hold = hold;
        this.shrinks = shrinks;
    }

    /**
     * Returns the controller that solves again after each step.
     *
     * @param method its steps are those of the horizon
     */
    public static RecedingHorizon of(
            OptimalControlProblem problem, DifferentialDynamicProgramming method) {
        return new RecedingHorizon(problem, method, SolverBudget.ofIterations(200), 1, false);
    }

    /**
     * Returns this controller, solving again after that many steps.
     *
     * @throws IllegalArgumentException CONFIG-03 unless it lies between 1 and the steps of the
     *     horizon
     */
    public RecedingHorizon solvingAfter(int steps) {
        if (steps < 1 || steps > method.steps()) {
            throw new IllegalArgumentException(
                    "CONFIG-03: solving after "
                            + steps
                            + " steps is not allowed; use 1 to "
                            + method.steps());
        }
        return new RecedingHorizon(problem, method, budget, steps, shrinks);
    }

    /** Returns this controller with the end of its horizon fixed. */
    public RecedingHorizon shrinking() {
        return new RecedingHorizon(problem, method, budget, hold, true);
    }

    /** Returns this controller with that budget for each solve. */
    public RecedingHorizon spending(SolverBudget each) {
        return new RecedingHorizon(problem, method, each, hold, shrinks);
    }

    /**
     * Runs the controller on a plant with the same states and controls.
     *
     * @param plant {@code (t, x, u) ↦ (f, ℓ)}
     * @param steps how many steps of the grid are run
     * @throws IllegalArgumentException PROBLEM-01 if the plant has other dimensions, CONFIG-03 if
     *     the run is longer than a horizon that does not recede, PROBLEM-09 if dynamic programming
     *     does not take the problem
     */
    public ClosedLoop run(
            SmoothMap plant, Disturbance disturbance, int steps, FeedbackPolicy policy) {
        int n = problem.stateDimension();
        int m = problem.controlDimension();
        if (plant.inputs() != 1 + n + m || plant.outputs() != n + 1) {
            throw new IllegalArgumentException(
                    "PROBLEM-01: the plant maps "
                            + plant.inputs()
                            + " numbers to "
                            + plant.outputs()
                            + ", expected "
                            + (1 + n + m)
                            + " to "
                            + (n + 1));
        }
        boolean recedes = policy == FeedbackPolicy.SOLVE_AGAIN && !shrinks;
        if (steps < 1 || !recedes && steps > method.steps()) {
            throw new IllegalArgumentException(
                    "CONFIG-03: a run of "
                            + steps
                            + " steps is not allowed; use 1 to "
                            + method.steps()
                            + ", or a horizon that recedes");
        }
        return new RecedingRun(this, new Plant(plant, m, disturbance), policy).run(steps);
    }

    /** Runs the controller on the plant of another problem, such as one with other constants. */
    public ClosedLoop run(
            OptimalControlProblem plant,
            Disturbance disturbance,
            int steps,
            FeedbackPolicy policy) {
        return run(plant.dynamicsAndCost(), disturbance, steps, policy);
    }

    OptimalControlProblem problem() {
        return problem;
    }

    DifferentialDynamicProgramming method() {
        return method;
    }

    SolverBudget budget() {
        return budget;
    }

    int hold() {
        return hold;
    }

    boolean shrinks() {
        return shrinks;
    }
}
