package org.costate.ode.problems;

/**
 * RING: a diode bridge mixes a slow and a fast signal; it rings a million times a second [Horneber
 * 1976; Mazzia, Magherini 2008].
 */
final class RingModulator {

    private RingModulator() {}

    static InitialValueProblem problem() {
        return InitialValueProblem.of(
                        "RING",
                        "ring modulator, 15 equations",
                        RingModulator::velocity,
                        new double[15])
                .stiff()
                .lengthy();
    }

    /** A ring modulator; capacity {@code C_s = 2·10⁻¹²}. */
    private static void velocity(double t, double[] y, double[] d) {
        double c = 1.6e-8;
        double cs = 2e-12;
        double low = 0.5 * Math.sin(2e3 * Math.PI * t);
        double high = 2 * Math.sin(2e4 * Math.PI * t);
        double q1 = diode(y[2] - y[4] - y[6] - high);
        double q2 = diode(-y[3] + y[5] - y[6] - high);
        double q3 = diode(y[3] + y[4] + y[6] + high);
        double q4 = diode(-y[2] - y[5] + y[6] + high);
        d[0] = (y[7] - 0.5 * y[9] + 0.5 * y[10] + y[13] - y[0] / 25e3) / c;
        d[1] = (y[8] - 0.5 * y[11] + 0.5 * y[12] + y[14] - y[1] / 25e3) / c;
        d[2] = (y[9] - q1 + q4) / cs;
        d[3] = (-y[10] + q2 - q3) / cs;
        d[4] = (y[11] + q1 - q3) / cs;
        d[5] = (-y[12] - q2 + q4) / cs;
        d[6] = (-y[6] / 50 + q1 + q2 - q3 - q4) / 1e-8;
        d[7] = -y[0] / 4.45;
        d[8] = -y[1] / 4.45;
        d[9] = (0.5 * y[0] - y[2] - 17.3 * y[9]) / 5e-4;
        d[10] = (-0.5 * y[0] + y[3] - 17.3 * y[10]) / 5e-4;
        d[11] = (0.5 * y[1] - y[4] - 17.3 * y[11]) / 5e-4;
        d[12] = (-0.5 * y[1] + y[5] - 17.3 * y[12]) / 5e-4;
        d[13] = (-y[0] + low - (50 + 36.3) * y[13]) / 2e-3;
        d[14] = (-y[1] - (600 + 36.3) * y[14]) / 2e-3;
    }

    private static double diode(double u) {
        return 40.67286402e-9 * (Math.exp(17.7493332 * u) - 1);
    }
}
