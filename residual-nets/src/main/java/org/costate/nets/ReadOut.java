package org.costate.nets;

import java.util.List;

/**
 * How the terminal state becomes an output; with the {@link Loss} it is the terminal cost.
 *
 * <p>The gradient of its weights is the transversality condition at the end.
 */
public sealed interface ReadOut {

    /** Returns the width of the state it reads. */
    int width();

    /** Returns the number of outputs. */
    int outputs();

    /** Returns its weights. */
    List<WeightTensor> tensors();

    /** Returns the read-out whose output is the state. */
    static ReadOut identity(int width) {
        return new Identity(width);
    }

    /** Returns the read-out {@code z = W x + c}. */
    static ReadOut linear(int width, int outputs) {
        return new Linear(width, outputs);
    }

    /** {@code z = x}. */
    record Identity(int width) implements ReadOut {
        @Override
        public int outputs() {
            return width;
        }

        @Override
        public List<WeightTensor> tensors() {
            return List.of();
        }
    }

    /** {@code z = W x + c}. */
    record Linear(int width, int outputs) implements ReadOut {

        /** Checks the sizes. */
        public Linear {
            if (width < 1 || outputs < 1) {
                throw new IllegalArgumentException(
                        "read-out needs positive sizes, got " + width + " to " + outputs);
            }
        }

        @Override
        public List<WeightTensor> tensors() {
            return List.of(
                    WeightTensor.matrix("weight", outputs, width, 0),
                    WeightTensor.bias("bias", outputs, outputs * width));
        }
    }
}
