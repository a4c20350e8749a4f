package org.costate.control.transcription;

import java.util.Arrays;

/**
 * Solves the KKT system of a transcription by a Riccati recursion over its intervals, with a border
 * {@code e = (θ, ν, x_0)} of free times, multipliers of the conditions on the final state, and the
 * initial state where the ends couple it with the final one.
 *
 * <p>The cost to go of interval {@code k} is {@code ½ xᵀP x + xᵀG e + ½ eᵀE e + pᵀx + εᵀe}; the
 * controls of each interval are eliminated by a symmetric factorisation that need not be definite.
 * By Haynsworth's theorem the negative eigenvalues of the whole matrix are those of the eliminated
 * blocks and of the last one, so that inertia is exact though no block is required to be convex.
 * Cost is linear in the number of intervals.
 */
final class BorderedRiccati {

    private final Layout at;
    private final EndConditions ends;
    private final CondensedInterval[] intervals;
    private final int size;
    private final int controls;
    private final double[][] quadratic;
    private final double[][] linear;
    private double[][] border;
    private double[] corner;
    private final SymmetricFactor[] pivots;
    private double[][] gains;
    private final double[][] feedForward;
    private final int[] active;
    private int width;
    private int activeCount;
    private boolean coupled;
    private final ClosingBlock closing;
    private final double[] image;
    private double[] borderImage;
    private final double[] hessian;
    private final double[] pivot;
    private double[] corners;
    private final double[] shift;
    private final double[] unknown;
    private double[] edge;

    BorderedRiccati(Layout at, EndConditions ends, CondensedInterval[] intervals) {
        this.at = at;
        this.ends = ends;
        this.intervals = intervals;
        int n = at.n();
        size = intervals[0].size();
        controls = at.s() * at.m();
        int nodes = intervals.length + 1;
        quadratic = new double[nodes][n * n];
        linear = new double[nodes][n];
        border = new double[nodes][0];
        pivots = new SymmetricFactor[intervals.length];
        for (int k = 0; k < pivots.length; k++) {
            pivots[k] = new SymmetricFactor(controls);
        }
        gains = new double[intervals.length][0];
        feedForward = new double[intervals.length][controls];
        active = new int[at.b()];
        int last = n + at.q() + at.b();
        closing = new ClosingBlock(at, ends);
        unknown = new double[last];
        image = new double[n * size];
        hessian = new double[size * size];
        pivot = new double[controls * controls];
        shift = new double[size];
        borderImage = new double[0];
        corner = new double[0];
        corners = new double[0];
        edge = new double[0];
        width = -1;
    }

    private void shape() {
        activeCount = 0;
        for (int r = 0; r < at.b(); r++) {
            if (ends.dependsOnFinalState(r)) {
                active[activeCount++] = r;
            }
        }
        coupled = ends.isCoupled();
        int e = at.q() + activeCount + (coupled ? at.n() : 0);
        if (e != width) {
            width = e;
            border = new double[intervals.length + 1][at.n() * e];
            gains = new double[intervals.length][controls * (at.n() + e)];
            corner = new double[e * e];
            corners = new double[controls * (at.n() + e)];
            borderImage = new double[size * e];
            edge = new double[e];
        }
    }

    /** Factorises with {@code diag(d)} added to the Hessian and {@code −δ} in the rows of ψ. */
    StructuredProgram.Inertia factorise(double[] diagonal, double delta) {
        shape();
        terminal(diagonal, delta);
        int negative = 0;
        for (int k = intervals.length - 1; k >= 0; k--) {
            eliminate(k, diagonal);
            if (pivots[k].singular()) {
                return StructuredProgram.Inertia.SINGULAR;
            }
            negative += pivots[k].negative();
        }
        SymmetricFactor first =
                closing.factorise(
                        quadratic[0],
                        border[0],
                        corner,
                        Arrays.copyOf(active, activeCount),
                        coupled,
                        delta);
        if (first.singular()) {
            return StructuredProgram.Inertia.SINGULAR;
        }
        return negative + first.negative() == at.b()
                ? StructuredProgram.Inertia.RIGHT
                : StructuredProgram.Inertia.INDEFINITE;
    }

