package org.costate.nets;

import java.util.List;
import org.costate.kernels.Activation;

/**
 * How an input becomes the initial state: the initial manifold of the control problem.
 *
 * <p>The gradient of its weights is the transversality condition at the start, where the costate is
 * {@code p_0 = −∂J/∂x_0}.
 */
public sealed interface Lift {

    /** Returns the number of input features. */
    int features();

    /** Returns the number of features of the initial state. */
    int width();

    /** Returns its weights. */
    List<WeightTensor> tensors();

    /** Returns the lift that takes the input as the state. */
    static Lift identity(int features) {
        return padded(features, features);
    }

    /**
     * Returns the lift that spreads the input evenly over the state and fills up with zeros.
     *
     * @throws IllegalArgumentException if the state is narrower than the input
     */
    static Lift padded(int features, int width) {
        return new Padded(features, width);
    }

    /** Returns the lift {@code x_0 = σ(Lξ + l)}. */
    static Lift dense(int features, int width, Activation activation) {
        return new Dense(features, width, activation);
    }

    /** Feature {@code j} goes to channel {@link #channel}; the others start at 0. */
    record Padded(int features, int width) implements Lift {

        /** Checks the sizes. */
        public Padded {
            if (features < 1 || width < features) {
                throw new IllegalArgumentException(
                        "a state of width "
                                + width
                                + " cannot hold "
                                + features
                                + " input features; widen the block or take a dense lift");
            }
        }

        @Override
        public List<WeightTensor> tensors() {
            return List.of();
        }

        /** Returns the channel that feature {@code j} goes to; first to first, last to last. */
        public int channel(int j) {
            return features == 1 ? 0 : (int) Math.round((double) j * (width - 1) / (features - 1));
        }
    }

    /** {@code x_0 = σ(Lξ + l)}. */
    record Dense(int features, int width, Activation activation) implements Lift {

        /** Checks the sizes. */
        public Dense {
            if (features < 1 || width < 1) {
                throw new IllegalArgumentException(
                        "lift needs positive sizes, got " + features + " features to " + width);
            }
        }

        @Override
        public List<WeightTensor> tensors() {
            return List.of(
                    WeightTensor.matrix("weight", width, features, 0),
                    WeightTensor.bias("bias", width, width * features));
        }
    }
}
