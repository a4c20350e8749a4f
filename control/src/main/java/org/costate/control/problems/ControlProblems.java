package org.costate.control.problems;

import java.util.List;
import java.util.stream.Stream;
import org.costate.control.formula.NearestName;

/** The problem library: statements with references that were computed in two ways. */
public final class ControlProblems {

    private ControlProblems() {}

    /** Returns all problems. */
    public static List<ControlProblem> all() {
        return Stream.of(
                        RegulatorProblems.all(),
                        DoubleIntegratorProblems.all(),
                        OscillatorProblems.all(),
                        PathProblems.all(),
                        FlightProblems.all(),
                        ReactorProblems.all(),
                        TextbookProblems.all())
                .flatMap(List::stream)
                .toList();
    }

    /** Returns the problems whose solutions have regular arcs only and meet no path constraint. */
    public static List<ControlProblem> regular() {
        return all().stream().filter(ControlProblem::isRegular).toList();
    }

    /**
     * Returns the problem of that id.
     *
     * @throws IllegalArgumentException if there is none, with the nearest name
     */
    public static ControlProblem named(String id) {
        List<ControlProblem> all = all();
        return all.stream()
                .filter(p -> p.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "PROBLEM-06: no problem \""
                                                + id
                                                + "\" in the library."
                                                + NearestName.advice(
                                                        id,
                                                        all.stream()
                                                                .map(ControlProblem::id)
                                                                .toList())));
    }
}
