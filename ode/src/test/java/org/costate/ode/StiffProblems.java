package org.costate.ode;

import java.util.stream.Stream;

/** From the test set for initial value problem solvers [Mazzia, Magherini 2008]. */
final class StiffProblems {

    private StiffProblems() {}

    static Stream<InitialValueProblem> all() {
        return Stream.of(hires(), rober(), orego(), vanDerPol(), pollution(), ring());
    }

    static InitialValueProblem hires() {
        return InitialValueProblem.of(
                "HIRES",
                (t, y, d) -> {
                    d[0] = -1.71 * y[0] + 0.43 * y[1] + 8.32 * y[2] + 0.0007;
                    d[1] = 1.71 * y[0] - 8.75 * y[1];
                    d[2] = -10.03 * y[2] + 0.43 * y[3] + 0.035 * y[4];
                    d[3] = 8.32 * y[1] + 1.71 * y[2] - 1.12 * y[3];
                    d[4] = -1.745 * y[4] + 0.43 * y[5] + 0.43 * y[6];
                    d[5] =
                            -280 * y[5] * y[7]
                                    + 0.69 * y[3]
                                    + 1.71 * y[4]
                                    - 0.43 * y[5]
                                    + 0.69 * y[6];
                    d[6] = 280 * y[5] * y[7] - 1.81 * y[6];
                    d[7] = -d[6];
                },
                1,
                0,
                0,
                0,
                0,
                0,
                0,
                0.0057);
    }

    static InitialValueProblem rober() {
        return InitialValueProblem.of(
                "ROBER",
                (t, y, d) -> {
                    d[0] = -0.04 * y[0] + 1e4 * y[1] * y[2];
                    d[1] = 0.04 * y[0] - 1e4 * y[1] * y[2] - 3e7 * y[1] * y[1];
                    d[2] = 3e7 * y[1] * y[1];
                },
                1,
                0,
                0);
    }

    static InitialValueProblem orego() {
        return InitialValueProblem.of(
                "OREGO",
                (t, y, d) -> {
                    d[0] = 77.27 * (y[1] + y[0] * (1 - 8.375e-6 * y[0] - y[1]));
                    d[1] = (y[2] - (1 + y[0]) * y[1]) / 77.27;
                    d[2] = 0.161 * (y[0] - y[2]);
                },
                1,
                2,
                3);
    }

    /** With its Jacobian; {@code μ = 1000}. */
    static InitialValueProblem vanDerPol() {
        return InitialValueProblem.of(
                "VDPOL",
                Equations.of(
                        2,
                        (t, y, d) -> {
                            d[0] = y[1];
                            d[1] = 1000 * (1 - y[0] * y[0]) * y[1] - y[0];
                        },
                        (t, y) ->
                                new double[][] {
                                    {0, 1},
                                    {-2000 * y[0] * y[1] - 1, 1000 * (1 - y[0] * y[0])}
                                }),
                2,
                0);
    }

    static InitialValueProblem pollution() {
        double[] start = new double[20];
        start[1] = 0.2;
        start[3] = 0.04;
        start[6] = 0.1;
        start[7] = 0.3;
        start[8] = 0.01;
        start[16] = 0.007;
        return InitialValueProblem.of("POLLU", StiffProblems::pollution, start);
    }

    private static void pollution(double t, double[] y, double[] d) {
        double[] r = {
            0.35 * y[0],
            26.6 * y[1] * y[3],
            1.23e4 * y[4] * y[1],
            8.6e-4 * y[6],
            8.2e-4 * y[6],
            1.5e4 * y[6] * y[5],
            1.3e-4 * y[8],
            2.4e4 * y[8] * y[5],
            1.65e4 * y[10] * y[1],
            9e3 * y[10] * y[0],
            0.022 * y[12],
            1.2e4 * y[9] * y[1],
            1.88 * y[13],
            1.63e4 * y[0] * y[5],
            4.8e6 * y[2],
            3.5e-4 * y[3],
            0.0175 * y[3],
            1e8 * y[15],
            4.44e11 * y[15],
            1240 * y[16] * y[5],
            2.1 * y[18],
            5.78 * y[18],
            0.0474 * y[0] * y[3],
            1780 * y[18] * y[0],
            3.12 * y[19]
        };
        d[0] =
                -r[0] - r[9] - r[13] - r[22] - r[23] + r[1] + r[2] + r[8] + r[10] + r[11] + r[21]
                        + r[24];
        d[1] = -r[1] - r[2] - r[8] - r[11] + r[0] + r[20];
        d[2] = -r[14] + r[0] + r[16] + r[18] + r[21];
        d[3] = -r[1] - r[15] - r[16] - r[22] + r[14];
        d[4] = -r[2] + 2 * r[3] + r[5] + r[6] + r[12] + r[19];
        d[5] = -r[5] - r[7] - r[13] - r[19] + r[2] + 2 * r[17];
        d[6] = -r[3] - r[4] - r[5] + r[12];
        d[7] = r[3] + r[4] + r[5] + r[6];
        d[8] = -r[6] - r[7];
        d[9] = -r[11] + r[6] + r[8];
        d[10] = -r[8] - r[9] + r[7] + r[10];
        d[11] = r[8];
        d[12] = -r[10] + r[9];
        d[13] = -r[12] + r[11];
        d[14] = r[13];
        d[15] = -r[17] - r[18] + r[15];
        d[16] = -r[19];
        d[17] = r[19];
        d[18] = -r[20] - r[21] - r[23] + r[22] + r[24];
        d[19] = -r[24] + r[23];
    }

    static InitialValueProblem ring() {
        return InitialValueProblem.of("RING", StiffProblems::ring, new double[15]);
    }

    /** A ring modulator; capacity {@code C_s = 2·10⁻¹²}. */
    private static void ring(double t, double[] y, double[] d) {
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
