package org.costate.control.solve;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The ways to solve an optimal control problem, by name. */
public enum SolverMethod {
    /** Estimate, structure, multiple shooting, certificate, with other starts if that fails. */
    AUTO,
    /** Single shooting over all switches, which are located as events. */
    SHOOTING,
    /** Multiple shooting over the arcs of the structure the estimate shows. */
    MULTIPLE_SHOOTING,
    /**
     * Lobatto collocation of the extremal's boundary-value problem, one arc beside the other, with
     * switching times, free times and multipliers as parameters; then one run of multiple shooting
     * to the last digits.
     */
    COLLOCATION,
    /** The discretised estimate alone: no certificate. */
    ESTIMATE;

    /** Returns the name users type. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Returns the method with the given name.
     *
     * @throws IllegalArgumentException CONFIG-06 if there is none; the message lists them
     */
    public static SolverMethod named(String name) {
        return Arrays.stream(values())
                .filter(m -> m.label().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "CONFIG-06: unknown method \""
                                                + name
                                                + "\". Try: one of "
                                                + Arrays.stream(values())
                                                        .map(SolverMethod::label)
                                                        .collect(Collectors.joining(", "))));
    }
}
