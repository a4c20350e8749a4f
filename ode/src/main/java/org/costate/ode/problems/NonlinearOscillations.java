package org.costate.ode.problems;

import java.util.List;
import org.costate.ode.problems.PassLine.Measure;
import org.costate.ode.problems.PassLine.Target;

/** A limit cycle and a strange attractor. */
final class NonlinearOscillations {

    private NonlinearOscillations() {}

    static List<InitialValueProblem> all() {
        return List.of(brusselator(), lorenz());
    }

    /** A chemical reaction that oscillates [HNW I.16]. */
    static InitialValueProblem brusselator() {
        return InitialValueProblem.of(
                        "BRUSSELATOR",
                        "y₁' = 1 + y₁²y₂ − 4y₁, y₂' = 3y₁ − y₁²y₂",
                        (t, y, d) -> {
                            d[0] = 1 + y[0] * y[0] * y[1] - 4 * y[0];
                            d[1] = 3 * y[0] - y[0] * y[0] * y[1];
                        },
                        1.5,
                        3)
                .passing(new PassLine(Measure.MIXED, PassLine.detest().targets(), false));
    }

    /** An error grows by ten in 2.5 units of time, a million from start to end [HNW I.16]. */
    static InitialValueProblem lorenz() {
        return InitialValueProblem.of(
                        "LORENZ",
                        "y₁' = 10(y₂ − y₁), y₂' = 28y₁ − y₂ − y₁y₃, y₃' = y₁y₂ − 8/3 y₃",
                        (t, y, d) -> {
                            d[0] = 10 * (y[1] - y[0]);
                            d[1] = 28 * y[0] - y[1] - y[0] * y[2];
                            d[2] = y[0] * y[1] - 8 / 3.0 * y[2];
                        },
                        -8,
                        8,
                        27)
                .passing(
                        new PassLine(
                                Measure.MIXED,
                                List.of(new Target(1e-10, 1e-3), new Target(1e-12, 1e-5)),
                                true));
    }
}
