package org.costate.control;

import java.util.Arrays;
import org.costate.ode.SmoothHamiltonian;

/** {@code H} with its control chosen by a law that was given by hand. */
final class ClosedHamiltonian implements SmoothHamiltonian {

    private static final double STEP = 1e-4; // fourth order: errors of 1e-16 and of 1e-12

    private final ControlHamiltonian h;
    private final ControlLaw law;
    private final int n;
    private final int m;

    ClosedHamiltonian(ControlHamiltonian h, ControlLaw law) {
        this.h = h;
        this.law = law;
        this.n = h.system().stateDimension();
        this.m = h.system().controlDimension();
    }

    @Override
    public int dimension() {
        return n;
    }

    @Override
    public double value(double t, double[] x, double[] p) {
        return h.value(t, x, p, law.at(t, x, p));
    }

    @Override
    public void canonicalEquations(double t, double[] x, double[] p, double[] xDot, double[] pDot) {
        double[] u = law.at(t, x, p);
        h.system().velocity(t, x, u, xDot);
        Arrays.fill(pDot, 0);
        h.addGradient(t, x, p, -1, u, pDot, new double[m]);
        for (int i = 0; i < n; i++) {
            pDot[i] = -pDot[i];
        }
    }

    @Override
    public void linearisation(double t, double[] x, double[] p, double[][] a, double[] ft) {
        int size = 1 + 2 * n;
        double[][] hessian = new double[size + m][size + m];
        h.hessian(t, x, p, law.at(t, x, p), hessian);
        for (int k = 0; k < size; k++) {
            double[] du = lawDerivative(t, x, p, k);
            for (int i = 0; i < n; i++) {
                double velocity = along(hessian[1 + n + i], k, du);
                double force = -along(hessian[1 + i], k, du);
                if (k == 0) {
                    ft[i] = velocity;
                    ft[n + i] = force;
                } else {
                    a[i][k - 1] = velocity;
                    a[n + i][k - 1] = force;
                }
            }
        }
    }

    private double along(double[] row, int k, double[] du) {
        double sum = row[k];
        for (int j = 0; j < m; j++) {
            sum += row[1 + 2 * n + j] * du[j];
        }
        return sum;
    }

    /** Returns the derivative of the law in variable {@code k} of {@code (t, x, p)}. */
    private double[] lawDerivative(double t, double[] x, double[] p, int k) {
        double[] du = new double[m];
        double[] z = {k == 0 ? t : k <= n ? x[k - 1] : p[k - 1 - n]};
        double d = STEP * Math.max(1, Math.abs(z[0]));
        for (int s = -2; s <= 2; s++) {
            if (s != 0) {
                double[] u = moved(t, x, p, k, s * d);
                for (int j = 0; j < m; j++) {
                    du[j] += s * (Math.abs(s) == 1 ? 8 : -0.5) * u[j] / (12 * d);
                }
            }
        }
        return du;
    }

    private double[] moved(double t, double[] x, double[] p, int k, double d) {
        if (k == 0) {
            return law.at(t + d, x, p);
        }
        double[] y = x.clone();
        double[] q = p.clone();
        if (k <= n) {
            y[k - 1] += d;
        } else {
            q[k - 1 - n] += d;
        }
        return law.at(t, y, q);
    }
}
