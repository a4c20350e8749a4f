package org.costate.ode.problems;

import java.util.List;

/** DETEST A: single equations. */
final class ScalarEquations {

    private ScalarEquations() {}

    static List<InitialValueProblem> all() {
        return List.of(decay(), growing(), modulated(), logistic(), spiral());
    }

    /** {@code y = e^{−t}}. */
    static InitialValueProblem decay() {
        return InitialValueProblem.of("DETEST-A1", "y' = −y", (t, y, d) -> d[0] = -y[0], 1);
    }

    /** {@code y = (1 + t)^{−1/2}}, from the Riccati equation. */
    static InitialValueProblem growing() {
        return InitialValueProblem.of(
                "DETEST-A2", "y' = −y³/2", (t, y, d) -> d[0] = -y[0] * y[0] * y[0] / 2, 1);
    }

    /** {@code y = e^{sin t}}. */
    static InitialValueProblem modulated() {
        return InitialValueProblem.of(
                "DETEST-A3", "y' = y cos t", (t, y, d) -> d[0] = y[0] * Math.cos(t), 1);
    }

    /** {@code y = 20 / (1 + 19 e^{−t/4})}. */
    static InitialValueProblem logistic() {
        return InitialValueProblem.of(
                "DETEST-A4",
                "y' = y/4 (1 − y/20)",
                (t, y, d) -> d[0] = y[0] / 4 * (1 - y[0] / 20),
                1);
    }

    /** In polar coordinates {@code r = 4 e^{π/2 − φ}}. */
    static InitialValueProblem spiral() {
        return InitialValueProblem.of(
                "DETEST-A5",
                "y' = (y − t)/(y + t)",
                (t, y, d) -> d[0] = (y[0] - t) / (y[0] + t),
                4);
    }
}
