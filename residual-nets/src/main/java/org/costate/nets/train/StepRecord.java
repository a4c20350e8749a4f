package org.costate.nets.train;

/**
 * What one step of a method that sees the whole ensemble says of itself; NaN where the method has
 * no such number.
 *
 * @param damping {@code ρ} of the augmented Hamiltonian, or the weight of Levenberg and Marquardt
 * @param predicted what the step promised: {@code μ = ∫ (max H̃ − H̃(θ)) dt}, or the fall of the
 *     quadratic model
 * @param residual the distance to the maximum principle, {@code ∫ (max H − H(θ)) dt}, as far as the
 *     inner solver saw; for methods without a maximisation the norm of the gradient
 * @param accepted whether it was kept
 * @param inner iterations of the inner solver
 * @param changed how many weights are not what they were
 */
public record StepRecord(
        double damping,
        double predicted,
        double residual,
        boolean accepted,
        int inner,
        int changed) {

    /** The record of a step of first order, which has nothing to say. */
    public static final StepRecord NONE =
            new StepRecord(Double.NaN, Double.NaN, Double.NaN, true, 0, 0);
}
