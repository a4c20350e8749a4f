package org.costate.ode.problems;

import java.util.List;

/**
 * BEAM: an elastic beam of forty joints, clamped at one end, pulled at the other for {@code t < π}
 * [HW IV.10]. Its fast modes turn up to 6400 times a unit of time, undamped: their amplitude is
 * small, so that an implicit method may step over them at loose tolerances, and nothing forgets an
 * error: the seven digits that other problems yield at a tolerance of 1e-9 take 1e-10 here.
 */
final class ElasticBeam {

    private static final int JOINTS = 40;
    private static final double N2 = JOINTS * JOINTS;
    private static final double N4 = N2 * N2;

    private ElasticBeam() {}

    static InitialValueProblem problem() {
        return InitialValueProblem.of(
                        "BEAM",
                        "elastic beam of 40 joints, 80 equations",
                        (t, y, d) -> velocity(t, y, d),
                        new double[2 * JOINTS])
                .stiff()
                .lengthy()
                .passing(
                        new PassLine(
                                PassLine.Measure.RELATIVE,
                                List.of(
                                        new PassLine.Target(1e-6, 1e-4),
                                        new PassLine.Target(1e-10, 1e-7)),
                                false));
    }

    private static void velocity(double t, double[] y, double[] d) {
        double[] sin = new double[JOINTS + 1]; // of the bend at a joint; none beyond the ends
        double[] cos = new double[JOINTS + 1];
        for (int i = 1; i < JOINTS; i++) {
            sin[i] = Math.sin(y[i] - y[i - 1]);
            cos[i] = Math.cos(y[i] - y[i - 1]);
        }
        double[] v = torques(t, y);
        double[] w = new double[JOINTS];
        for (int i = 0; i < JOINTS; i++) {
            double left = i > 0 ? -sin[i] * v[i - 1] : 0;
            double right = i < JOINTS - 1 ? sin[i + 1] * v[i + 1] : 0;
            w[i] = left + right + y[JOINTS + i] * y[JOINTS + i];
        }
        solve(cos, w);
        for (int i = 0; i < JOINTS; i++) {
            double sum = diagonal(i) * v[i];
            if (i > 0) {
                sum -= cos[i] * v[i - 1] + sin[i] * w[i - 1];
            }
            if (i < JOINTS - 1) {
                sum += -cos[i + 1] * v[i + 1] + sin[i + 1] * w[i + 1];
            }
            d[i] = y[JOINTS + i];
            d[JOINTS + i] = sum;
        }
    }

    /** Elastic forces and the pull at the free end. */
    private static double[] torques(double t, double[] y) {
        double pull = t > Math.PI ? 0 : 1.5 * Math.sin(t) * Math.sin(t);
        double[] v = new double[JOINTS];
        for (int i = 0; i < JOINTS; i++) {
            double left = i > 0 ? y[i - 1] : -y[0];
            double right = i < JOINTS - 1 ? y[i + 1] : y[i];
            v[i] = N4 * (left - 2 * y[i] + right) + N2 * pull * (Math.cos(y[i]) + Math.sin(y[i]));
        }
        return v;
    }

    private static double diagonal(int i) {
        return i == 0 ? 1 : i == JOINTS - 1 ? 3 : 2;
    }

    /** Solves {@code C w = w} with {@code C = tridiag(−cos, (1, 2, …, 2, 3), −cos)}. */
    private static void solve(double[] cos, double[] w) {
        double[] pivot = new double[JOINTS];
        for (int i = JOINTS - 1; i >= 0; i--) {
            pivot[i] = diagonal(i);
            if (i < JOINTS - 1) {
                double q = -cos[i + 1] / pivot[i + 1];
                w[i] -= w[i + 1] * q;
                pivot[i] += cos[i + 1] * q;
            }
        }
        w[0] /= pivot[0];
        for (int i = 1; i < JOINTS; i++) {
            w[i] = (w[i] + cos[i] * w[i - 1]) / pivot[i];
        }
    }
}
