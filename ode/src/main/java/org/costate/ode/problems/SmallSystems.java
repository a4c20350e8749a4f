package org.costate.ode.problems;

import java.util.List;

/** DETEST B: two or three equations. */
final class SmallSystems {

    private SmallSystems() {}

    static List<InitialValueProblem> all() {
        return List.of(rivals(), linear(), reaction(), torus(), rigidBody(0.51));
    }

    /** Two populations, one the food of the other [Volterra]. */
    static InitialValueProblem rivals() {
        return InitialValueProblem.of(
                "DETEST-B1",
                "y₁' = 2(y₁ − y₁y₂), y₂' = −(y₂ − y₁y₂)",
                (t, y, d) -> {
                    d[0] = 2 * (y[0] - y[0] * y[1]);
                    d[1] = -(y[1] - y[0] * y[1]);
                },
                1,
                3);
    }

    /** A linear chemical reaction. */
    static InitialValueProblem linear() {
        return InitialValueProblem.of(
                "DETEST-B2",
                "y₁' = −y₁ + y₂, y₂' = y₁ − 2y₂ + y₃, y₃' = y₂ − y₃",
                (t, y, d) -> {
                    d[0] = -y[0] + y[1];
                    d[1] = y[0] - 2 * y[1] + y[2];
                    d[2] = y[1] - y[2];
                },
                2,
                0,
                1);
    }

    /** A nonlinear chemical reaction. */
    static InitialValueProblem reaction() {
        return InitialValueProblem.of(
                "DETEST-B3",
                "y₁' = −y₁, y₂' = y₁ − y₂², y₃' = y₂²",
                (t, y, d) -> {
                    d[0] = -y[0];
                    d[1] = y[0] - y[1] * y[1];
                    d[2] = y[1] * y[1];
                },
                1,
                0,
                0);
    }

    /** The integral surface of a torus. */
    static InitialValueProblem torus() {
        return InitialValueProblem.of(
                "DETEST-B4",
                "y₁' = −y₂ − y₁y₃/r, y₂' = y₁ − y₂y₃/r, y₃' = y₁/r, r² = y₁² + y₂²",
                (t, y, d) -> {
                    double r = Math.hypot(y[0], y[1]);
                    d[0] = -y[1] - y[0] * y[2] / r;
                    d[1] = y[0] - y[1] * y[2] / r;
                    d[2] = y[0] / r;
                },
                3,
                0,
                0);
    }

    /** Euler's equations of a rigid body without torque; Jacobi's functions of modulus² k. */
    static InitialValueProblem rigidBody(double k) {
        InitialValueProblem published =
                InitialValueProblem.of(
                        "DETEST-B5",
                        "y₁' = y₂y₃, y₂' = −y₁y₃, y₃' = −0.51 y₁y₂",
                        (t, y, d) -> {
                            d[0] = y[1] * y[2];
                            d[1] = -y[0] * y[2];
                            d[2] = -k * y[0] * y[1];
                        },
                        0,
                        1,
                        1);
        return k == 0.51 ? published : published.until(published.end());
    }
}
