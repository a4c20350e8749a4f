package org.costate.plots;

import java.util.Objects;

/**
 * A piece of an extremal on which its control is of one kind.
 *
 * @param kind what the control is there: {@code "lower"}, {@code "upper"}, {@code "interior"} and
 *     {@code "singular"} have fixed colours, any other kind gets the next free one
 * @param from where it begins, on the horizontal axis
 * @param to where it ends, not before {@code from}
 */
public record Arc(String kind, double from, double to) {

    /**
     * Checks that the arc is finite and in order.
     *
     * @throws IllegalArgumentException if an end is not finite or the arc ends before it begins
     */
    public Arc {
        Objects.requireNonNull(kind, "kind");
        if (!(from <= to) || Double.isInfinite(to - from)) {
            throw new IllegalArgumentException(
                    "the arc '"
                            + kind
                            + "' runs from "
                            + from
                            + " to "
                            + to
                            + ", expected finite ends in order");
        }
    }

    /** Returns the arc of a kind over {@code [from, to]}. */
    public static Arc of(String kind, double from, double to) {
        return new Arc(kind, from, to);
    }
}
