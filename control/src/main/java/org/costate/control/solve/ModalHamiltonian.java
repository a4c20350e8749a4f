package org.costate.control.solve;

import java.util.Arrays;
import org.costate.control.SmoothMap;
import org.jspecify.annotations.Nullable;

/**
 * The Hamiltonian of an arc, its control closed by the conditions of a {@link ControlMode}.
 *
 * <p>Held components keep their value. The free ones and the multipliers {@code μ} of active
 * constraints, together {@code y}, make {@code Ĥ = ⟨p, f⟩ − ℓ − ⟨μ, c⟩} stationary: {@code ∂Ĥ/∂y =
 * 0}, by Newton's method from the last point asked for, with its matrix kept while it contracts.
 * Then {@code ẋ = f}, {@code ṗ = −∂Ĥ/∂x}, and by the implicit function theorem {@code ∂y/∂(t,x,p) =
 * −Ĥ_yy⁻¹ Ĥ_y(t,x,p)}; so the linearisation is exact.
 *
 * <p>Where no stationary control is found the results are {@code NaN}, which a flow takes for a
 * step too long. Holds its last point: one thread.
 */
final class ModalHamiltonian implements TimedHamiltonian {

    private static final int NEWTON_STEPS = 30;
    private static final double SETTLED = 2e-15;
    private static final double CLOSE = 1e-7;

    private final SmoothMap map;
    private final ControlMode mode;
    private final int n;
    private final int m;
    private final int[] free;
    private final int[] active;
    private final int ny;

