package org.costate.control;

import java.util.Arrays;

/**
 * A branch of a maximising control: which components stand at a bound, which between. Along an arc
 * the law is smooth; at a switch it goes from one arc to another.
 */
public final class ControlArc {

    private final ArcKind[] kinds;
    private final int[] codes;

    ControlArc(ArcKind[] kinds, int[] codes) {
        this.kinds = kinds;
        this.codes = codes;
    }

    /** Returns where control {@code j} stands, counted from 0. */
    public ArcKind kind(int j) {
        return kinds[j];
    }

    /** Returns the number of controls. */
    public int dimension() {
        return kinds.length;
    }

    /** Says whether every component stands at a bound, a kink or a vertex. */
    public boolean isBang() {
        for (ArcKind kind : kinds) {
            if (kind == ArcKind.INTERIOR || kind == ArcKind.SPHERE) {
                return false;
            }
        }
        return true;
    }

    int code(int j) {
        return codes[j];
    }

    int[] codes() {
        return codes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ControlArc that
                && Arrays.equals(codes, that.codes)
                && Arrays.equals(kinds, that.kinds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(codes);
    }

    @Override
    public String toString() {
        return Arrays.toString(kinds)
                .replace('[', '(')
                .replace(']', ')')
                .toLowerCase(java.util.Locale.ROOT);
    }
}
