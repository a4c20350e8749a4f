package org.costate.ode.problems;

import java.util.List;
import java.util.Locale;
import org.costate.ode.problems.PassLine.Measure;
import org.costate.ode.problems.PassLine.Target;

/** Bodies that attract each other: DETEST D, the restricted problem, three and seven bodies. */
final class Orbits {

    private static final double MOON = 0.012277471;

    private Orbits() {}

    static List<InitialValueProblem> kepler() {
        return List.of(
                kepler("DETEST-D1", 0.1),
                kepler("DETEST-D2", 0.3),
                kepler("DETEST-D3", 0.5),
                kepler("DETEST-D4", 0.7),
                kepler("DETEST-D5", 0.9));
    }

    static List<InitialValueProblem> bodies() {
        return List.of(
                arenstorf("ARENSTORF-A", -2.00158510637908252240537862224),
                arenstorf("ARENSTORF-B", -2.0317326295573368357302057924),
                figureEight(),
                pythagorean(),
                pleiades());
    }

    /** An ellipse of eccentricity {@code e} and period {@code 2π}, from its pericentre. */
    private static InitialValueProblem kepler(String name, double e) {
        return InitialValueProblem.of(
                name,
                String.format(Locale.ROOT, "Kepler's ellipse, eccentricity %.1f", e),
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

    /** Periodic orbits between earth and moon, in the frame that turns with them [HNW II.0]. */
    private static InitialValueProblem arenstorf(String name, double speed) {
        return InitialValueProblem.of(
                        name,
                        "periodic orbit of the restricted three-body problem",
                        Orbits::betweenEarthAndMoon,
                        0.994,
                        0,
                        0,
                        speed)
                .passing(
                        new PassLine(
                                Measure.ABSOLUTE,
                                List.of(new Target(1e-10, 1e-5), new Target(1e-12, 1e-5)),
                                true));
    }

    private static void betweenEarthAndMoon(double t, double[] y, double[] d) {
        double toEarth = y[0] + MOON;
        double toMoon = y[0] - (1 - MOON);
        double far = Math.pow(toEarth * toEarth + y[1] * y[1], 1.5);
        double near = Math.pow(toMoon * toMoon + y[1] * y[1], 1.5);
        d[0] = y[2];
        d[1] = y[3];
        d[2] = y[0] + 2 * y[3] - (1 - MOON) * toEarth / far - MOON * toMoon / near;
        d[3] = y[1] - 2 * y[2] - (1 - MOON) * y[1] / far - MOON * y[1] / near;
    }

    /** Three equal masses chase each other along an eight [Chenciner, Montgomery 2000]. */
    private static InitialValueProblem figureEight() {
        PlanarGravity gravity = new PlanarGravity(1, 1, 1);
        double x = 0.97000435669734;
        double y = -0.24308753153583;
        double u = -0.93240737144104;
        double v = -0.86473146092102;
        double[] start = {x, -x, 0, y, -y, 0, -u / 2, -u / 2, u, -v / 2, -v / 2, v};
        return InitialValueProblem.of(
                        "FIGURE8",
                        "three equal masses on one closed curve, an eight",
                        gravity,
                        start)
                .passing(PassLine.at(Measure.ABSOLUTE, 1e-13, 1e-8))
                .conserving(
                        new Invariant("energy", gravity::energy, 1e-11),
                        new Invariant("angular momentum", gravity::angularMomentum, 1e-12));
    }

    /**
     * Masses 3, 4, 5 at rest in the corners of a right triangle [Burrau 1913], to just after their
     * closest approach, 0.01 at t = 15.8. (At t = 63, when one escapes, an error has grown by 10¹²:
     * no digit of double precision is left.)
     */
    private static InitialValueProblem pythagorean() {
        PlanarGravity gravity = new PlanarGravity(3, 4, 5);
        double[] start = {1, -2, 1, 3, -1, -1, 0, 0, 0, 0, 0, 0};
        return InitialValueProblem.of(
                        "PYTHAGOREAN",
                        "masses 3, 4, 5 at rest in the corners of a right triangle",
                        gravity,
                        start)
                .passing(PassLine.at(Measure.MIXED, 1e-12, 1e-6));
    }

    /** Seven stars of masses 1 to 7 in the plane [HNW II.10]. */
    private static InitialValueProblem pleiades() {
        double[] start = {
            3, 3, -1, -3, 2, -2, 2, 3, -3, 2, 0, 0, -4, 4, 0, 0, 0, 0, 0, 1.75, -1.5, 0, 0, 0,
            -1.25, 1, 0, 0
        };
        return InitialValueProblem.of(
                        "PLEIADES",
                        "seven stars in the plane, masses 1 to 7",
                        new PlanarGravity(1, 2, 3, 4, 5, 6, 7),
                        start)
                .passing(PassLine.at(Measure.RELATIVE, 1e-10, 1e-6));
    }
}
