package org.costate.control.solve;

import org.costate.control.OptimalControlProblem;
import org.costate.control.SmoothMap;
import org.jspecify.annotations.Nullable;

/** Looks whether a curve keeps the path constraints {@code g(t, x, u) ≤ 0} of a problem. */
final class PathCheck {

    /**
     * The constraint that is met or broken the most.
     *
     * @param excess {@code g} relative to its own size
     */
    record Worst(String text, double time, double excess) {}

    private final OptimalControlProblem problem;
    private final @Nullable SmoothMap map;
    private final double[] size;

    PathCheck(OptimalControlProblem problem) {
        this.problem = problem;
        this.map = problem.pathConstraints().isEmpty() ? null : problem.pathConstraintMap();
        this.size = new double[problem.pathConstraints().size()];
    }

    /** Returns the worst constraint on an estimate, null if there is no constraint. */
    @Nullable Worst on(Estimate estimate) {
        return worst(
                estimate.times().length,
                k -> estimate.times()[k],
                k -> estimate.states()[k],
                k -> estimate.controls()[k]);
    }

    /** Returns the worst constraint on an extremal, null if there is no constraint. */
    @Nullable Worst on(Extremal extremal) {
        Cursor cursor = new Cursor(extremal);
        double[] times = extremal.sampleTimes(1000);
        return worst(
                times.length,
                k -> times[k],
                k -> cursor.moveTo(times[k]).x().clone(),
                k -> cursor.moveTo(times[k]).control());
    }

    private @Nullable Worst worst(
            int count,
            java.util.function.IntToDoubleFunction time,
            java.util.function.IntFunction<double[]> state,
            java.util.function.IntFunction<double[]> control) {
        if (map == null) {
            return null;
        }
        double[][] values = new double[count][size.length];
        double[] v = new double[map.inputs()];
        for (int k = 0; k < count; k++) {
            double[] x = state.apply(k);
            double[] u = control.apply(k);
            v[0] = time.applyAsDouble(k);
            System.arraycopy(x, 0, v, 1, x.length);
            System.arraycopy(u, 0, v, 1 + x.length, u.length);
            map.value(v, values[k]);
            for (int i = 0; i < size.length; i++) {
                size[i] = Math.max(size[i], Math.abs(values[k][i]));
            }
        }
        Worst worst = null;
        for (int k = 0; k < count; k++) {
            for (int i = 0; i < size.length; i++) {
                double excess = values[k][i] / Math.max(size[i], Double.MIN_NORMAL);
                if (worst == null || !(excess <= worst.excess())) {
                    String text = problem.pathConstraints().get(i).text();
                    worst = new Worst(text, time.applyAsDouble(k), excess);
                }
            }
        }
        return worst;
    }
}
