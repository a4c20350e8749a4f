package org.costate.autograd;

import ai.djl.ndarray.NDArray;

/**
 * Numbers in a formula that is to be differentiated.
 *
 * <p>DJL lends PyTorch the memory of a Java buffer for a number in {@code x.mul(2.0)} and lets go
 * of it when the operation returns, while autograd still refers to it: once the garbage collector
 * has run, the backward pass multiplies by whatever lies there. A number made here belongs to the
 * owner of its operand and lives until that is closed, after the backward pass.
 */
final class Scalar {

    private Scalar() {}

    /** Returns the number as an array that lives as long as the owner of {@code x}. */
    private static NDArray beside(NDArray x, double value) {
        return x.getManager().create(value);
    }

    /** Returns {@code a x}. */
    static NDArray times(double a, NDArray x) {
        return x.mul(beside(x, a));
    }

    /** Returns {@code x + a}. */
    static NDArray plus(NDArray x, double a) {
        return x.add(beside(x, a));
    }

    /** Returns {@code max(x, 0)}, with slope ½ at 0. */
    static NDArray positivePart(NDArray x) {
        return x.maximum(beside(x, 0));
    }
}
