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

    private final ControlMode mode;
    private final StationaryControl at;
    private final int n;
    private final int[] free;
    private final int[] active;
    private final int ny;
    private final double[] out;
    private final double[][] jacobian;
    private final double[][] hessian;
    private final double[] gradient;

    /**
     * Creates the Hamiltonian of a mode.
     *
     * @param map {@code (t, x, u) ↦ (f, ℓ, c)}
     * @param n the dimension of the state
     * @param start where to look for the control first, {@code m}
     */
    ModalHamiltonian(SmoothMap map, int n, ControlMode mode, double[] start) {
        this.mode = mode;
        this.at = new StationaryControl(map, n, mode, start);
        this.n = n;
        this.free = mode.freeComponents();
        this.active = mode.active();
        this.ny = free.length + active.length;
        this.out = at.out;
        this.jacobian = at.jacobian;
        this.hessian = at.hessian;
        this.gradient = at.gradient;
    }

    /**
     * Keeps free controls on the branch between the kinks around {@code inside}: beyond a kink the
     * branch goes on as its Taylor polynomial, so that an arc may end there and be overshot.
     */
    ModalHamiltonian between(double[][] kinks, double[] inside) {
        at.between(kinks, inside);
        return this;
    }

    /** Forgets the last point and looks for the control near {@code u} next. */
    void restart(double[] u) {
        at.restart(u);
    }

    /** Remembers the present control as the one of an accepted point. */
    void accept() {
        at.accept();
    }

    /** Goes back to the control of the last accepted point. */
    void refuse() {
        at.refuse();
    }

    /** Returns the mode. */
    ControlMode mode() {
        return mode;
    }

    /** Returns what the dynamics last threw, if they did. */
    @Nullable RuntimeException cause() {
        return at.cause();
    }

    @Override
    public int dimension() {
        return n;
    }

    /** Writes the control at a point. */
    void control(double t, double[] x, double[] p, double[] u) {
        boolean solved = at.solve(t, x, p);
        at.write(u);
        if (!solved) {
            Arrays.fill(u, Double.NaN);
        }
    }

    /** Returns the multiplier of the active constraint in place {@code j}. */
    double multiplier(int j, double t, double[] x, double[] p) {
        boolean solved = at.solve(t, x, p);
        return solved ? at.multiplier(j) : Double.NaN;
    }

    @Override
    public double value(double t, double[] x, double[] p) {
        boolean solved = at.solve(t, x, p);
        double sum = solved ? -out[n] : Double.NaN;
        for (int i = 0; i < n; i++) {
            sum += p[i] * out[i];
        }
        return sum;
    }

    /** Returns the running cost at a point. */
    double runningCost(double t, double[] x, double[] p) {
        boolean solved = at.solve(t, x, p);
        return solved ? out[n] : Double.NaN;
    }

    @Override
    public double timeDerivative(double t, double[] x, double[] p) {
        boolean solved = at.solve(t, x, p);
        return solved ? gradient[0] : Double.NaN;
    }

    @Override
    public void canonicalEquations(double t, double[] x, double[] p, double[] xDot, double[] pDot) {
        boolean solved = at.solve(t, x, p);
        for (int i = 0; i < n; i++) {
            xDot[i] = solved ? out[i] : Double.NaN;
            pDot[i] = solved ? -gradient[1 + i] : Double.NaN;
        }
    }

    @Override
    public void linearisation(double t, double[] x, double[] p, double[][] a, double[] ft) {
        boolean solved = at.solve(t, x, p);
        if (!solved || !at.curvature()) {
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
        double[] response = at.response(column);
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

    /**
     * Returns {@code ∂Ĥ/∂u_i} of a held component, and writes its gradient if asked.
     *
     * @return the slope
     */
    double slope(int i, double t, double[] x, double[] p) {
        boolean solved = at.solve(t, x, p);
        return solved ? gradient[1 + n + i] : Double.NaN;
    }

    /** Writes the gradient of {@link #slope} and returns its derivative in time. */
    double slopeGradient(int i, double t, double[] x, double[] p, double[] gx, double[] gp) {
        boolean solved = at.solve(t, x, p);
        if (!solved || !at.curvature()) {
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
        double[] response = at.response(column);
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
        boolean solved = at.solve(t, x, p);
        if (!solved || !at.curvature()) {
            Arrays.fill(gx, Double.NaN);
            return Double.NaN;
        }
        for (int k = 0; k < n; k++) {
            gx[k] = at.response(1 + k)[free.length + j];
            gp[k] = at.response(1 + n + k)[free.length + j];
        }
        return at.response(0)[free.length + j];
    }

    /**
     * Returns the second derivative {@code ∂²Ĥ/∂u²} of the free components at a point.
     *
     * @return {@code k × k} for {@code k} free components
     */
    double[][] freeCurvature(double t, double[] x, double[] p) {
        boolean solved = at.solve(t, x, p);
        double[][] c = new double[free.length][free.length];
        boolean known = solved && at.curvature();
        for (int i = 0; i < free.length; i++) {
            for (int j = 0; j < free.length; j++) {
                c[i][j] = known ? hessian[1 + n + free[i]][1 + n + free[j]] : Double.NaN;
            }
        }
        return c;
    }
}
