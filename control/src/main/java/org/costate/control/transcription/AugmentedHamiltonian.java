package org.costate.control.transcription;

import java.util.Arrays;
import org.costate.control.ControlHamiltonian;

/**
 * The Hamiltonian at one point of an old path, as a function of the control, with a damping: {@code
 * H̃(u) = H(t, x, p, u) − ½ ρ (…)}; see {@link Damping}. One thread.
 */
final class AugmentedHamiltonian {

    private final ControlHamiltonian hamiltonian;
    private final Damping damping;
    private final int n;
    private final int m;
    private final double[] gradient;
    private final double[] velocity;
    private final double[][] hessian;
    private final double[] tilt;
    private double rho;
    private double t;
    private double[] x;
    private double[] p;
    private double[] old;
    private double[] xDot;
    private double[] pDot;

    AugmentedHamiltonian(ControlHamiltonian hamiltonian, Damping damping) {
        this.hamiltonian = hamiltonian;
        this.damping = damping;
        n = hamiltonian.system().stateDimension();
        m = hamiltonian.system().controlDimension();
        gradient = new double[1 + 2 * n + m];
        velocity = new double[n];
        hessian = new double[1 + 2 * n + m][1 + 2 * n + m];
        tilt = new double[m];
        x = new double[n];
        p = new double[n];
        old = new double[m];
        xDot = new double[n];
        pDot = new double[n];
    }

    /** Stands at a point of the old path, not tilted; arrays are kept until the next call. */
    void place(double time, double[] state, double[] costate, double[] control, double weight) {
        t = time;
        x = state;
        p = costate;
        old = control;
        rho = weight;
        Arrays.fill(tilt, 0);
        if (rho > 0 && damping == Damping.CANONICAL_EQUATIONS) {
            hamiltonian.gradient(t, x, p, old, gradient);
            System.arraycopy(gradient, 1 + n, xDot, 0, n);
            for (int i = 0; i < n; i++) {
                pDot[i] = -gradient[1 + i];
            }
        }
    }

    /**
     * Adds a linear term that gives {@code H} a wanted gradient at the old control: the mean of
     * {@code ∂H/∂u} over a step of the scheme, so that what the sum over steps promises is what the
     * discrete cost does.
     */
    void tilt(double[] wanted) {
        hamiltonian.gradient(t, x, p, old, gradient);
        for (int j = 0; j < m; j++) {
            tilt[j] = wanted[j] - gradient[1 + 2 * n + j];
        }
    }

    /** Removes the damping, the point stays. */
    void release() {
        rho = 0;
    }

    private double tilted(double[] u) {
        double h = hamiltonian.value(t, x, p, u);
        for (int j = 0; j < m; j++) {
            h += tilt[j] * (u[j] - old[j]);
        }
        return h;
    }

    /** Returns {@code H̃(u)}. */
    double value(double[] u) {
        double h = tilted(u);
        if (rho == 0) {
            return h;
        }
        double sum = 0;
        if (damping == Damping.CONTROL) {
            for (int j = 0; j < m; j++) {
                sum += (u[j] - old[j]) * (u[j] - old[j]);
            }
        } else {
            hamiltonian.gradient(t, x, p, u, gradient);
            for (int i = 0; i < n; i++) {
                double dx = xDot[i] - gradient[1 + n + i];
                double dp = pDot[i] + gradient[1 + i];
                sum += dx * dx + dp * dp;
            }
        }
        return h - 0.5 * rho * sum;
    }

    /** Writes {@code ∂H̃/∂u}. */
    void gradient(double[] u, double[] g) {
        hamiltonian.gradient(t, x, p, u, gradient);
        for (int j = 0; j < m; j++) {
            g[j] = gradient[1 + 2 * n + j] + tilt[j];
        }
        if (rho == 0) {
            return;
        }
        if (damping == Damping.CONTROL) {
            for (int j = 0; j < m; j++) {
                g[j] -= rho * (u[j] - old[j]);
            }
            return;
        }
        hamiltonian.hessian(t, x, p, u, hessian);
        System.arraycopy(gradient, 1 + n, velocity, 0, n);
        for (int j = 0; j < m; j++) {
            for (int i = 0; i < n; i++) {
                double dx = xDot[i] - velocity[i];
                double dp = pDot[i] + gradient[1 + i];
                g[j] += rho * dx * hessian[1 + 2 * n + j][1 + n + i];
                g[j] -= rho * dp * hessian[1 + 2 * n + j][1 + i];
            }
        }
    }
}
