package org.costate.ode.problems;

/** POLLU: twenty species of polluted air and their twenty-five reactions [Verwer 1994]. */
final class AirPollution {

    private AirPollution() {}

    static InitialValueProblem problem() {
        double[] start = new double[20];
        start[1] = 0.2;
        start[3] = 0.04;
        start[6] = 0.1;
        start[7] = 0.3;
        start[8] = 0.01;
        start[16] = 0.007;
        return InitialValueProblem.of(
                        "POLLU",
                        "air pollution, 20 species and 25 reactions",
                        AirPollution::velocity,
                        start)
                .stiff();
    }

    private static void velocity(double t, double[] y, double[] d) {
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
}
