package org.costate.control;

import org.hipparchus.analysis.differentiation.Gradient;

/** A control system differentiated forward from its formula. */
final class SmoothControlSystem implements ControlSystem {

    private final int n;
    private final int m;
    private final SmoothVelocity velocity;

    SmoothControlSystem(int n, int m, SmoothVelocity velocity) {
        if (n < 1 || m < 0) {
            throw new IllegalArgumentException(
                    "control system needs n ≥ 1 states and m ≥ 0 controls, got n = "
                            + n
                            + ", m = "
                            + m);
        }
        this.n = n;
        this.m = m;
        this.velocity = velocity;
    }

    @Override
    public int stateDimension() {
        return n;
    }

    @Override
    public int controlDimension() {
        return m;
    }

    @Override
    public void velocity(double t, double[] x, double[] u, double[] xDot) {
        Gradient[] f = velocity.at(Gradient.constant(0, t), constants(x, n), constants(u, m));
        checkLength(f);
        for (int i = 0; i < n; i++) {
            xDot[i] = f[i].getValue();
        }
    }

    @Override
    public void pullBack(double t, double[] x, double[] p, double[] u, double[] px, double[] pu) {
        Gradient[] f =
                velocity.at(Gradient.constant(n + m, t), variables(x, n, 0), variables(u, m, n));
        checkLength(f);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                px[j] += p[i] * f[i].getPartialDerivative(j);
            }
            for (int j = 0; j < m; j++) {
                pu[j] += p[i] * f[i].getPartialDerivative(n + j);
            }
        }
    }

    private void checkLength(Gradient[] f) {
        if (f.length != n) {
            throw new IllegalArgumentException(
                    "velocity returned " + f.length + " numbers, the state has " + n);
        }
    }

    private static Gradient[] constants(double[] values, int count) {
        Gradient[] g = new Gradient[count];
        for (int i = 0; i < count; i++) {
            g[i] = Gradient.constant(0, values[i]);
        }
        return g;
    }

    private Gradient[] variables(double[] values, int count, int first) {
        Gradient[] g = new Gradient[count];
        for (int i = 0; i < count; i++) {
            g[i] = Gradient.variable(n + m, first + i, values[i]);
        }
        return g;
    }
}
