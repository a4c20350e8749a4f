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
            case LOG_COSH ->
                    Scalar.plus(
                            u.abs().add(Scalar.plus(Scalar.times(-2, u.abs()).exp(), 1).log()),
                            -Math.log(2));
            case GELU ->
                    Scalar.times(0.5, u.mul(Scalar.plus(Scalar.times(Math.sqrt(0.5), u).erf(), 1)));
            case SILU -> u.mul(u.getNDArrayInternal().sigmoid());
        };
    }

    /** {@code log(1 + eᵘ)}. */
    static NDArray softplus(NDArray u) {
        return Scalar.positivePart(u).add(Scalar.plus(u.abs().neg().exp(), 1).log());
    }
}
