package org.costate.autograd;

import ai.djl.ndarray.NDArray;
import org.costate.kernels.Activation;

/**
 * Activations from their definitions, in forms that neither overflow nor have a false derivative.
 *
 * <p>PyTorch takes {@code |·|′(0) = 0} and shares the slope of {@code max(u, 0)} evenly at 0, so
 * softplus has slope ½ there, as it must, and its tail is a product without cancellation.
 */
final class Nonlinearity {

    private Nonlinearity() {}

    static NDArray of(Activation sigma, NDArray u) {
        return switch (sigma) {
            case IDENTITY -> u;
            case TANH -> u.tanh();
            case RELU -> u.getNDArrayInternal().relu();
            case SOFTPLUS -> softplus(u);
            case LOG_COSH -> u.abs().add(u.abs().mul(-2).exp().add(1).log()).sub(Math.log(2));
            case GELU -> u.mul(u.mul(Math.sqrt(0.5)).erf().add(1)).mul(0.5);
            case SILU -> u.mul(u.getNDArrayInternal().sigmoid());
        };
    }

    /** {@code log(1 + eᵘ)}. */
    static NDArray softplus(NDArray u) {
        return u.maximum(0).add(u.abs().neg().exp().add(1).log());
    }
}
