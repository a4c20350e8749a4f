package org.costate.kernels;

/**
 * A scalar nonlinearity {@code σ} with its first derivative.
 *
 * <p>At a kink (ReLU at 0) the slope is the left one, {@code 0}, as autograd engines take it.
 */
public enum Activation {
    /** {@code σ(u) = u}. */
    IDENTITY,
    /** {@code σ(u) = tanh u}. */
    TANH,
    /** {@code σ(u) = max(u, 0)}. */
    RELU,
    /** {@code σ(u) = log(1 + eᵘ)}, evaluated without overflow. */
    SOFTPLUS,
    /** {@code σ(u) = log cosh u}, evaluated without overflow; its slope is {@code tanh u}. */
    LOG_COSH,
    /** {@code σ(u) = u Φ(u)}, {@code Φ} the standard normal distribution (the exact, erf form). */
    GELU,
    /** {@code σ(u) = u / (1 + e⁻ᵘ)}. */
    SILU
}