    private void terminal(double[] diagonal, double delta) {
        int n = at.n();
        int q = at.q();
        int s = ends.size;
        int last = intervals.length;
        double[] p = quadratic[last];
        double[] g = border[last];
        Arrays.fill(corner, 0);
        for (int i = 0; i < n; i++) {
            int row = (q + n + i) * s;
            System.arraycopy(ends.curvature, row + q + n, p, i * n, n);
            p[i * n + i] += diagonal[at.node(last) + i];
            System.arraycopy(ends.curvature, row, g, i * width, q);
            for (int a = 0; a < activeCount; a++) {
                g[i * width + q + a] = ends.rows[active[a] * s + q + n + i];
            }
            if (coupled) {
                System.arraycopy(ends.curvature, row + q, g, i * width + q + activeCount, n);
            }
        }
        for (int a = 0; a < q; a++) {
            System.arraycopy(ends.curvature, a * s, corner, a * width, q);
            corner[a * width + a] += diagonal[a];
            for (int b = 0; b < activeCount; b++) {
                double v = ends.rows[active[b] * s + a];
                corner[a * width + q + b] = v;
                corner[(q + b) * width + a] = v;
            }
        }
        for (int a = 0; a < activeCount; a++) {
            corner[(q + a) * width + q + a] = -delta;
        }
    }

    private void eliminate(int k, double[] diagonal) {
        int n = at.n();
        CondensedInterval interval = intervals[k];
        interval.curve(diagonal);
        double[] step = interval.step;
        Arrays.fill(image, 0);
        Products.add(image, quadratic[k + 1], step, n, n, size);
        System.arraycopy(interval.cost, 0, hessian, 0, size * size);
        Products.addTransposed(hessian, step, image, size, n, size);
        for (int i = 0; i < n; i++) {
            hessian[i * size + i] += diagonal[at.node(k) + i];
        }
        Arrays.fill(borderImage, 0);
        Products.addTransposed(borderImage, step, border[k + 1], size, n, width);
        joinTimes();
        for (int i = 0; i < controls; i++) {
            System.arraycopy(hessian, (n + i) * size + n, pivot, i * controls, controls);
        }
        pivots[k].factorise(pivot);
        if (!pivots[k].singular()) {
            reduce(k);
        }
    }

    /** Merges the times of {@code y} with those of the border. */
    private void joinTimes() {
        int n = at.n();
        int theta = n + controls;
        for (int a = 0; a < at.q(); a++) {
            for (int b = 0; b < width; b++) {
                double v = borderImage[(theta + a) * width + b];
                corner[a * width + b] += v;
                corner[b * width + a] += v;
            }
            for (int b = 0; b < at.q(); b++) {
                corner[a * width + b] += hessian[(theta + a) * size + theta + b];
            }
            for (int i = 0; i < theta; i++) {
                borderImage[i * width + a] += hessian[i * size + theta + a];
            }
        }
    }

    /** Eliminates the controls: {@code P, G, E} lose {@code Qᵀ Q_uu⁻¹ Q}. */
    private void reduce(int k) {
        int n = at.n();
        int columns = n + width;
        double[] gain = gains[k];
        for (int i = 0; i < controls; i++) {
            System.arraycopy(hessian, (n + i) * size, gain, i * columns, n);
            System.arraycopy(borderImage, (n + i) * width, gain, i * columns + n, width);
        }
        System.arraycopy(gain, 0, corners, 0, gain.length);
        pivots[k].solve(gain, columns);
        double[] p = quadratic[k];
        double[] g = border[k];
        for (int i = 0; i < n; i++) {
            System.arraycopy(hessian, i * size, p, i * n, n);
            System.arraycopy(borderImage, i * width, g, i * width, width);
        }
        for (int c = 0; c < controls; c++) {
            for (int i = 0; i < n; i++) {
                double v = corners[c * columns + i];
                for (int j = 0; j < n; j++) {
                    p[i * n + j] -= v * gain[c * columns + j];
                }
                for (int j = 0; j < width; j++) {
                    g[i * width + j] -= v * gain[c * columns + n + j];
                }
            }
            for (int i = 0; i < width; i++) {
                double v = corners[c * columns + n + i];
                for (int j = 0; j < width && v != 0; j++) {
                    corner[i * width + j] -= v * gain[c * columns + n + j];
                }
            }
        }
        symmetrise(p, n);
    }

