package org.costate.control.solve;

import java.util.Arrays;

/**
 * Chooses the condition that holds between two arcs.
 *
 * <p>A component that meets a held value continuously has {@code ∂H/∂u_i = 0} there, a constraint
 * that becomes active continuously a multiplier zero; every jump of the control has {@code H⁺ =
 * H⁻}.
 */
final class Junctions {

    /** A jump smaller than this share of the control's range counts as none. */
    private static final double CONTINUOUS = 0.1;

    private final BolzaForm form;

    Junctions(BolzaForm form) {
        this.form = form;
    }

    /**
     * Returns the condition between two modes.
     *
     * @param before the control at the end of the first, as far as it is known
     * @param after the control at the start of the second
     */
    SwitchingFunction between(
            ControlMode first, ControlMode second, double[] before, double[] after) {
        int i = onlyDifference(first, second);
        if (i >= 0 && first.isFree(i) != second.isFree(i)) {
            ControlMode held = first.isFree(i) ? second : first;
            double value = held.value(i);
            double other = first.isFree(i) ? before[i] : after[i];
            if (Math.abs(other - value) <= CONTINUOUS * range(i, value)) {
                return new ControlSlope(slopeSide(held, i, other), i);
            }
        }
        int c = onlyConstraint(first, second);
        if (c >= 0) {
            ControlMode active = first.active().length > second.active().length ? first : second;
            int place = Arrays.binarySearch(active.active(), c);
            return new MultiplierZero(form.hamiltonian(active, before), place);
        }
        return SwitchingFunction.jump(
                form.hamiltonian(first, before), form.hamiltonian(second, after));
    }

    private double range(int i, double value) {
        double width = form.upper()[i] - form.lower()[i];
        return Double.isFinite(width) ? width : Math.max(1, Math.abs(value));
    }

    /** At a kink the slope is the one on the side the control comes from. */
    private ModalHamiltonian slopeSide(ControlMode held, int i, double other) {
        double value = held.value(i);
        boolean kink = Arrays.stream(form.kinks()[i]).anyMatch(k -> k == value);
        ControlMode mode =
                kink ? held.with(i, ControlMaximiser.hair(value, other > value ? 1 : -1)) : held;
        double[] start = new double[form.m()];
        return form.hamiltonian(mode, start);
    }

    private static int onlyDifference(ControlMode a, ControlMode b) {
        int found = -1;
        if (!Arrays.equals(a.active(), b.active())) {
            return -1;
        }
        for (int i = 0; i < a.dimension(); i++) {
            boolean same = Double.compare(a.value(i), b.value(i)) == 0;
            if (!same && found >= 0) {
                return -1;
            }
            found = same ? found : i;
        }
        return found;
    }

    private static int onlyConstraint(ControlMode a, ControlMode b) {
        int[] longer = a.active().length > b.active().length ? a.active() : b.active();
        int[] shorter = a.active().length > b.active().length ? b.active() : a.active();
        if (longer.length != shorter.length + 1) {
            return -1;
        }
        for (int c : longer) {
            if (Arrays.stream(shorter).noneMatch(s -> s == c)) {
                return c;
            }
        }
        return -1;
    }
}
