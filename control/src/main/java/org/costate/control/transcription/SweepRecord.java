package org.costate.control.transcription;

/**
 * One sweep of a method behind the second door.
 *
 * @param cost the cost after it, with the conditions of the end in it
 * @param damping {@code ρ} of the augmented Hamiltonian, or the length of a gradient step
 * @param predicted the decrease {@code μ} that the Hamiltonian promised, or the slope of a gradient
 *     step
 * @param residual how far the control is from the maximum principle: {@code ∫ (max H − H) dt} of a
 *     successive approximation, {@code |P(u + H_u) − u|} in the mean square of a gradient step
 * @param miss the largest {@code |ψ|} at the end
 * @param accepted whether the new control was kept
 */
public record SweepRecord(
        double cost,
        double damping,
        double predicted,
        double residual,
        double miss,
        boolean accepted) {}
