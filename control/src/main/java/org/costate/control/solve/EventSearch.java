package org.costate.control.solve;

import org.costate.ode.SolverStatus;

/**
 * Looks for the first of several functions to become negative during an integration.
 *
 * <p>Signs are compared at the ends of a step and at three points between on the cubic that matches
 * values and slopes, so that a pair of crossings in one step is seen too; a zero is then located by
 * repeating the step with other lengths, at the full order of the method.
 */
final class EventSearch {

    private static final double[] INSIDE = {0.25, 0.5, 0.75};
    private static final int ITERATIONS = 80;

    /** Steps a function that started at zero may fall before the flow counts as sliding. */
    private static final int PATIENCE = 3;

    private final VariationalFlow flow;
    private final VariationalFlow.Events events;
    private final double[] size;
    private final double[] before;
    private final double[] now;
    private final boolean[] armed;
    private final int[] strikes;
    private double bracket = 1;

    EventSearch(VariationalFlow flow, VariationalFlow.Events events, double t0, double[] w) {
        this.flow = flow;
        this.events = events;
        this.size = new double[events.count()];
        this.before = new double[events.count()];
        this.now = new double[events.count()];
        this.armed = new boolean[events.count()];
        this.strikes = new int[events.count()];
        flow.events(events, t0, w, before);
        for (int i = 0; i < before.length; i++) {
            size[i] = Math.abs(before[i]);
        }
    }

    /**
     * Returns the first function to cross zero between two points, −1 if none does.
     *
     * @param w the point at {@code t}
     * @param next the point at {@code reached}
     */
    int crossed(double t, double[] w, double reached, double[] next) {
        for (int i = 0; i < before.length; i++) {
            armed[i] |= before[i] > 1e-9 * size[i] && before[i] > 0;
        }
        double[] middle = new double[w.length];
        double[] slope = new double[w.length];
        double[] nextSlope = new double[w.length];
        flow.evaluate(t, w, slope);
        flow.evaluate(reached, next, nextSlope);
        for (int k = 0; k <= INSIDE.length; k++) {
            double s = k < INSIDE.length ? INSIDE[k] : 1;
            if (s < 1) {
                hermite(s, reached - t, w, slope, next, nextSlope, middle);
            }
            flow.events(events, t + s * (reached - t), s < 1 ? middle : next, now);
            int guard = first(t + s * (reached - t), s == 1);
            if (guard >= 0) {
                bracket = s;
                return guard;
            }
        }
        System.arraycopy(now, 0, before, 0, now.length);
        return -1;
    }

    private int first(double t, boolean end) {
        int found = -1;
        for (int i = 0; i < now.length; i++) {
            size[i] = Math.max(size[i], Math.abs(now[i]));
            if (now[i] > 1e-9 * size[i]) {
                armed[i] = true;
            } else if (now[i] < 0 && armed[i]) {
                found = i;
            } else if (end && now[i] < 0 && now[i] < before[i] && ++strikes[i] > PATIENCE) {
                throw new FlowFailure(
                        SolverStatus.CHATTERING,
                        t,
                        "OCP-05: the flow slides along a switching surface: a singular arc");
            }
        }
        return found;
    }

    private static void hermite(
            double s, double h, double[] a, double[] fa, double[] b, double[] fb, double[] y) {
        double s2 = s * s;
        double s3 = s2 * s;
        for (int i = 0; i < y.length; i++) {
            y[i] =
                    (1 - 3 * s2 + 2 * s3) * a[i]
                            + (3 * s2 - 2 * s3) * b[i]
                            + h * ((s - 2 * s2 + s3) * fa[i] + (s3 - s2) * fb[i]);
        }
    }

    /**
     * Returns the length of the step that ends at the zero of a function, and leaves its end in
     * {@code next}.
     *
     * @param h the step in which it crosses
     */
    double locate(
            int guard, DormandPrinceStep scheme, double t, double[] w, double h, double[] next) {
        flow.evaluate(t, w, scheme.slope());
        double low = 0;
        double high = bracket * h;
        double atLow = Math.max(before[guard], 0);
        double atHigh = value(guard, scheme, t, w, high, next);
        if (atHigh >= 0) {
            high = h;
            atHigh = value(guard, scheme, t, w, high, next);
        }
        double s = high;
        for (int k = 0; k < ITERATIONS; k++) {
            double secant = high - atHigh * (high - low) / (atHigh - atLow);
            s = k % 3 == 2 || !Double.isFinite(secant) ? 0.5 * (low + high) : secant;
            double at = value(guard, scheme, t, w, s, next);
            if (at > 0) {
                low = s;
                atLow = at;
            } else {
                high = s;
                atHigh = at;
            }
            if (at == 0 || Math.abs(high - low) <= 2 * Math.ulp(Math.abs(t) + Math.abs(h))) {
                break;
            }
        }
        return s;
    }

    private double value(
            int guard, DormandPrinceStep scheme, double t, double[] w, double s, double[] next) {
        if (!scheme.advance(flow::evaluate, t, w, s, next)) {
            return -1;
        }
        flow.events(events, t + s, next, now);
        return now[guard];
    }
}
