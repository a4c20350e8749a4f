package org.costate.control.solve;

import java.util.Arrays;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * What the control does along one arc: each component is held at a value or free, that is,
 * stationary for {@code H}; and which control constraints {@code c(t, x, u) ≤ 0} hold with
 * equality.
 */
public final class ControlMode {

    private final double[] held;
    private final int[] active;

    private ControlMode(double[] held, int[] active) {
        this.held = held;
        this.active = active;
    }

    /**
     * Returns a mode.
     *
     * @param held {@code m} values, {@code NaN} where the component is free
     * @param active the constraints that hold with equality, counted from 0
     */
    public static ControlMode of(double[] held, int... active) {
        return new ControlMode(held.clone(), active.clone());
    }

    /** Returns the mode of {@code m} free components. */
    public static ControlMode free(int m) {
        double[] held = new double[m];
        Arrays.fill(held, Double.NaN);
        return new ControlMode(held, new int[0]);
    }

    /** Returns {@code m}. */
    public int dimension() {
        return held.length;
    }

    /** Says whether component {@code i} is free. */
    public boolean isFree(int i) {
        return Double.isNaN(held[i]);
    }

    /** Says whether no component is free. */
    public boolean isHeld() {
        for (int i = 0; i < held.length; i++) {
            if (isFree(i)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the value component {@code i} is held at, {@code NaN} if it is free. */
    public double value(int i) {
        return held[i];
    }

    /** Returns a fresh array of the active constraints. */
    public int[] active() {
        return active.clone();
    }

    int[] freeComponents() {
        return java.util.stream.IntStream.range(0, held.length).filter(this::isFree).toArray();
    }

    /** Returns this mode with component {@code i} held at a value, free if {@code NaN}. */
    ControlMode with(int i, double value) {
        double[] changed = held.clone();
        changed[i] = value;
        return new ControlMode(changed, active);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ControlMode that
                && Arrays.equals(held, that.held)
                && Arrays.equals(active, that.active);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(held) + Arrays.hashCode(active);
    }

    /** Returns for example {@code u1 free, u2 = -1}. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ");
        for (int i = 0; i < held.length; i++) {
            String name = held.length == 1 ? "u" : "u" + (i + 1);
            text.add(
                    isFree(i)
                            ? name + " free"
                            : String.format(Locale.ROOT, "%s = %.6g", name, held[i]));
        }
        for (int j : active) {
            text.add("c" + (j + 1) + " = 0");
        }
        return text.toString();
    }
}
