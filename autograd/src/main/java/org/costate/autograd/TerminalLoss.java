package org.costate.autograd;

import ai.djl.ndarray.NDArray;
import org.costate.nets.Loss;

/** The mean of {@code φ(z, y)} over the samples. */
final class TerminalLoss {

    private TerminalLoss() {}

    /**
     * Returns the mean loss.
     *
     * @param z {@code S × outputs}
     * @param targets as {@link Samples} keeps them
     */
    static NDArray mean(Loss loss, NDArray z, NDArray targets) {
        long samples = z.getShape().get(0);
        return switch (loss) {
            case CROSS_ENTROPY ->
                    Scalar.times(-1.0 / samples, z.logSoftmax(1).gather(targets, 1).sum());
            case LOGISTIC ->
                    Scalar.times(1.0 / samples, Nonlinearity.softplus(z.mul(targets).neg()).sum());
            case SQUARED_ERROR -> Scalar.times(0.5 / samples, z.sub(targets).square().sum());
        };
    }
}
