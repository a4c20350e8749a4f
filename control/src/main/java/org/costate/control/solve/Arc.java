package org.costate.control.solve;

import java.util.Locale;

/**
 * One arc of an extremal.
 *
 * @param start where it begins
 * @param end where it ends
 * @param mode what the control does
 */
public record Arc(double start, double end, ControlMode mode) {

    /**
     * Returns {@code interior} if all controls are free, {@code held} if none is, else {@code
     * mixed}.
     */
    public String kind() {
        if (mode.isHeld()) {
            return "held";
        }
        boolean all = mode.active().length == 0;
        for (int i = 0; i < mode.dimension(); i++) {
            all &= mode.isFree(i);
        }
        return all ? "interior" : "mixed";
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "[%.10g, %.10g] %s: %s", start, end, kind(), mode);
    }
}
