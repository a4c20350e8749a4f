package org.costate.control.solve;

import java.util.Arrays;
import java.util.Objects;
import org.costate.control.SmoothMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the control that is stationary for {@code Ĥ = ⟨p, f⟩ − ℓ − ⟨μ, c⟩} under a {@link
 * ControlMode}: Newton's method for {@code y = (u_free, μ)} from the last point asked for, with its
 * matrix kept while it contracts. Leaves the values and derivatives of the map there in {@link
 * #out}, {@link #jacobian}, {@link #gradient} of {@code Ĥ} and, after {@link #curvature}, {@link
 * #hessian}, all over {@code (t, x, u)}.
 */
final class StationaryControl {

    private static final int NEWTON_STEPS = 30;
    private static final double SETTLED = 2e-15;
    private static final double CLOSE = 1e-7;

    private final SmoothMap map;
    private final int n;
    private final int m;
    private final int[] free;
    private final int[] active;
    private final int ny;

    private final double[] v;
    final double[] out;
    final double[][] jacobian;
    final double[][] hessian;
    private final double[] w;
    final double[] gradient;
    private final double[] y;
    private final double[] delta;
    private final double[] typical;
    private final double[] accepted;
    private final double[] lastX;
    private final double[] lastP;
    private final double[] cellLow;
    private final double[] cellHigh;
    private final double[] overshoot;
    private double lastT = Double.NaN;
    private boolean solved;
    private boolean curved;
    private @Nullable HouseholderQr kkt;
    private @Nullable RuntimeException cause;

    /**
     * Creates the search for a mode.
     *
     * @param map {@code (t, x, u) ↦ (f, ℓ, c)}
     * @param n the dimension of the state
     * @param start where to look for the control first, {@code m}
     */
    StationaryControl(SmoothMap map, int n, ControlMode mode, double[] start) {
        this.map = map;
        this.n = n;
        this.m = mode.dimension();
        this.free = mode.freeComponents();
        this.active = mode.active();
        this.ny = free.length + active.length;
        int k = 1 + n + m;
        this.v = new double[k];
        this.out = new double[map.outputs()];
        this.jacobian = new double[map.outputs()][k];
        this.hessian = new double[k][k];
        this.w = new double[map.outputs()];
        this.gradient = new double[k];
        this.y = new double[ny];
        this.delta = new double[ny];
        this.typical = new double[ny];
        this.accepted = new double[ny];
        this.cellLow = new double[m];
        this.cellHigh = new double[m];
        this.overshoot = new double[m];
        Arrays.fill(cellLow, Double.NEGATIVE_INFINITY);
        Arrays.fill(cellHigh, Double.POSITIVE_INFINITY);
        Arrays.fill(typical, 1e-30);
        this.lastX = new double[n];
        this.lastP = new double[n];
        restart(start);
        for (int i = 0; i < m; i++) {
            v[1 + n + i] = mode.isFree(i) ? start[i] : mode.value(i);
        }
    }

    /**
     * Keeps free controls on the branch between the kinks around {@code inside}: beyond a kink the
     * branch goes on as its Taylor polynomial, so that an arc may end there and be overshot.
     */
    void between(double[][] kinks, double[] inside) {
        for (int k = 0; k < free.length; k++) {
            int i = free[k];
            typical[k] = Math.max(typical[k], 1e-2 * Math.abs(inside[i]));
            for (double kink : kinks[i]) {
                if (kink <= inside[i]) {
                    cellLow[i] = Math.max(cellLow[i], kink);
                } else {
                    cellHigh[i] = Math.min(cellHigh[i], kink);
                }
            }
        }
    }

    /** Forgets the last point and looks for the control near {@code u} next. */
    void restart(double[] u) {
        lastT = Double.NaN;
        kkt = null;
        for (int i = 0; i < free.length; i++) {
            y[i] = u[free[i]];
        }
        for (int j = free.length; j < ny; j++) {
            y[j] = Double.NaN;
        }
    }

    /** Returns {@code ∂y/∂t} (column 0), {@code ∂y/∂x} or {@code ∂y/∂p}. */
    double[] response(int column) {
        double[] side = new double[ny];
        for (int k = 0; k < free.length; k++) {
            side[k] =
                    column <= n
                            ? -hessian[1 + n + free[k]][column]
                            : -jacobian[column - n - 1][1 + n + free[k]];
        }
        for (int k = 0; k < active.length && column <= n; k++) {
            side[free.length + k] = jacobian[n + 1 + active[k]][column];
        }
        HouseholderQr qr = Objects.requireNonNull(kkt);
        qr.applyTranspose(side);
        double[] response = new double[ny];
        qr.solve(side, ny, response);
        return response;
    }

    /** Finds the control at a point; false if there is none. */
    boolean solve(double t, double[] x, double[] p) {
        if (t == lastT && Arrays.equals(x, lastX) && Arrays.equals(p, lastP)) {
            return solved;
        }
        lastT = t;
        System.arraycopy(x, 0, lastX, 0, n);
        System.arraycopy(p, 0, lastP, 0, n);
        v[0] = t;
        System.arraycopy(x, 0, v, 1, n);
        curved = false;
        try {
            solved = iterate(p);
        } catch (ArithmeticException | org.hipparchus.exception.MathRuntimeException thrown) {
            cause = thrown;
            solved = false;
        }
        if (!solved) {
            forget();
        }
        return solved;
    }

    /** Writes the control of the last point. */
    void write(double[] u) {
        for (int i = 0; i < m; i++) {
            u[i] = v[1 + n + i] + overshoot[i];
        }
    }

    /** Returns the multiplier of the active constraint in place {@code j} at the last point. */
    double multiplier(int j) {
        return y[free.length + j];
    }

    /** Returns what the dynamics last threw, if they did. */
    @Nullable RuntimeException cause() {
        return cause;
    }

    /** After a failure the next point must not start from rubbish. */
    private void forget() {
        kkt = null;
        for (int i = 0; i < ny; i++) {
            y[i] = Double.isFinite(y[i]) ? y[i] : 0;
        }
    }

    private boolean iterate(double[] p) {
        double previous = Double.POSITIVE_INFINITY;
        double[] keep = y.clone();
        for (int k = 0; k < NEWTON_STEPS; k++) {
            place();
            if (!first(p)) {
                System.arraycopy(keep, 0, y, 0, ny);
                return false;
            }
            if (ny == 0) {
                return true;
            }
            boolean fresh = kkt == null && curvature();
            if (kkt == null) {
                break;
            }
            double size = correction();
            if (size <= SETTLED || size < CLOSE && size >= 0.5 * previous && k > 1) {
                return true;
            }
            if (!fresh && size > 0.1 * previous && !refresh()) {
                break;
            } else if (!fresh && size > 0.1 * previous) {
                size = correction();
            }
            for (int i = 0; i < ny; i++) {
                y[i] += delta[i];
            }
            previous = size;
        }
        System.arraycopy(keep, 0, y, 0, ny);
        return false;
    }

    private boolean refresh() {
        kkt = null;
        return curvature();
    }

    private void place() {
        curved = false;
        for (int i = 0; i < free.length; i++) {
            double u = y[i];
            double low = cellLow[free[i]];
            double high = cellHigh[free[i]];
            double kept =
                    u <= low
                            ? ControlMaximiser.hair(low, 1)
                            : u >= high ? ControlMaximiser.hair(high, -1) : u;
            overshoot[free[i]] = u - kept;
            v[1 + n + free[i]] = kept;
        }
    }

    /** Goes on beyond a kink by Taylor's formula. */
    private void extend() {
        boolean beyond = false;
        for (int i : free) {
            beyond |= Math.abs(overshoot[i]) > 1e-200;
        }
        if (!beyond) {
            return;
        }
        map.hessian(v, w, hessian);
        for (int i : free) {
            for (int j = 0; j < gradient.length; j++) {
                gradient[j] += hessian[j][1 + n + i] * overshoot[i];
            }
            for (int j = 0; j < out.length; j++) {
                out[j] += jacobian[j][1 + n + i] * overshoot[i];
            }
        }
    }

    /** First derivatives at the present point. */
    private boolean first(double[] p) {
        map.jacobian(v, out, jacobian);
        System.arraycopy(p, 0, w, 0, n);
        w[n] = -1;
        for (int k = free.length; k < ny; k++) {
            y[k] = Double.isNaN(y[k]) ? firstMultiplier(active[k - free.length]) : y[k];
        }
        for (int k = 0; k < active.length; k++) {
            w[n + 1 + active[k]] = -y[free.length + k];
        }
        double check = 0;
        for (int j = 0; j < gradient.length; j++) {
            double sum = 0;
            for (int i = 0; i < w.length; i++) {
                if (w[i] != 0) {
                    sum += w[i] * jacobian[i][j];
                }
            }
            gradient[j] = sum;
            check += sum * 0;
        }
        for (double value : out) {
            check += value * 0;
        }
        extend();
        return check == 0;
    }

    /** The multiplier that comes closest to {@code ∂H/∂u = μ ∂c/∂u} over the free components. */
    private double firstMultiplier(int constraint) {
        double above = 0;
        double below = 0;
        for (int f : free) {
            double c = jacobian[n + 1 + constraint][1 + n + f];
            for (int i = 0; i <= n; i++) {
                above += w[i] * jacobian[i][1 + n + f] * c;
            }
            below += c * c;
        }
        return below == 0 ? 0 : above / below;
    }

    /** Second derivatives at the present point, and the factorised matrix of the control. */
    boolean curvature() {
        if (curved && (ny == 0 || kkt != null)) {
            return true;
        }
        map.hessian(v, w, hessian);
        curved = true;
        if (ny == 0) {
            return true;
        }
        double[][] k = new double[ny][ny];
        double check = 0;
        for (int i = 0; i < free.length; i++) {
            for (int j = 0; j < free.length; j++) {
                k[i][j] = hessian[1 + n + free[i]][1 + n + free[j]];
                check += k[i][j] * 0;
            }
            for (int j = 0; j < active.length; j++) {
                double c = jacobian[n + 1 + active[j]][1 + n + free[i]];
                k[i][free.length + j] = -c;
                k[free.length + j][i] = -c;
                check += c * 0;
            }
        }
        if (check != 0) {
            return false;
        }
        if (active.length == 0 && !concave(k)) {
            kkt = null;
            return false;
        }
        HouseholderQr qr = HouseholderQr.pivoted(k, ny);
        if (qr.rank(1e-14) < ny) {
            kkt = null;
            return false;
        }
        kkt = qr;
        return true;
    }

    /** A stationary control that does not maximise even locally belongs to no extremal. */
    private boolean concave(double[][] k) {
        double[][] minus = new double[ny][ny];
        for (int i = 0; i < ny; i++) {
            for (int j = 0; j < ny; j++) {
                minus[i][j] = -k[i][j];
            }
        }
        return Definite.solve(minus, new double[ny]).length > 0;
    }

    /** Remembers the present control as the one of an accepted point. */
    void accept() {
        System.arraycopy(y, 0, accepted, 0, ny);
    }

    /** Goes back to the control of the last accepted point. */
    void refuse() {
        System.arraycopy(accepted, 0, y, 0, ny);
        kkt = null;
        lastT = Double.NaN;
    }

    /** Writes the Newton correction of {@code y} and returns its size. */
    private double correction() {
        double[] side = new double[ny];
        for (int i = 0; i < free.length; i++) {
            side[i] = -gradient[1 + n + free[i]];
        }
        for (int j = 0; j < active.length; j++) {
            side[free.length + j] = out[n + 1 + active[j]];
        }
        HouseholderQr qr = Objects.requireNonNull(kkt);
        qr.applyTranspose(side);
        qr.solve(side, ny, delta);
        double size = 0;
        for (int i = 0; i < ny; i++) {
            typical[i] = Math.max(typical[i], Math.abs(y[i]));
            size = Math.max(size, Math.abs(delta[i]) / typical[i]);
        }
        return Double.isFinite(size) ? size : Double.POSITIVE_INFINITY;
    }
}
