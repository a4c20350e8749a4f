package org.costate.ode.problems;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** All problems of this package. */
public final class InitialValueProblems {

    private InitialValueProblems() {}

    /** Returns all, the nonstiff ones first. */
    public static List<InitialValueProblem> all() {
        return Stream.of(
                        ScalarEquations.all(),
                        SmallSystems.all(),
                        LargerSystems.all(),
                        Orbits.kepler(),
                        SecondOrderEquations.all(),
                        NonlinearOscillations.all(),
                        Orbits.bodies(),
                        Kinetics.all(),
                        StiffOscillations.all())
                .flatMap(List::stream)
                .toList();
    }

    /** Returns the problem of that name, upper or lower case, if there is one. */
    public static Optional<InitialValueProblem> named(String name) {
        return all().stream()
                .filter(p -> p.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /** Returns van der Pol's equation with damping {@code μ}, on {@code [0, 2000]}. */
    public static InitialValueProblem vanDerPol(double mu) {
        return StiffOscillations.vanDerPol(mu);
    }
}
