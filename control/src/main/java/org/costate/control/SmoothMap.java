package org.costate.control;

/**
 * A twice differentiable map {@code v ∈ ℝᵏ ↦ y ∈ ℝ^q}, evaluated at three prices: the value alone,
 * with its Jacobian, or the Hessian of a weighted sum of its components.
 *
 * <p>The dynamics of a problem are the map {@code (t, x, u) ↦ (f, ℓ)}, its ends the map {@code (t₀,
 * x₀, t_f, x_f) ↦ (φ, ψ)}. Arrays are borrowed for the call, results are written, not added.
 * Implementations are pure and may be shared by threads.
 */
public interface SmoothMap {

    /** Returns {@code k}. */
    int inputs();

    /** Returns {@code q}. */
    int outputs();

    /** Writes the value {@code y}. */
    void value(double[] v, double[] y);

    /** Writes the value {@code y} and the Jacobian {@code ∂y/∂v}, {@code q × k}, whole. */
    void jacobian(double[] v, double[] y, double[][] dy);

    /**
     * Writes the Hessian {@code Σ_i w_i ∂²y_i/∂v²}, {@code k × k}, symmetric and whole.
     *
     * @param w {@code q} weights
     */
    void hessian(double[] v, double[] w, double[][] h);
}
