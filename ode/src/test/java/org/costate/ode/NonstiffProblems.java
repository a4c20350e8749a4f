package org.costate.ode;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/** DETEST [Hull, Enright, Fellen, Sedgwick 1972] and problems of [Hairer, Nørsett, Wanner 1993]. */
final class NonstiffProblems {

    private static final double K2 = 2.95912208286;
    private static final double SUN = 1.00000597682;
    private static final double[] PLANETS = {
        0.000954786104043,
        0.000285583733151,
        0.0000437273164546,
        0.0000517759138449,
        0.00000277777777778
    };

    private NonstiffProblems() {}

    static List<InitialValueProblem> detest() {
        return List.of(
                InitialValueProblem.of("A1", (t, y, d) -> d[0] = -y[0], 1),
                InitialValueProblem.of("A2", (t, y, d) -> d[0] = -y[0] * y[0] * y[0] / 2, 1),
                InitialValueProblem.of("A3", (t, y, d) -> d[0] = y[0] * Math.cos(t), 1),
                InitialValueProblem.of("A4", (t, y, d) -> d[0] = y[0] / 4 * (1 - y[0] / 20), 1),
                InitialValueProblem.of("A5", (t, y, d) -> d[0] = (y[0] - t) / (y[0] + t), 4),
                InitialValueProblem.of("B1", NonstiffProblems::rivals, 1, 3),
                InitialValueProblem.of("B2", NonstiffProblems::linear, 2, 0, 1),
                InitialValueProblem.of("B3", NonstiffProblems::reaction, 1, 0, 0),
                InitialValueProblem.of("B4", NonstiffProblems::torus, 3, 0, 0),
                InitialValueProblem.of("B5", NonstiffProblems::rigidBody, 0, 1, 1),
                InitialValueProblem.of("C1", (t, y, d) -> chain(y, d, i -> 1), first(10)),
                InitialValueProblem.of("C2", (t, y, d) -> chain(y, d, i -> i + 1), first(10)),
                InitialValueProblem.of("C3", NonstiffProblems::diffusion, first(10)),
                InitialValueProblem.of("C4", NonstiffProblems::diffusion, first(51)),
                InitialValueProblem.of("C5", NonstiffProblems::planets, planetsAtStart()),
                orbit("D1", 0.1),
                orbit("D2", 0.3),
                orbit("D3", 0.5),
                orbit("D4", 0.7),
                orbit("D5", 0.9),
                InitialValueProblem.of(
                        "E1", NonstiffProblems::bessel, 0.6713967071418030, 0.09540051444747446),
                InitialValueProblem.of("E2", NonstiffProblems::vanDerPol, 2, 0),
                InitialValueProblem.of("E3", NonstiffProblems::duffing, 0, 0),
                InitialValueProblem.of("E4", NonstiffProblems::falling, 30, 0),
                InitialValueProblem.of("E5", NonstiffProblems::pursuit, 0, 0));
    }

    static InitialValueProblem brusselator() {
        return InitialValueProblem.of(
                "BRUSSELATOR",
                (t, y, d) -> {
                    d[0] = 1 + y[0] * y[0] * y[1] - 4 * y[0];
                    d[1] = 3 * y[0] - y[0] * y[0] * y[1];
                },
                1.5,
                3);
    }

    static InitialValueProblem arenstorf() {
        return InitialValueProblem.of(
                "ARENSTORF-A", NonstiffProblems::moon, 0.994, 0, 0, -2.0015851063790825);
    }

    static InitialValueProblem pleiades() {
        double[] start = {
            3, 3, -1, -3, 2, -2, 2, 3, -3, 2, 0, 0, -4, 4, 0, 0, 0, 0, 0, 1.75, -1.5, 0, 0, 0,
            -1.25, 1, 0, 0
        };
        return InitialValueProblem.of("PLEIADES", NonstiffProblems::sevenStars, start);
    }

    private static double[] first(int n) {
        double[] start = new double[n];
        start[0] = 1;
        return start;
    }

    private static void rivals(double t, double[] y, double[] d) {
        d[0] = 2 * (y[0] - y[0] * y[1]);
        d[1] = -(y[1] - y[0] * y[1]);
    }

    private static void linear(double t, double[] y, double[] d) {
        d[0] = -y[0] + y[1];
        d[1] = y[0] - 2 * y[1] + y[2];
        d[2] = y[1] - y[2];
    }

    private static void reaction(double t, double[] y, double[] d) {
        d[0] = -y[0];
        d[1] = y[0] - y[1] * y[1];
        d[2] = y[1] * y[1];
    }

    private static void torus(double t, double[] y, double[] d) {
        double r = Math.hypot(y[0], y[1]);
        d[0] = -y[1] - y[0] * y[2] / r;
        d[1] = y[0] - y[1] * y[2] / r;
        d[2] = y[0] / r;
    }

