package org.costate.control.solve;

import java.util.Arrays;
import java.util.List;
import org.costate.control.NoMaximiserException;

/**
 * Maximises {@code H(t, x, p, ·)} over the control set, as a global search: a scan of each
 * component over its bounds, kinks and a few inner points, then a projected Newton ascent from the
 * best points met and from a hint.
 *
 * <p>Kinks cut the box into smooth cells; derivatives are taken inside a cell, a hair away from its
 * kink. One thread.
 */
final class ControlMaximiser {

    private static final double HAIR = Double.MIN_NORMAL;
    private static final int STEPS = 60;
    private static final double FAR = 1e12;

    private final BolzaForm form;
    private final ControlScan scan;
    private final int n;
    private final int m;
    private final double[] v;
    private final double[] out;
    private final double[][] jacobian;
    private final double[][] hessian;
    private final double[] w;
    private final double[] low;
    private final double[] high;
    private final double[] best;
    private double bestValue;
    private double size;
    private boolean unbounded;

    ControlMaximiser(BolzaForm form) {
        this.form = form;
        this.scan = new ControlScan(form, this::value);
        this.n = form.n();
        this.m = form.m();
        int k = 1 + n + m;
        this.v = new double[k];
        this.out = new double[form.dynamics().outputs()];
        this.jacobian = new double[form.dynamics().outputs()][k];
        this.hessian = new double[k][k];
        this.w = new double[form.dynamics().outputs()];
        this.low = new double[m];
        this.high = new double[m];
        this.best = new double[m];
    }

    /** Says whether the last search ran away: no maximiser exists. */
    boolean ranAway() {
        return unbounded;
    }

    /** Returns {@code H(t, x, p, u)}. */
    double value(double t, double[] x, double[] p, double[] u) {
        place(t, x, p);
        return value(u);
    }

    private void place(double t, double[] x, double[] p) {
        v[0] = t;
        System.arraycopy(x, 0, v, 1, n);
        System.arraycopy(p, 0, w, 0, n);
        w[n] = -1;
    }

    private double value(double[] u) {
        if (norm(u) > form.radius() * (1 + 1e-12)) {
            return Double.NEGATIVE_INFINITY;
        }
        System.arraycopy(u, 0, v, 1 + n, m);
        double sum = 0;
        try {
            form.dynamics().value(v, out);
        } catch (ArithmeticException outside) {
            return Double.NEGATIVE_INFINITY;
        }
        for (int i = 0; i <= n; i++) {
            sum += w[i] == 0 ? 0 : w[i] * out[i];
        }
        size = 0;
        for (int i = 0; i <= n; i++) {
            size += Math.abs(w[i] * out[i]);
        }
        return Double.isNaN(sum) ? Double.NEGATIVE_INFINITY : sum;
    }

    /**
     * Writes a global maximiser.
     *
     * @param hint where to look too, and the scale of unbounded components
     * @param u receives the control
     * @return {@code H} there
     */
    double maximise(double t, double[] x, double[] p, double[] hint, double[] u) {
        place(t, x, p);
        unbounded = false;
        bestValue = Double.NEGATIVE_INFINITY;
        boolean ran = false;
        for (double[] corner : form.corners()) {
            keep(corner, value(corner));
        }
        for (double[] start : form.corners().isEmpty() ? scan.starts(hint) : List.<double[]>of()) {
            ascend(start);
            ran |= unbounded;
            unbounded = false;
        }
        unbounded = ran;
        if (Double.isFinite(form.radius())) {
            climbSphere(hint);
        }
        System.arraycopy(best, 0, u, 0, m);
        return bestValue;
    }

    /**
     * Writes a global maximiser, by the derived law where there is one.
     *
     * @param hint where to look if there is none
     */
    void byLaw(double t, double[] x, double[] p, double[] hint, double[] u) {
        if (form.law() == null) {
            maximise(t, x, p, hint, u);
            return;
        }
        unbounded = false;
        try {
            form.law().at(t, x, p, u);
        } catch (NoMaximiserException none) {
            unbounded = true;
            System.arraycopy(hint, 0, u, 0, m);
        }
    }

