package org.costate.nets;

import org.jspecify.annotations.Nullable;

/**
 * One term of a block's velocity: {@code ẋ_out = σ(A x_in + b)}, or {@code ẋ_out = M σ(A x_in +
 * b)}.
 *
 * @param in the field it reads
 * @param out the field it drives
 * @param inner {@code A}
 * @param outer {@code M}, or {@code null} for the single-layer form
 * @param bias where {@code b} lies in the control of a step
 */
record Cell(int in, int out, MatrixMap inner, @Nullable MatrixMap outer, int bias) {

    /** Returns the number of hidden units, the length of {@code b}. */
    int hidden() {
        return inner.rows();
    }
}
