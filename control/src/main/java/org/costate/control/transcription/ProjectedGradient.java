package org.costate.control.transcription;

import org.costate.control.FiniteSet;
import org.costate.control.OptimalControlProblem;
import org.costate.control.PiecewiseConstantControl;
import org.costate.ode.Scheme;
import org.costate.ode.SolverBudget;
import org.costate.ode.TimeGrid;

/**
 * Descends along projected gradients {@code u ← P_U(u + λ ∂H/∂u)} of the discrete cost, with the
 * step lengths of Barzilai and Borwein and a non-monotone Armijo rule [Birgin, Martínez, Raydan
 * 2000]; conditions at the end enter by an augmented Lagrangian {@code φ + ⟨ν, ψ⟩ + ½ ρ |ψ|²}.
 *
 * <p>The gradient is the exact one of the discrete cost, by one costate sweep. Converges to a
 * stationary point of the discrete problem. Immutable.
 */
public final class ProjectedGradient {

    private final TimeGrid grid;
    private final Scheme scheme;
    private final double tolerance;
    private final double penalty;

    private ProjectedGradient(TimeGrid grid, Scheme scheme, double tolerance, double penalty) {
        this.grid = grid;
        this.scheme = scheme;
        this.tolerance = tolerance;
        this.penalty = penalty;
    }

    /** Returns the method on a grid, to {@code 1e-6}. */
    public static ProjectedGradient on(TimeGrid grid, Scheme scheme) {
        return new ProjectedGradient(grid, scheme, 1e-6, 10);
    }

    /**
     * Returns this method with another tolerance of {@code |P(u + H_u) − u|} and of the end's
     * conditions.
     *
     * @throws IllegalArgumentException CONFIG-03 unless it lies in {@code (0, 1)}
     */
    public ProjectedGradient tolerance(double epsilon) {
        if (!(epsilon > 0 && epsilon < 1)) {
            throw new IllegalArgumentException(
                    "CONFIG-03: tolerance = "
                            + epsilon
                            + " is not allowed; use a number in (0, 1)");
        }
        return new ProjectedGradient(grid, scheme, epsilon, penalty);
    }

    /**
     * Returns this method with another first penalty {@code ρ} of the end's conditions.
     *
     * @throws IllegalArgumentException CONFIG-03 unless it is finite and positive
     */
    public ProjectedGradient penalising(double rho) {
        if (!(rho > 0 && Double.isFinite(rho))) {
            throw new IllegalArgumentException(
                    "CONFIG-03: penalty = " + rho + " is not allowed; use a finite number above 0");
        }
        return new ProjectedGradient(grid, scheme, tolerance, rho);
    }

    /**
     * Solves a problem from a first control.
     *
     * @throws IllegalArgumentException METHOD-01 if it has a free time, a start that is not one
     *     point, path constraints, or a control set that is not convex
     */
    public SweepSolution solve(
            OptimalControlProblem problem, PiecewiseConstantControl first, SolverBudget budget) {
        if (problem.controlSet() instanceof FiniteSet) {
            throw new IllegalArgumentException(
                    "METHOD-01: projected gradient cannot take a finite control set: between its"
                            + " points there is nowhere to step. Try: SuccessiveApproximations");
        }
        SweptProblem swept = new SweptProblem(problem, grid, scheme, "projected gradient");
        return new ProjectedDescent(swept, tolerance, penalty, budget).run(first);
    }
}
