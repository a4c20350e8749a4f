package org.costate.control.adjoint;

/** One step with its tangent and the tangent of its way back; stages are kept in between. */
interface TangentStep {

    /** Carries {@code x} over step {@code k}, in place, and returns {@code h Σ b_i ℓ_i}. */
    double forward(int k, double[] x);

    /** Carries {@code δx} over step {@code k}, in place, and returns {@code δ(h Σ b_i ℓ_i)}. */
    double tangent(int k, double[] dx, double[] du);

    /**
     * Carries {@code p} and {@code δp} back over step {@code k}, in place, along the tangents of
     * the last {@link #tangent}; adds {@code ∫ ∂H/∂u} and its derivative.
     */
    void back(int k, double[] p, double[] dp, double[] du, double[] hu, double[] dhu);
}
