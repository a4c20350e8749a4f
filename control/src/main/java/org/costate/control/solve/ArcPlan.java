package org.costate.control.solve;

import java.util.ArrayList;
import java.util.List;

/**
 * A switching structure: what the control does on each arc, and guesses of the times between.
 *
 * @param modes {@code K} modes, neighbours different
 * @param times {@code K + 1} times, the ends of the horizon included
 */
record ArcPlan(List<ControlMode> modes, double[] times) {

    ArcPlan {
        modes = List.copyOf(modes);
    }

    /** Returns the plan of one arc. */
    static ArcPlan single(ControlMode mode, double start, double end) {
        return new ArcPlan(List.of(mode), new double[] {start, end});
    }

    /**
     * Returns this plan without arcs shorter than {@code least}; neighbours that become alike are
     * joined.
     */
    ArcPlan without(double least) {
        List<ControlMode> kept = new ArrayList<>();
        List<Double> ends = new ArrayList<>();
        double t = times[0];
        for (int k = 0; k < modes.size(); k++) {
            double end = k == modes.size() - 1 ? times[k + 1] : Math.max(t, times[k + 1]);
            boolean tooShort = times[k + 1] - times[k] < least;
            if (tooShort && (modes.size() - k > 1 || !kept.isEmpty())) {
                if (!kept.isEmpty()) {
                    ends.set(ends.size() - 1, 0.5 * (times[k] + times[k + 1]));
                }
                continue;
            }
            if (!kept.isEmpty() && kept.get(kept.size() - 1).equals(modes.get(k))) {
                ends.set(ends.size() - 1, end);
            } else {
                kept.add(modes.get(k));
                ends.add(end);
            }
            t = end;
        }
        double[] all = new double[kept.size() + 1];
        all[0] = times[0];
        for (int k = 0; k < kept.size(); k++) {
            all[k + 1] = ends.get(k);
        }
        all[kept.size()] = times[modes.size()];
        return new ArcPlan(kept, all);
    }

    /** Returns the shortest arc, negative if the times are out of order. */
    double shortest() {
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < modes.size(); k++) {
            least = Math.min(least, times[k + 1] - times[k]);
        }
        return least;
    }

    @Override
    public String toString() {
        return modes + " at " + java.util.Arrays.toString(times);
    }
}
