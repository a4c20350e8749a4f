package org.costate.ode.problems;

/** DETEST C5: Jupiter, Saturn, Uranus, Neptune and Pluto around the sun. */
final class OuterPlanets {

    private static final double K2 = 2.95912208286;
    private static final double SUN = 1.00000597682;
    private static final double[] MASSES = {
        0.000954786104043,
        0.000285583733151,
        0.0000437273164546,
        0.0000517759138449,
        0.00000277777777778
    };

    /** Rows x, y, z of the places, then of the velocities. */
    private static final double[] START = {
        3.42947415189, 6.64145542550, 11.2630437207, -30.1552268759, -21.1238353380,
        3.35386959711, 5.97156957878, 14.6952576794, 1.65699966404, 28.4465098142,
        1.35494901715, 2.18231499728, 6.27960525067, 1.43785752721, 15.3882659679,
        -0.557160570446, -0.415570776342, -0.325325669158, -0.0240476254170, -0.176860753121,
        0.505696783289, 0.365682722812, 0.189706021964, -0.287659532608, -0.216393453025,
        0.230578543901, 0.169143213293, 0.0877265322780, -0.117219543175, -0.0148647893090
    };

    private OuterPlanets() {}

    static InitialValueProblem problem() {
        return InitialValueProblem.of(
                "DETEST-C5",
                "five outer planets around the sun, 30 equations",
                OuterPlanets::velocity,
                START);
    }

    private static void velocity(double t, double[] y, double[] d) {
        for (int axis = 0; axis < 3; axis++) {
            for (int j = 0; j < 5; j++) {
                d[5 * axis + j] = y[15 + 5 * axis + j];
                double pull = -(SUN + MASSES[j]) * y[5 * axis + j] / cube(y, j, -1);
                for (int k = 0; k < 5; k++) {
                    if (k != j) {
                        double apart = (y[5 * axis + k] - y[5 * axis + j]) / cube(y, j, k);
                        pull += MASSES[k] * (apart - y[5 * axis + k] / cube(y, k, -1));
                    }
                }
                d[15 + 5 * axis + j] = K2 * pull;
            }
        }
    }

    /** The cube of the distance of planets j and k, or of planet j and the sun. */
    private static double cube(double[] y, int j, int k) {
        double sum = 0;
        for (int axis = 0; axis < 3; axis++) {
            double gap = y[5 * axis + j] - (k < 0 ? 0 : y[5 * axis + k]);
            sum += gap * gap;
        }
        return sum * Math.sqrt(sum);
    }
}
