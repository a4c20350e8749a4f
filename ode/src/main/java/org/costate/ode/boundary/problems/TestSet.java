package org.costate.ode.boundary.problems;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The test set of Cash and Mazzia, thirty-five families. */
public final class TestSet {

    private TestSet() {}

    /** Returns all families, by number. */
    public static List<TestProblem> cashMazzia() {
        return Stream.of(LinearProblems.all(), NonlinearProblems.all(), SystemProblems.all())
                .flatMap(List::stream)
                .sorted(Comparator.comparing(TestProblem::name))
                .toList();
    }
}
