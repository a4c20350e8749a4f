package org.costate.control.feedback;

import org.costate.control.Box;
import org.costate.control.ControlHamiltonian;
import org.costate.control.ControlSet;

/**
 * The quadratic model of a problem around an extremal,
 *
 * <pre>
 *   A = H_px,  B = H_pu,  Q = −H_xx,  S = −H_xu,  R = −H_uu
 * </pre>
 *
 * with rows of controls that are held on their bounds left out. Between nodes states and costates
 * are cubic with the slopes of the canonical equations, and the control is sought that makes {@code
 * H} stationary.
 */
final class AccessoryModel implements LinearQuadraticModel {

    private static final int NEWTON = 6;

    private final ControlHamiltonian hamiltonian;
    private final ControlSet set;
    private final double[] times;
    private final double[][] xs;
    private final double[][] ps;
    private final double[][] us;
    private final double[][] slopes;
    private final int n;
    private final int m;

    AccessoryModel(
            ControlHamiltonian hamiltonian,
            ControlSet set,
            double[] times,
            double[][] xs,
            double[][] ps,
            double[][] us) {
        this.hamiltonian = hamiltonian;
        this.set = set;
        this.times = times.clone();
        this.xs = Dense.copy(xs);
        this.ps = Dense.copy(ps);
        this.us = Dense.copy(us);
        this.n = xs[0].length;
        this.m = us[0].length;
        this.slopes = new double[times.length][1 + 2 * n + m];
        for (int k = 0; k < times.length; k++) {
            hamiltonian.gradient(times[k], xs[k], ps[k], us[k], slopes[k]);
        }
    }

    @Override
    public int states() {
        return n;
    }

    @Override
    public int controls() {
        return m;
    }

    /** The extremal at a time; {@code free} tells the controls that are not held. */
    record Point(double[] x, double[] p, double[] u, boolean[] free, double[][] hessian) {}

    Point at(double t) {
        int k = interval(t);
        double h = times[k + 1] - times[k];
        double s = Math.min(Math.max((t - times[k]) / h, 0), 1);
        double[] x = new double[n];
        double[] p = new double[n];
        double[] u = new double[m];
        for (int i = 0; i < n; i++) {
            x[i] = cubic(s, h, xs[k][i], xs[k + 1][i], slope(k, i), slope(k + 1, i));
            p[i] = cubic(s, h, ps[k][i], ps[k + 1][i], push(k, i), push(k + 1, i));
        }
        for (int j = 0; j < m; j++) {
            u[j] = (1 - s) * us[k][j] + s * us[k + 1][j];
        }
        return stationary(t, x, p, u);
    }

    private double slope(int k, int i) {
        return slopes[k][1 + n + i];
    }

    private double push(int k, int i) {
        return -slopes[k][1 + i];
    }

    private static double cubic(double s, double h, double a, double b, double va, double vb) {
        double r = 1 - s;
        return r * r * (1 + 2 * s) * a + s * s * (1 + 2 * r) * b + h * s * r * (r * va - s * vb);
    }

    private int interval(double t) {
        int low = 0;
        int high = times.length - 2;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (times[middle] <= t) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** Moves {@code u} to where {@code H_u} vanishes or pushes against a bound. */
    private Point stationary(double t, double[] x, double[] p, double[] u) {
        double[] g = new double[1 + 2 * n + m];
        double[][] hessian = new double[g.length][g.length];
        double[] low = new double[m];
        double[] high = new double[m];
        double[] slope = new double[m];
        double[] move = new double[m];
        double[][] r = new double[m][m];
        BoxQuadratic box = new BoxQuadratic(m);
        boolean[] free = new boolean[m];
        for (int i = 0; i < NEWTON; i++) {
            hamiltonian.gradient(t, x, p, u, g);
            hamiltonian.hessian(t, x, p, u, hessian);
            for (int j = 0; j < m; j++) {
                low[j] = bound(j, true) - u[j];
                high[j] = bound(j, false) - u[j];
                slope[j] = -g[1 + 2 * n + j];
                move[j] = 0;
                for (int l = 0; l < m; l++) {
                    r[j][l] = -hessian[1 + 2 * n + j][1 + 2 * n + l];
                }
            }
            boolean found = box.solve(r, slope, low, high, move);
            double size = 0;
            for (int j = 0; j < m; j++) {
                free[j] = box.isFree(j);
                size = Math.max(size, Math.abs(move[j]) / (1 + Math.abs(u[j])));
            }
            if (!found || !(size > 1e-13)) {
                break;
            }
            for (int j = 0; j < m; j++) {
                u[j] += move[j];
            }
        }
        hamiltonian.hessian(t, x, p, u, hessian);
        return new Point(x, p, u, free, hessian);
    }

    private double bound(int j, boolean lower) {
        if (set instanceof Box box) {
            return lower ? box.lower(j) : box.upper(j);
        }
        return lower ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    @Override
    public void evaluate(
            double t, double[][] a, double[][] b, double[][] q, double[][] s, double[][] r) {
        Point z = at(t);
        double[][] h = z.hessian();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                a[i][j] = h[1 + n + i][1 + j];
                q[i][j] = -h[1 + i][1 + j];
            }
            for (int j = 0; j < m; j++) {
                b[i][j] = z.free()[j] ? h[1 + n + i][1 + 2 * n + j] : 0;
                s[i][j] = z.free()[j] ? -h[1 + i][1 + 2 * n + j] : 0;
            }
        }
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                boolean both = z.free()[i] && z.free()[j];
                r[i][j] = both ? -h[1 + 2 * n + i][1 + 2 * n + j] : i == j ? 1 : 0;
            }
        }
    }
}