    /** Climbs from a point by projected Newton steps, in its cell, and keeps the best met. */
    private void ascend(double[] start) {
        double[] u = start.clone();
        double here = value(u);
        keep(u, here);
        if (here == Double.NEGATIVE_INFINITY) {
            return;
        }
        for (int hop = 0; hop <= m + 1; hop++) {
            cell(u);
            double[] inside = u.clone();
            here = climb(inside, here);
            boolean moved = !Arrays.equals(inside, u);
            System.arraycopy(inside, 0, u, 0, m);
            keep(u, here);
            if (!moved) {
                return;
            }
        }
    }

    private void keep(double[] u, double value) {
        if (value > bestValue) {
            bestValue = value;
            System.arraycopy(u, 0, best, 0, m);
        }
    }

    /** The smooth cell to climb in: between kinks, on the side where {@code H} rises. */
    private void cell(double[] u) {
        for (int i = 0; i < m; i++) {
            low[i] = form.lower()[i];
            high[i] = form.upper()[i];
            for (double kink : form.kinks()[i]) {
                if (kink < u[i]) {
                    low[i] = Math.max(low[i], kink);
                } else if (kink > u[i]) {
                    high[i] = Math.min(high[i], kink);
                } else if (rises(u, i, kink, 1)) {
                    low[i] = kink;
                } else if (rises(u, i, kink, -1)) {
                    high[i] = kink;
                } else {
                    low[i] = kink;
                    high[i] = kink;
                }
            }
        }
    }

    private boolean rises(double[] u, int i, double kink, int side) {
        double[] moved = u.clone();
        moved[i] = hair(kink, side);
        if (moved[i] < form.lower()[i] || moved[i] > form.upper()[i]) {
            return false;
        }
        return side * gradient(moved)[i] > 0;
    }

    static double hair(double kink, int side) {
        return kink == 0 ? side * HAIR : kink + side * Math.ulp(kink);
    }

    private double[] gradient(double[] u) {
        System.arraycopy(u, 0, v, 1 + n, m);
        form.dynamics().jacobian(v, out, jacobian);
        double[] g = new double[m];
        for (int j = 0; j < m; j++) {
            for (int i = 0; i <= n; i++) {
                g[j] += w[i] == 0 ? 0 : w[i] * jacobian[i][1 + n + j];
            }
        }
        return g;
    }

    /** The point whose derivatives stand for those inside the cell. */
    private double[] inside(double[] u) {
        double[] moved = u.clone();
        for (int i = 0; i < m; i++) {
            for (double kink : form.kinks()[i]) {
                if (u[i] == kink) {
                    moved[i] = low[i] == kink && high[i] > kink ? hair(kink, 1) : hair(kink, -1);
                }
            }
        }
        return moved;
    }

    private double climb(double[] u, double start) {
        double here = start;
        for (int step = 0; step < STEPS; step++) {
            double[] at = inside(u);
            double[] g = gradient(at);
            double[] d = direction(at, u, g);
            if (d.length == 0) {
                return here;
            }
            double gain = 0;
            for (int i = 0; i < m; i++) {
                gain += Math.abs(g[i] * d[i]);
            }
            boolean last = gain <= 1e-14 * size;
            double next = search(u, d, here);
            if (Double.isNaN(next)) {
                return here;
            }
            boolean far = false;
            for (double c : u) {
                far |= Math.abs(c) > FAR;
            }
            if (far) {
                unbounded = true;
                return next;
            }
            here = next;
            if (last) {
                return here;
            }
        }
        return here;
    }

