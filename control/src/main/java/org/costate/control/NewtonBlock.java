package org.costate.control;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Controls in which {@code H} has no closed form: projected Newton ascent from several starts, the
 * best top taken.
 *
 * <p>Starts are spread over the control set by a fixed sequence. A top that no start leads to is
 * missed; {@link ControlLaw#check} tells.
 */
final class NewtonBlock implements Block {

    private static final int ITERATIONS = 100;
    private static final double TINY = 1e-9; // its square is below rounding
    private static final double ROUNDING = 1e-15;
    private static final double FAR = 1e9;

    private final ControlPrograms programs;
    private final int[] members;
    private final ScalarPieces[] pieces;
    private final double[][] starts;

    NewtonBlock(ControlPrograms programs, int[] members, ScalarPieces[] pieces, boolean quadratic) {
        this.programs = programs;
        this.members = members;
        this.pieces = pieces;
        this.starts = starts(quadratic ? 3 : 6 + 6 * members.length);
    }

    private double[][] starts(int count) {
        double[] low = new double[members.length];
        double[] high = new double[members.length];
        for (int i = 0; i < members.length; i++) {
            low[i] = pieces[members[i]].breakpoints[0];
            high[i] = pieces[members[i]].breakpoints[1];
        }
        Box box = ControlSet.box(low, high);
        SplittableRandom random = new SplittableRandom(20261121L);
        List<double[]> all = new ArrayList<>();
        double[] zero = new double[members.length];
        box.project(zero);
        all.add(zero);
        for (int i = 1; i < count; i++) {
            double[] start = new double[members.length];
            box.sample(random, start);
            all.add(start);
        }
        return all.toArray(double[][]::new);
    }

    @Override
    public boolean startsAtZero() {
        return false;
    }

    @Override
    public boolean overwrites() {
        return true;
    }

    @Override
    public void maximise(double t, double[] x, double[] p, LawPoint at) {
        climb(t, x, p, at, true);
        for (int j : members) {
            double[] b = pieces[j].breakpoints;
            at.code[j] = at.u[j] <= b[0] ? 0 : at.u[j] >= b[1] ? 2 : 1;
        }
    }

    @Override
    public void follow(double t, double[] x, double[] p, LawPoint at) {
        boolean free = false;
        for (int j : members) {
            free |= at.code[j] == 1;
        }
        if (free) {
            climb(t, x, p, at, false);
        } else {
            for (int j : members) {
                at.u[j] = pieces[j].breakpoints[at.code[j] / 2];
            }
        }
    }

    /** Climbs from every start; bounds hold, or the members stay pinned as their codes say. */
    private void climb(double t, double[] x, double[] p, LawPoint at, boolean bounded) {
        double best = Double.NEGATIVE_INFINITY;
        double[] top = new double[members.length];
        double[] low = new double[members.length];
        double[] high = new double[members.length];
        for (int i = 0; i < members.length; i++) {
            double[] b = pieces[members[i]].breakpoints;
            int code = bounded ? 1 : at.code[members[i]];
            low[i] = code == 2 ? b[1] : code == 0 || bounded ? b[0] : Double.NEGATIVE_INFINITY;
            high[i] = code == 0 ? b[0] : code == 2 || bounded ? b[1] : Double.POSITIVE_INFINITY;
        }
        Ascent ascent = new Ascent(t, x, p, at, low, high);
        for (double[] start : starts) {
            double value = ascent.from(start);
            if (value > best) {
                best = value;
                for (int i = 0; i < members.length; i++) {
                    top[i] = at.u[members[i]];
                }
            }
        }
        if (best == Double.NEGATIVE_INFINITY) {
            throw new NoMaximiserException(programs.name(members[0]), t, x, p);
        }
        for (int i = 0; i < members.length; i++) {
            at.u[members[i]] = top[i];
        }
    }

    /** One climb. */
    private final class Ascent {

        private final double t;
        private final double[] x;
        private final double[] p;
        private final LawPoint at;
        private final double[] low;
        private final double[] high;
        private final double[] step = new double[members.length];
        private final int[] free = new int[members.length];

        Ascent(double t, double[] x, double[] p, LawPoint at, double[] low, double[] high) {
            this.t = t;
            this.x = x;
            this.p = p;
            this.at = at;
            this.low = low;
            this.high = high;
        }

        private double value() {
            return programs.values(t, x, p, at.u, at);
        }

        /** Climbs, leaves the top in {@code at.u}, and returns {@code H}; −∞ if not finite. */
        double from(double[] start) {
            for (int i = 0; i < members.length; i++) {
                at.u[members[i]] = Math.min(Math.max(start[i], low[i]), high[i]);
            }
            double h = value();
            for (int iteration = 0; iteration < ITERATIONS && Double.isFinite(h); iteration++) {
                int count = direction();
                double next = count == 0 || small() ? h : search(h);
                if (next <= h) {
                    polish(count);
                    return value();
                }
                h = next;
                for (int j : members) {
                    if (Math.abs(at.u[j]) > FAR) {
                        throw new NoMaximiserException(programs.name(j), t, x, p);
                    }
                }
            }
            return Double.isFinite(h) ? h : Double.NEGATIVE_INFINITY;
        }

        /** Finds the free members and a direction of ascent; returns how many are free. */
        private int direction() {
            int count = 0;
            for (int i = 0; i < members.length; i++) {
                int j = members[i];
                double g = at.slopes[j];
                boolean pinned = at.u[j] <= low[i] && g <= 0 || at.u[j] >= high[i] && g >= 0;
                step[i] = 0;
                if (!pinned) {
                    free[count++] = i;
                }
            }
            newton(count);
            return count;
        }

        /** Says whether the step is so small that {@code H} cannot tell its ends apart. */
        private boolean small() {
            boolean small = true;
            for (int i = 0; i < members.length; i++) {
                small &= Math.abs(step[i]) <= TINY * (1 + Math.abs(at.u[members[i]]));
            }
            return small;
        }

        private void newton(int count) {
            double shift = 0;
            double scale = 0;
            for (int a = 0; a < count; a++) {
                int j = members[free[a]];
                scale = Math.max(scale, Math.abs(at.curvature[j][j]));
            }
            double[] d = at.trial;
            while (true) {
                for (int a = 0; a < count; a++) {
                    for (int b = 0; b <= a; b++) {
                        at.small[a][b] =
                                -at.curvature[members[free[a]]][members[free[b]]]
                                        + (a == b ? shift : 0);
                    }
                    d[a] = at.slopes[members[free[a]]];
                }
                if (SmallSolve.factor(at.small, count)) {
                    break;
                }
                shift = shift == 0 ? Math.max(1e-3 * scale, 1e-8) : 4 * shift;
            }
            SmallSolve.withFactor(at.small, d, count);
            for (int a = 0; a < count; a++) {
                step[free[a]] = d[a];
            }
        }

        /** Halves the step until {@code H} rises enough; returns the new value, or the old. */
        private double search(double h) {
            double[] from = new double[members.length];
            double[] slope = new double[members.length];
            for (int i = 0; i < members.length; i++) {
                from[i] = at.u[members[i]];
                slope[i] = at.slopes[members[i]];
            }
            for (double alpha = 1; alpha > 1e-12; alpha *= 0.5) {
                double promise = 0;
                for (int i = 0; i < members.length; i++) {
                    double to = from[i] + alpha * step[i];
                    at.u[members[i]] = Math.min(Math.max(to, low[i]), high[i]);
                    promise += slope[i] * (at.u[members[i]] - from[i]);
                }
                double next = value();
                if (next > h && next >= h + 1e-4 * promise) {
                    return next;
                }
                if (promise <= ROUNDING * Math.abs(h)) {
                    break;
                }
            }
            for (int i = 0; i < members.length; i++) {
                at.u[members[i]] = from[i];
            }
            value();
            return h;
        }

        /** Takes two bare Newton steps: {@code H} no longer tells near its top, its slope does. */
        private void polish(int count) {
            for (int k = 0; k < 2 && count > 0; k++) {
                for (int i = 0; i < members.length; i++) {
                    double to = at.u[members[i]] + step[i];
                    if (step[i] != 0 && Math.abs(step[i]) < 1e-6 * (1 + Math.abs(to))) {
                        at.u[members[i]] = Math.min(Math.max(to, low[i]), high[i]);
                    }
                }
                value();
                count = direction();
            }
        }
    }
}
