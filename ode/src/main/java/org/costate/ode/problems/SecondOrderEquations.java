package org.costate.ode.problems;

import java.util.List;
import org.costate.ode.Velocity;

/** DETEST E: equations {@code y'' = a(t, y, y')} of higher order, written as {@code (y, y')}. */
final class SecondOrderEquations {

    private SecondOrderEquations() {}

    @FunctionalInterface
    private interface Acceleration {
        double at(double t, double y, double v);
    }

    static List<InitialValueProblem> all() {
        return List.of(bessel(), vanDerPol(), duffing(), falling(), pursuit());
    }

    private static InitialValueProblem of(
            String name, String statement, double y, double v, Acceleration a) {
        Velocity f =
                (t, x, d) -> {
                    d[0] = x[1];
                    d[1] = a.at(t, x[0], x[1]);
                };
        return InitialValueProblem.of(name, statement, f, y, v);
    }

    /** {@code y = J_{1/2}(t + 1)}. */
    static InitialValueProblem bessel() {
        return of(
                "DETEST-E1",
                "Bessel: y'' + y'/(t + 1) + (1 − ¼/(t + 1)²) y = 0",
                0.6713967071418030,
                0.09540051444747446,
                (t, y, v) -> -(v / (t + 1) + (1 - 0.25 / ((t + 1) * (t + 1))) * y));
    }

    static InitialValueProblem vanDerPol() {
        return of(
                "DETEST-E2",
                "van der Pol: y'' = (1 − y²) y' − y",
                2,
                0,
                (t, y, v) -> (1 - y * y) * v - y);
    }

    static InitialValueProblem duffing() {
        return of(
                "DETEST-E3",
                "Duffing: y'' = y³/6 − y + 2 sin 2.78535 t",
                0,
                0,
                (t, y, v) -> y * y * y / 6 - y + 2 * Math.sin(2.78535 * t));
    }

    /** A body that falls through air. */
    static InitialValueProblem falling() {
        return of(
                "DETEST-E4",
                "falling: y'' = 0.032 − 0.4 y'²",
                30,
                0,
                (t, y, v) -> 0.032 - 0.4 * v * v);
    }

    /** A dog pursues its master along a straight path. */
    static InitialValueProblem pursuit() {
        return of(
                "DETEST-E5",
                "pursuit: y'' = √(1 + y'²)/(25 − t)",
                0,
                0,
                (t, y, v) -> Math.sqrt(1 + v * v) / (25 - t));
    }
}