    private static void rigidBody(double t, double[] y, double[] d) {
        d[0] = y[1] * y[2];
        d[1] = -y[0] * y[2];
        d[2] = -0.51 * y[0] * y[1];
    }

    /** A radioactive decay chain. */
    private static void chain(double[] y, double[] d, IntToDoubleFunction rate) {
        for (int i = 0; i < y.length; i++) {
            double in = i > 0 ? rate.applyAsDouble(i - 1) * y[i - 1] : 0;
            d[i] = in - (i < y.length - 1 ? rate.applyAsDouble(i) * y[i] : 0);
        }
    }

    private static void diffusion(double t, double[] y, double[] d) {
        for (int i = 0; i < y.length; i++) {
            d[i] = (i > 0 ? y[i - 1] : 0) - 2 * y[i] + (i < y.length - 1 ? y[i + 1] : 0);
        }
    }

    private static double[] planetsAtStart() {
        return new double[] {
            3.42947415189, 6.64145542550, 11.2630437207, -30.1552268759, -21.1238353380,
            3.35386959711, 5.97156957878, 14.6952576794, 1.65699966404, 28.4465098142,
            1.35494901715, 2.18231499728, 6.27960525067, 1.43785752721, 15.3882659679,
            -0.557160570446, -0.415570776342, -0.325325669158, -0.0240476254170, -0.176860753121,
            0.505696783289, 0.365682722812, 0.189706021964, -0.287659532608, -0.216393453025,
            0.230578543901, 0.169143213293, 0.0877265322780, -0.117219543175, -0.0148647893090
        };
    }

    /** Five outer planets; three rows of places, then three of velocities. */
    private static void planets(double t, double[] y, double[] d) {
        for (int axis = 0; axis < 3; axis++) {
            for (int j = 0; j < 5; j++) {
                d[5 * axis + j] = y[15 + 5 * axis + j];
                double pull = -(SUN + PLANETS[j]) * y[5 * axis + j] / cube(y, j, -1);
                for (int k = 0; k < 5; k++) {
                    if (k != j) {
                        double apart = (y[5 * axis + k] - y[5 * axis + j]) / cube(y, j, k);
                        pull += PLANETS[k] * (apart - y[5 * axis + k] / cube(y, k, -1));
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

    private static InitialValueProblem orbit(String name, double e) {
        return InitialValueProblem.of(
                name,
                (t, y, d) -> {
                    double r = Math.hypot(y[0], y[1]);
                    d[0] = y[2];
                    d[1] = y[3];
                    d[2] = -y[0] / (r * r * r);
                    d[3] = -y[1] / (r * r * r);
                },
                1 - e,
                0,
                0,
                Math.sqrt((1 + e) / (1 - e)));
    }

    private static void bessel(double t, double[] y, double[] d) {
        d[0] = y[1];
        d[1] = -(y[1] / (t + 1) + (1 - 0.25 / ((t + 1) * (t + 1))) * y[0]);
    }

    private static void vanDerPol(double t, double[] y, double[] d) {
        d[0] = y[1];
        d[1] = (1 - y[0] * y[0]) * y[1] - y[0];
    }

    private static void duffing(double t, double[] y, double[] d) {
        d[0] = y[1];
        d[1] = y[0] * y[0] * y[0] / 6 - y[0] + 2 * Math.sin(2.78535 * t);
    }

    private static void falling(double t, double[] y, double[] d) {
        d[0] = y[1];
        d[1] = 0.032 - 0.4 * y[1] * y[1];
    }

    private static void pursuit(double t, double[] y, double[] d) {
        d[0] = y[1];
        d[1] = Math.sqrt(1 + y[1] * y[1]) / (25 - t);
    }

    private static void moon(double t, double[] y, double[] d) {
        double m = 0.012277471;
        double far = Math.pow((y[0] + m) * (y[0] + m) + y[1] * y[1], 1.5);
        double near = Math.pow((y[0] - 1 + m) * (y[0] - 1 + m) + y[1] * y[1], 1.5);
        d[0] = y[2];
        d[1] = y[3];
        d[2] = y[0] + 2 * y[3] - (1 - m) * (y[0] + m) / far - m * (y[0] - 1 + m) / near;
        d[3] = y[1] - 2 * y[2] - (1 - m) * y[1] / far - m * y[1] / near;
    }

    private static void sevenStars(double t, double[] y, double[] d) {
        for (int i = 0; i < 7; i++) {
            d[i] = y[14 + i];
            d[7 + i] = y[21 + i];
            d[14 + i] = 0;
            d[21 + i] = 0;
            for (int j = 0; j < 7; j++) {
                double dx = y[j] - y[i];
                double dy = y[7 + j] - y[7 + i];
                double r = Math.hypot(dx, dy);
                if (j != i) {
                    d[14 + i] += (j + 1) * dx / (r * r * r);
                    d[21 + i] += (j + 1) * dy / (r * r * r);
                }
            }
        }
    }
}
