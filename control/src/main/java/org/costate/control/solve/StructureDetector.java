package org.costate.control.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the switching structure off an approximate extremal: the mode of the maximiser of {@code H}
 * at many times, changes of mode located by bisection.
 *
 * <p>Where components change together, each gets its own arc. Arcs that the estimate does not
 * resolve are left out; the repair of a solved structure finds them if they are there.
 */
final class StructureDetector {

    /** A curve in phase space with a control near its maximiser. */
    interface Curve {
        double[] phasePoint(double t);

        double[] control(double t);
    }

    private static final int BISECTIONS = 40;

    private final BolzaForm form;
    private final ControlMaximiser maximiser;
    private final Curve curve;

    StructureDetector(BolzaForm form, Curve curve) {
        this.form = form;
        this.maximiser = new ControlMaximiser(form);
        this.curve = curve;
    }

    /** Returns the mode of the maximiser at a time. */
    ControlMode modeAt(double t) {
        double[] u = maximiserAt(t);
        return maximiser.mode(u);
    }

    double[] maximiserAt(double t) {
        double[] z = curve.phasePoint(t);
        double[] u = new double[form.m()];
        int n = form.n();
        maximiser.byLaw(
                t, Arrays.copyOf(z, n), Arrays.copyOfRange(z, n, 2 * n), curve.control(t), u);
        return u;
    }

    /**
     * Returns the structure seen at the given times.
     *
     * @param times rising, the ends of the horizon first and last
     * @param least arcs shorter than this are left out
     */
    ArcPlan plan(double[] times, double least) {
        List<ControlMode> modes = new ArrayList<>();
        List<Double> ends = new ArrayList<>();
        int last = times.length - 1;
        double width = times[1] - times[0];
        double before = times[0] + 1e-6 * width;
        ControlMode mode = modeAt(before);
        for (int k = 1; k <= last; k++) {
            double t = k == last ? times[last] - 1e-6 * (times[last] - times[last - 1]) : times[k];
            ControlMode next = modeAt(t);
            if (!next.equals(mode)) {
                addChanges(before, mode, t, next, modes, ends, 0);
            }
            mode = next;
            before = t;
        }
        modes.add(mode);
        double[] all = new double[modes.size() + 1];
        all[0] = times[0];
        for (int k = 0; k < ends.size(); k++) {
            all[k + 1] = ends.get(k);
        }
        all[modes.size()] = times[last];
        return new ArcPlan(modes, all).without(least);
    }

    /** Adds the arcs that end between two times. */
    private void addChanges(
            double t0,
            ControlMode from,
            double t1,
            ControlMode to,
            List<ControlMode> modes,
            List<Double> ends,
            int depth) {
        double low = t0;
        double high = t1;
        for (int k = 0; k < BISECTIONS && high - low > 1e-12 * (Math.abs(low) + 1e-3); k++) {
            double middle = 0.5 * (low + high);
            ControlMode mode = modeAt(middle);
            if (mode.equals(from)) {
                low = middle;
            } else if (mode.equals(to) || depth > 6) {
                high = middle;
            } else {
                addChanges(low, from, middle, mode, modes, ends, depth + 1);
                addChanges(middle, mode, high, to, modes, ends, depth + 1);
                return;
            }
        }
        modes.add(from);
        ends.add(0.5 * (low + high));
    }
}