    private final double[] v;
    private final double[] out;
    private final double[][] jacobian;
    private final double[][] hessian;
    private final double[] w;
    private final double[] gradient;
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
     * Creates the Hamiltonian of a mode.
     *
     * @param map {@code (t, x, u) ↦ (f, ℓ, c)}
     * @param n the dimension of the state
     * @param start where to look for the control first, {@code m}
     */
    ModalHamiltonian(SmoothMap map, int n, ControlMode mode, double[] start) {
        this.map = map;
        this.mode = mode;
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
    ModalHamiltonian between(double[][] kinks, double[] inside) {
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
        return this;
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

    /** Returns the mode. */
    ControlMode mode() {
        return mode;
    }

    /** Returns what the dynamics last threw, if they did. */
    @Nullable RuntimeException cause() {
        return cause;
    }

    @Override
    public int dimension() {
        return n;
    }

    /** Writes the control at a point. */
    void control(double t, double[] x, double[] p, double[] u) {
        solve(t, x, p);
        System.arraycopy(v, 1 + n, u, 0, m);
        for (int i = 0; i < m; i++) {
            u[i] += overshoot[i];
        }
        if (!solved) {
            Arrays.fill(u, Double.NaN);
        }
    }

    /** Returns the multiplier of the active constraint in place {@code j}. */
    double multiplier(int j, double t, double[] x, double[] p) {
        solve(t, x, p);
        return solved ? y[free.length + j] : Double.NaN;
    }

    @Override
    public double value(double t, double[] x, double[] p) {
        solve(t, x, p);
        double sum = solved ? -out[n] : Double.NaN;
        for (int i = 0; i < n; i++) {
            sum += p[i] * out[i];
        }
        return sum;
    }

    /** Returns the running cost at a point. */
    double runningCost(double t, double[] x, double[] p) {
        solve(t, x, p);
        return solved ? out[n] : Double.NaN;
    }

    @Override
    public double timeDerivative(double t, double[] x, double[] p) {
        solve(t, x, p);
        return solved ? gradient[0] : Double.NaN;
    }

    @Override
    public void canonicalEquations(double t, double[] x, double[] p, double[] xDot, double[] pDot) {
        solve(t, x, p);
        for (int i = 0; i < n; i++) {
            xDot[i] = solved ? out[i] : Double.NaN;
            pDot[i] = solved ? -gradient[1 + i] : Double.NaN;
        }
    }

    @Override
    public void linearisation(double t, double[] x, double[] p, double[][] a, double[] ft) {
        solve(t, x, p);
        if (!solved || !curvature()) {
            fill(a, ft);
            return;
        }
        for (int i = 0; i < n; i++) {
            ft[i] = jacobian[i][0];
            ft[n + i] = -hessian[1 + i][0];
            for (int j = 0; j < n; j++) {
                a[i][j] = jacobian[i][1 + j];
                a[i][n + j] = 0;
                a[n + i][j] = -hessian[1 + i][1 + j];
                a[n + i][n + j] = -jacobian[j][1 + i];
            }
        }
        for (int column = 0; column <= 2 * n && ny > 0; column++) {
            addResponse(column, a, ft);
        }
    }

    private void fill(double[][] a, double[] ft) {
        for (double[] row : a) {
            Arrays.fill(row, Double.NaN);
        }
        Arrays.fill(ft, Double.NaN);
    }

    /** Adds what the response of {@code y} to {@code t} (column 0), {@code x} or {@code p} does. */
    private void addResponse(int column, double[][] a, double[] ft) {
        double[] response = response(column);
        for (int i = 0; i < n; i++) {
            double velocity = 0;
            double force = 0;
            for (int k = 0; k < free.length; k++) {
                velocity += jacobian[i][1 + n + free[k]] * response[k];
                force -= hessian[1 + i][1 + n + free[k]] * response[k];
            }
            for (int k = 0; k < active.length; k++) {
                force += jacobian[n + 1 + active[k]][1 + i] * response[free.length + k];
            }
            if (column == 0) {
                ft[i] += velocity;
                ft[n + i] += force;
            } else {
                a[i][column - 1] += velocity;
                a[n + i][column - 1] += force;
            }
        }
    }

    /** Returns {@code ∂y/∂t} (column 0), {@code ∂y/∂x} or {@code ∂y/∂p}. */
    private double[] response(int column) {
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
        HouseholderQr qr = java.util.Objects.requireNonNull(kkt);
        qr.applyTranspose(side);
        double[] response = new double[ny];
        qr.solve(side, ny, response);
        return response;
    }

    /**
     * Returns {@code ∂Ĥ/∂u_i} of a held component, and writes its gradient if asked.
     *
     * @return the slope
     */
    double slope(int i, double t, double[] x, double[] p) {
        solve(t, x, p);
        return solved ? gradient[1 + n + i] : Double.NaN;
    }

    /** Writes the gradient of {@link #slope} and returns its derivative in time. */
    double slopeGradient(int i, double t, double[] x, double[] p, double[] gx, double[] gp) {
        solve(t, x, p);
        if (!solved || !curvature()) {
            Arrays.fill(gx, Double.NaN);
            return Double.NaN;
        }
        int c = 1 + n + i;
        double gt = hessian[c][0] + responseOfSlope(c, 0);
        for (int j = 0; j < n; j++) {
            gx[j] = hessian[c][1 + j] + responseOfSlope(c, 1 + j);
            gp[j] = jacobian[j][c] + responseOfSlope(c, 1 + n + j);
        }
        return gt;
    }

    private double responseOfSlope(int c, int column) {
        if (ny == 0) {
            return 0;
        }
        double[] response = response(column);
        double sum = 0;
        for (int k = 0; k < free.length; k++) {
            sum += hessian[c][1 + n + free[k]] * response[k];
        }
        for (int k = 0; k < active.length; k++) {
            sum -= jacobian[n + 1 + active[k]][c] * response[free.length + k];
        }
        return sum;
    }

    /** Writes the gradient of {@link #multiplier} and returns its derivative in time. */
    double multiplierGradient(int j, double t, double[] x, double[] p, double[] gx, double[] gp) {
        solve(t, x, p);
        if (!solved || !curvature()) {
            Arrays.fill(gx, Double.NaN);
            return Double.NaN;
        }
        for (int k = 0; k < n; k++) {
            gx[k] = response(1 + k)[free.length + j];
            gp[k] = response(1 + n + k)[free.length + j];
        }
        return response(0)[free.length + j];
    }

    /**
     * Returns the second derivative {@code ∂²Ĥ/∂u²} of the free components at a point.
     *
     * @return {@code k × k} for {@code k} free components
     */
    double[][] freeCurvature(double t, double[] x, double[] p) {
        solve(t, x, p);
        double[][] c = new double[free.length][free.length];
        boolean known = solved && curvature();
        for (int i = 0; i < free.length; i++) {
            for (int j = 0; j < free.length; j++) {
                c[i][j] = known ? hessian[1 + n + free[i]][1 + n + free[j]] : Double.NaN;
            }
        }
        return c;
    }

    private void solve(double t, double[] x, double[] p) {
        if (t == lastT && Arrays.equals(x, lastX) && Arrays.equals(p, lastP)) {
            return;
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
    private boolean curvature() {
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
        HouseholderQr qr = java.util.Objects.requireNonNull(kkt);
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
