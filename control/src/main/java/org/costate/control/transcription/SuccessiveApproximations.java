package org.costate.control.transcription;

import org.costate.control.OptimalControlProblem;
import org.costate.control.PiecewiseConstantControl;
import org.costate.ode.Scheme;
import org.costate.ode.SolverBudget;
import org.costate.ode.TimeGrid;

/**
 * Sweeps states forward and costates backward and puts, at every step of the grid, the control that
 * maximises the Hamiltonian there: {@code u_k ← argmax_u H̃(t_k, x_k, p_{k+1}, u)}.
 *
 * <p>The {@linkplain #plain plain} method may cycle or diverge [Chernousko, Lyubushin 1982]; the
 * {@linkplain #extended extended} one damps the Hamiltonian [Li et al. 2018]; the {@linkplain
 * #safeguarded safeguarded} one adapts the damping {@code ρ} and keeps a sweep only if
 *
 * <pre>
 *   J(u_new) ≤ max of the last M costs − η μ,     μ = ∫ (max H̃ − H̃(u_old)) dt,     η = 1e-8
 * </pre>
 *
 * so that with {@code M = 1} the cost never rises [Breitenbach, Borzì 2019]. Ends when {@code ∫
 * (max H − H(u)) dt}, the distance to the maximum principle, is small; it needs no {@code ρ}.
 *
 * <p>For Euler's rule the Hamiltonian is that of the discrete maximum principle. For other schemes
 * it stands in the middle of each step, with a linear term that gives it the exact gradient of the
 * discrete cost. Immutable.
 */
public final class SuccessiveApproximations {

    private final TimeGrid grid;
    private final Scheme scheme;
    private final Damping damping;
    private final double rho;
    private final int memory;
    private final double penalty;
    private final double tolerance;

    private SuccessiveApproximations(
            TimeGrid grid,
            Scheme scheme,
            Damping damping,
            double rho,
            int memory,
            double penalty,
            double tolerance) {
        this.grid = grid;
        this.scheme = scheme;
        this.damping = damping;
        this.rho = rho;
        this.memory = memory;
        this.penalty = penalty;
        this.tolerance = tolerance;
    }

    /** Returns the plain method: no damping, every sweep kept. */
    public static SuccessiveApproximations plain(TimeGrid grid, Scheme scheme) {
        return new SuccessiveApproximations(grid, scheme, Damping.CONTROL, 0, 0, 0, 1e-8);
    }

    /**
     * Returns the extended method: defects of the canonical equations damped by {@code ½ ρ}, every
     * sweep kept.
     *
     * @throws IllegalArgumentException CONFIG-03 unless {@code ρ} is finite and not negative
     */
    public static SuccessiveApproximations extended(TimeGrid grid, Scheme scheme, double rho) {
        return new SuccessiveApproximations(
                grid, scheme, Damping.CANONICAL_EQUATIONS, checked(rho), 0, 0, 1e-8);
    }

    /** Returns the safeguarded method with monotone cost, {@code M = 1}. */
    public static SuccessiveApproximations safeguarded(TimeGrid grid, Scheme scheme) {
        return new SuccessiveApproximations(grid, scheme, Damping.CONTROL, 0.3, 1, 0, 1e-8);
    }

    private static double checked(double rho) {
        if (!(rho >= 0 && Double.isFinite(rho))) {
            throw new IllegalArgumentException(
                    "CONFIG-03: rho = " + rho + " is not allowed; use a finite number, 0 or above");
        }
        return rho;
    }

    /**
     * Returns the safeguarded method that compares with the worst of the last {@code M} costs.
     *
     * @throws IllegalArgumentException CONFIG-03 if {@code M < 1}
     */
    public SuccessiveApproximations remembering(int costs) {
        if (costs < 1) {
            throw new IllegalArgumentException(
                    "CONFIG-03: memory = " + costs + " is not allowed; use at least 1");
        }
        return new SuccessiveApproximations(grid, scheme, damping, rho, costs, penalty, tolerance);
    }

    /** Returns this method damped otherwise, from {@code ρ} on. */
    public SuccessiveApproximations dampedBy(Damping other, double first) {
        return new SuccessiveApproximations(
                grid, scheme, other, checked(first), memory, penalty, tolerance);
    }

    /** Returns this method with the end's conditions in the cost, multipliers and penalty ρ. */
    public SuccessiveApproximations penalising(double first) {
        return new SuccessiveApproximations(
                grid, scheme, damping, rho, memory, checked(first), tolerance);
    }

    /**
     * Returns this method with another tolerance of {@code ∫ (max H − H) dt}, relative to the cost
     * where that is above one.
     */
    public SuccessiveApproximations tolerance(double epsilon) {
        return new SuccessiveApproximations(
                grid, scheme, damping, rho, memory, penalty, checked(epsilon));
    }

    /**
     * Solves a problem from a first control.
     *
     * @throws IllegalArgumentException METHOD-01 if it has a free time, a start that is not one
     *     point, path constraints, or conditions at the end and no penalty for them
     */
    public SweepSolution solve(
            OptimalControlProblem problem, PiecewiseConstantControl first, SolverBudget budget) {
        SweptProblem swept =
                new SweptProblem(problem, grid, scheme, "the method of successive approximations");
        if (swept.conditions() > 0 && penalty == 0) {
            throw new IllegalArgumentException(
                    "METHOD-01: the method of successive approximations cannot take conditions on"
                            + " the final state. Try: penalising(10), ProjectedGradient, or"
                            + " DirectCollocation");
        }
        return new ApproximationRun(swept, this, budget).run(first);
    }

    Damping damping() {
        return damping;
    }

    double rho() {
        return rho;
    }

    /** Returns {@code M}, 0 if every sweep is kept. */
    int memory() {
        return memory;
    }

    double penalty() {
        return penalty;
    }

    double tolerance() {
        return tolerance;
    }
}
