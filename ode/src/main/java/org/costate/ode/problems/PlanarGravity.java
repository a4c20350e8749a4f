package org.costate.ode.problems;

import org.costate.ode.Velocity;

/**
 * Bodies in the plane under Newton's law, {@code G = 1}: {@code ẍ_i = Σ_j m_j (x_j − x_i)/r_ij³}.
 * The state is the row of all x, the row of all y, then those of their velocities.
 */
record PlanarGravity(double... masses) implements Velocity {

    @Override
    public void evaluate(double t, double[] x, double[] xDot) {
        int n = masses.length;
        for (int i = 0; i < n; i++) {
            double ax = 0;
            double ay = 0;
            for (int j = 0; j < n; j++) {
                double dx = x[j] - x[i];
                double dy = x[n + j] - x[n + i];
                double r = Math.sqrt(dx * dx + dy * dy);
                if (j != i) {
                    ax += masses[j] * dx / (r * r * r);
                    ay += masses[j] * dy / (r * r * r);
                }
            }
            xDot[i] = x[2 * n + i];
            xDot[n + i] = x[3 * n + i];
            xDot[2 * n + i] = ax;
            xDot[3 * n + i] = ay;
        }
    }

    double energy(double[] x) {
        int n = masses.length;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double u = x[2 * n + i];
            double v = x[3 * n + i];
            sum += masses[i] * (u * u + v * v) / 2;
            for (int j = 0; j < i; j++) {
                sum -= masses[i] * masses[j] / Math.hypot(x[i] - x[j], x[n + i] - x[n + j]);
            }
        }
        return sum;
    }

    double angularMomentum(double[] x) {
        int n = masses.length;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += masses[i] * (x[i] * x[3 * n + i] - x[n + i] * x[2 * n + i]);
        }
        return sum;
    }
}