    private static void symmetrise(double[] p, int n) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double mean = 0.5 * (p[i * n + j] + p[j * n + i]);
                p[i * n + j] = mean;
                p[j * n + i] = mean;
            }
        }
    }

    /** Solves with the factors for {@code (dv, dy)}. */
    void solve(double[] rv, double[] rc, double[] dv, double[] dy) {
        int n = at.n();
        int last = intervals.length;
        Arrays.fill(edge, 0);
        for (int i = 0; i < n; i++) {
            linear[last][i] = -rv[at.node(last) + i];
        }
        for (int k = last - 1; k >= 0; k--) {
            back(k, rv, rc);
        }
        solveFirst(rv, rc, dv, dy);
        for (int k = 0; k < last; k++) {
            forth(k, rv, rc, dv, dy);
        }
    }

    private void back(int k, double[] rv, double[] rc) {
        int n = at.n();
        int columns = n + width;
        CondensedInterval interval = intervals[k];
        interval.load(rv, rc);
        double[] w = linear[k]; // overwritten below
        System.arraycopy(linear[k + 1], 0, w, 0, n);
        Products.add(w, quadratic[k + 1], interval.gap, n, n, 1);
        System.arraycopy(interval.linear, 0, shift, 0, size);
        Products.addTransposed(shift, interval.step, w, size, n, 1);
        Products.addTransposed(edge, border[k + 1], interval.gap, width, n, 1);
        for (int a = 0; a < at.q(); a++) {
            edge[a] += shift[n + controls + a];
        }
        double[] forward = feedForward[k];
        System.arraycopy(shift, n, forward, 0, controls);
        double[] gain = gains[k];
        for (int i = 0; i < n; i++) {
            double v = shift[i] - rv[at.node(k) + i];
            for (int c = 0; c < controls; c++) {
                v -= gain[c * columns + i] * forward[c];
            }
            linear[k][i] = v;
        }
        for (int i = 0; i < width; i++) {
            for (int c = 0; c < controls; c++) {
                edge[i] -= gain[c * columns + n + i] * forward[c];
            }
        }
        pivots[k].solve(forward, 1);
    }

    private void solveFirst(double[] rv, double[] rc, double[] dv, double[] dy) {
        int n = at.n();
        int q = at.q();
        for (int i = 0; i < n; i++) {
            unknown[i] = -linear[0][i] - (coupled ? edge[q + activeCount + i] : 0);
        }
        for (int a = 0; a < q; a++) {
            unknown[n + a] = rv[a] - edge[a];
        }
        System.arraycopy(rc, 0, unknown, n + q, at.b());
        for (int a = 0; a < activeCount; a++) {
            unknown[n + q + active[a]] -= edge[q + a];
        }
        closing.solve(unknown);
        System.arraycopy(unknown, 0, dv, at.node(0), n);
        System.arraycopy(unknown, n, dv, 0, q);
        System.arraycopy(unknown, n + q, dy, 0, at.b());
        System.arraycopy(dv, 0, edge, 0, q);
        for (int a = 0; a < activeCount; a++) {
            edge[q + a] = dy[active[a]];
        }
        if (coupled) {
            System.arraycopy(unknown, 0, edge, q + activeCount, n);
        }
    }

    private void forth(int k, double[] rv, double[] rc, double[] dv, double[] dy) {
        int n = at.n();
        int columns = n + width;
        CondensedInterval interval = intervals[k];
        System.arraycopy(dv, at.node(k), shift, 0, n);
        for (int c = 0; c < controls; c++) {
            double u = -feedForward[k][c];
            for (int i = 0; i < n; i++) {
                u -= gains[k][c * columns + i] * shift[i];
            }
            for (int i = 0; i < width; i++) {
                u -= gains[k][c * columns + n + i] * edge[i];
            }
            shift[n + c] = u;
        }
        System.arraycopy(dv, 0, shift, n + controls, at.q());
        for (int i = 0; i < n; i++) {
            double x = interval.gap[i];
            for (int j = 0; j < size; j++) {
                x += interval.step[i * size + j] * shift[j];
            }
            dv[at.node(k + 1) + i] = x;
        }
        for (int i = 0; i < n; i++) {
            double mu = linear[k + 1][i];
            for (int j = 0; j < n; j++) {
                mu += quadratic[k + 1][i * n + j] * dv[at.node(k + 1) + j];
            }
            for (int j = 0; j < width; j++) {
                mu += border[k + 1][i * width + j] * edge[j];
            }
            dy[at.continuityRow(k) + i] = mu;
        }
        interval.unload(shift, rv, rc, dv, dy);
    }
}
