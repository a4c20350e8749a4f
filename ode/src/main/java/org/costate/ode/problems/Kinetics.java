package org.costate.ode.problems;

import java.util.List;
import org.costate.ode.Velocity;
import org.hipparchus.ode.ODEJacobiansProvider;

/** Chemical kinetics, stiff [Mazzia, Magherini 2008; HW IV.10]. */
final class Kinetics {

    private Kinetics() {}

    static List<InitialValueProblem> all() {
        return List.of(hires(), rober(), orego(), AirPollution.problem(), pyrolysis());
    }

    /** High irradiance response of plants to light [Schäfer 1975]. */
    static InitialValueProblem hires() {
        return InitialValueProblem.of(
                        "HIRES",
                        "high irradiance response of photomorphogenesis, 8 equations",
                        (t, y, d) -> {
                            double bound = 280 * y[5] * y[7];
                            d[0] = -1.71 * y[0] + 0.43 * y[1] + 8.32 * y[2] + 0.0007;
                            d[1] = 1.71 * y[0] - 8.75 * y[1];
                            d[2] = -10.03 * y[2] + 0.43 * y[3] + 0.035 * y[4];
                            d[3] = 8.32 * y[1] + 1.71 * y[2] - 1.12 * y[3];
                            d[4] = -1.745 * y[4] + 0.43 * y[5] + 0.43 * y[6];
                            d[5] = -bound + 0.69 * y[3] + 1.71 * y[4] - 0.43 * y[5] + 0.69 * y[6];
                            d[6] = bound - 1.81 * y[6];
                            d[7] = -d[6];
                        },
                        1,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0.0057)
                .stiff();
    }

    /** An autocatalytic reaction over eleven powers of ten of time [Robertson 1966]. */
    static InitialValueProblem rober() {
        return InitialValueProblem.of(
                        "ROBER",
                        "y₁' = −0.04y₁ + 10⁴y₂y₃, y₃' = 3·10⁷y₂², y₂' = −y₁' − y₃'",
                        (t, y, d) -> {
                            d[0] = -0.04 * y[0] + 1e4 * y[1] * y[2];
                            d[1] = 0.04 * y[0] - 1e4 * y[1] * y[2] - 3e7 * y[1] * y[1];
                            d[2] = 3e7 * y[1] * y[1];
                        },
                        1,
                        0,
                        0)
                .stiff()
                .downTo(1e-13);
    }

    /** The Belousov–Zhabotinskij reaction [Field, Körös, Noyes]. */
    static InitialValueProblem orego() {
        return InitialValueProblem.of(
                        "OREGO",
                        "the Belousov–Zhabotinskij reaction, 3 equations",
                        (t, y, d) -> {
                            d[0] = 77.27 * (y[1] + y[0] * (1 - 8.375e-6 * y[0] - y[1]));
                            d[1] = (y[2] - (1 + y[0]) * y[1]) / 77.27;
                            d[2] = 0.161 * (y[0] - y[2]);
                        },
                        1,
                        2,
                        3)
                .stiff();
    }

    /**
     * Chemical pyrolysis over thirteen powers of ten of time [HW IV.10, E5]. {@code y₃' = y₂' −
     * y₄'} is formed as that difference; the sum of its four terms would drown in rounding.
     *
     * <p>The exact flow conserves {@code y₂ − y₃ − y₄ = 0}. The published end state misses that by
     * {@code 1.4e-3} of {@code y₂}, and a state in double precision cannot keep it better than
     * {@code ε · 10⁻¹⁰ / 10⁻²²} either: {@code 2e-3} is what the end can be told to.
     */
    static InitialValueProblem pyrolysis() {
        return InitialValueProblem.of(
                        "E5",
                        "chemical pyrolysis to t = 10¹³, 4 equations",
                        new Pyrolysis(),
                        1.76e-3,
                        0,
                        0,
                        0)
                .stiff()
                .downTo(1e-24)
                .passing(
                        new PassLine(
                                PassLine.Measure.RELATIVE,
                                List.of(
                                        new PassLine.Target(1e-6, 2e-3),
                                        new PassLine.Target(1e-9, 2e-3)),
                                false));
    }

    /** Rates {@code A, B, MC, C} of HW. */
    private static final class Pyrolysis implements ODEJacobiansProvider {

        private static final double A = 7.89e-10;
        private static final double B = 1.1e7;
        private static final double MC = 1.13e9;
        private static final double C = 1.13e3;

        private final Velocity f =
                (t, y, d) -> {
                    d[0] = -A * y[0] - B * y[0] * y[2];
                    d[1] = A * y[0] - MC * y[1] * y[2];
                    d[3] = B * y[0] * y[2] - C * y[3];
                    d[2] = d[1] - d[3];
                };

        @Override
        public int getDimension() {
            return 4;
        }

        @Override
        public double[] computeDerivatives(double t, double[] y) {
            double[] d = new double[4];
            f.evaluate(t, y, d);
            return d;
        }

        @Override
        public double[][] computeMainStateJacobian(double t, double[] y, double[] d) {
            return new double[][] {
                {-A - B * y[2], 0, -B * y[0], 0},
                {A, -MC * y[2], -MC * y[1], 0},
                {A - B * y[2], -MC * y[2], -MC * y[1] - B * y[0], C},
                {B * y[2], 0, B * y[0], -C}
            };
        }
    }
}
