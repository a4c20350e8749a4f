package org.costate.control.problems;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.costate.control.OptimalControlProblem;

/**
 * A problem of the library with what is known of its solution.
 *
 * @param id its short name, {@code "vdp-box"}
 * @param title what it is
 * @param problem its statement
 * @param reference what is known of its solution
 * @param source where it comes from
 * @param classes what kind of problem it is, such as {@code "bang-bang"}, {@code "singular"} or
 *     {@code "state-constrained"}
 */
public record ControlProblem(
        String id,
        String title,
        OptimalControlProblem problem,
        Reference reference,
        String source,
        Set<String> classes) {

    private static final Set<String> CONSTRAINED = Set.of("state-constrained", "mixed-constraint");
    private static final Set<String> SINGULAR =
            Set.of("singular", "bang-singular", "bang-singular-bang", "chattering");

    static ControlProblem of(String id, String title, OptimalControlProblem problem) {
        return new ControlProblem(id, title, problem, Reference.none(""), "", Set.of());
    }

    ControlProblem reference(Reference known) {
        return new ControlProblem(id, title, problem, known, source, classes);
    }

    ControlProblem source(String text) {
        return new ControlProblem(id, title, problem, reference, text, classes);
    }

    ControlProblem classes(String... all) {
        Set<String> kinds = Collections.unmodifiableSet(new LinkedHashSet<>(Arrays.asList(all)));
        return new ControlProblem(id, title, problem, reference, source, kinds);
    }

    /** Says whether it is of a class. */
    public boolean is(String kind) {
        return classes.contains(kind);
    }

    /** Says whether its solution runs along a constraint on the state, or on state and control. */
    public boolean isConstrained() {
        return !Collections.disjoint(classes, CONSTRAINED);
    }

    /** Says whether its solution has singular arcs or switches without end. */
    public boolean isSingular() {
        return !Collections.disjoint(classes, SINGULAR);
    }

    /** Says whether it has no solution, to see what a solver says. */
    public boolean isAdversarial() {
        return is("adversarial");
    }

    /** Says whether its solution has only regular arcs and meets no path constraint. */
    public boolean isRegular() {
        return !isConstrained() && !isSingular() && !isAdversarial();
    }

    @Override
    public String toString() {
        return id + ": " + title;
    }
}