    /** Newton's direction on the components that may move; empty if none may. */
    private double[] direction(double[] at, double[] u, double[] g) {
        int[] moving =
                java.util.stream.IntStream.range(0, m)
                        .filter(i -> g[i] > 0 && u[i] < high[i] || g[i] < 0 && u[i] > low[i])
                        .toArray();
        if (moving.length == 0) {
            return new double[0];
        }
        System.arraycopy(at, 0, v, 1 + n, m);
        double[] weights = w.clone();
        Arrays.fill(weights, n + 1, weights.length, 0);
        form.dynamics().hessian(v, weights, hessian);
        double[] d = new double[m];
        double[][] k = new double[moving.length][moving.length];
        for (int i = 0; i < moving.length; i++) {
            for (int j = 0; j < moving.length; j++) {
                k[i][j] = -hessian[1 + n + moving[i]][1 + n + moving[j]];
            }
        }
        double[] s = Definite.solve(k, Arrays.stream(moving).mapToDouble(i -> g[i]).toArray());
        for (int i = 0; i < moving.length; i++) {
            int j = moving[i];
            d[j] = s.length > 0 ? s[i] : Math.copySign(reach(j, u[j]), g[j]);
        }
        return d;
    }

    private double reach(int j, double u) {
        double width = high[j] - low[j];
        return Double.isFinite(width) ? width : 10 * Math.max(1, Math.abs(u));
    }

    /** Steps along {@code d}, projected; {@code NaN} if {@code H} does not rise. */
    private double search(double[] u, double[] d, double here) {
        double[] moved = new double[m];
        for (double s = 1; s > 1e-12; s *= 0.25) {
            boolean same = true;
            for (int i = 0; i < m; i++) {
                moved[i] = Math.min(Math.max(u[i] + s * d[i], low[i]), high[i]);
                same &= Math.abs(moved[i] - u[i]) <= 1e-15 * Math.abs(u[i]);
            }
            double next = value(moved);
            if (same) {
                return Double.NaN;
            }
            if (next > here || next >= here - 4e-16 * Math.abs(here) && s == 1 && small(u, moved)) {
                boolean settled = !(next > here);
                System.arraycopy(moved, 0, u, 0, m);
                return settled ? Double.NaN : next;
            }
        }
        return Double.NaN;
    }

    private static boolean small(double[] u, double[] moved) {
        double largest = 0;
        double change = 0;
        for (int i = 0; i < u.length; i++) {
            largest = Math.max(largest, Math.abs(u[i]));
            change = Math.max(change, Math.abs(u[i] - moved[i]));
        }
        return change <= 1e-6 * Math.max(largest, 1e-300);
    }

    /** Follows {@code u ← r ∇H/|∇H|}, whose fixed points are stationary on the sphere. */
    private void climbSphere(double[] hint) {
        double[] u = norm(hint) > 0 ? hint.clone() : best.clone();
        for (int k = 0; k < STEPS; k++) {
            double length = norm(u);
            for (int i = 0; i < m && length > 0; i++) {
                u[i] *= form.radius() / length;
            }
            double[] g = gradient(u);
            double size = norm(g);
            double moved = 0;
            for (int i = 0; i < m && size > 0; i++) {
                double next = form.radius() * g[i] / size;
                moved = Math.max(moved, Math.abs(next - u[i]));
                u[i] = next;
            }
            keep(u, value(u));
            if (moved <= 1e-15 * form.radius()) {
                return;
            }
        }
    }

    private static double norm(double[] u) {
        double sum = 0;
        for (double c : u) {
            sum += c * c;
        }
        return Math.sqrt(sum);
    }

    /** Returns the mode of a maximiser: components on a bound or a kink are held there. */
    ControlMode mode(double[] u) {
        double[] held = new double[m];
        if (!form.corners().isEmpty()) {
            return ControlMode.of(u);
        }
        for (int i = 0; i < m; i++) {
            held[i] = heldAt(i, u[i]);
        }
        return norm(u) >= form.radius() * (1 - 1e-9)
                ? ControlMode.of(held, 0)
                : ControlMode.of(held);
    }

    private double heldAt(int i, double u) {
        if (u == form.lower()[i] || u == form.upper()[i]) {
            return u;
        }
        for (double kink : form.kinks()[i]) {
            if (Math.abs(u - kink) <= 1e-12 * Math.max(1e-3, Math.abs(kink))) {
                return kink;
            }
        }
        return Double.NaN;
    }
}
