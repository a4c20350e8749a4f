package org.costate.ode.problems;

import java.util.List;
import java.util.Optional;
import org.costate.ode.AdaptiveFlow;
import org.costate.ode.Velocity;
import org.hipparchus.ode.OrdinaryDifferentialEquation;

/**
 * An equation with a start at time 0, an end, and, where one is published, the state there.
 * Immutable; each setting returns another problem.
 */
public final class InitialValueProblem {

    private static final double ABSOLUTE_SHARE = 0.01;

    private final String name;
    private final String statement;
    private final OrdinaryDifferentialEquation equation;
    private final double[] start;
    private final double end;
    private final Optional<double[]> exact;
    private final Traits traits;

    /** What an integrator and its judge have to know beyond the equation. */
    private record Traits(
            boolean stiff,
            boolean lengthy,
            double smallest,
            PassLine pass,
            List<Invariant> invariants) {}

    private InitialValueProblem(
            String name,
            String statement,
            OrdinaryDifferentialEquation equation,
            double[] start,
            double end,
            Optional<double[]> exact,
            Traits traits) {
        this.name = name;
        this.statement = statement;
        this.equation = equation;
        this.start = start;
        this.end = end;
        this.exact = exact;
        this.traits = traits;
    }

    /** Returns the problem whose end state is published under its name. */
    static InitialValueProblem of(
            String name, String statement, OrdinaryDifferentialEquation f, double... start) {
        double[] row = EndStates.of(name);
        double[] exact = new double[row.length - 1];
        System.arraycopy(row, 1, exact, 0, exact.length);
        return new InitialValueProblem(
                name,
                statement,
                f,
                start.clone(),
                row[0],
                Optional.of(exact),
                new Traits(false, false, 1, PassLine.detest(), List.of()));
    }

    static InitialValueProblem of(String name, String statement, Velocity f, double... start) {
        return of(name, statement, f.equation(start.length), start);
    }

    /** Returns this problem with the line of the stiff ones. */
    InitialValueProblem stiff() {
        return with(new Traits(true, isLong(), 1e-6, PassLine.stiff(), traits.invariants));
    }

    /** Returns this problem, set aside for those who have minutes. */
    InitialValueProblem lengthy() {
        return with(new Traits(isStiff(), true, traits.smallest, traits.pass, traits.invariants));
    }

    /** Returns this problem with sizes that matter down to {@code smallest}. */
    InitialValueProblem downTo(double smallest) {
        return with(new Traits(isStiff(), isLong(), smallest, traits.pass, traits.invariants));
    }

    InitialValueProblem passing(PassLine pass) {
        return with(new Traits(isStiff(), isLong(), traits.smallest, pass, traits.invariants));
    }

    InitialValueProblem conserving(Invariant... invariants) {
        return with(
                new Traits(isStiff(), isLong(), traits.smallest, traits.pass, List.of(invariants)));
    }

    private InitialValueProblem with(Traits other) {
        return new InitialValueProblem(name, statement, equation, start, end, exact, other);
    }

    /** Returns this problem from another start; its end state is then not known. */
    public InitialValueProblem from(double... other) {
        if (other.length != start.length) {
            throw new IllegalArgumentException(
                    name + " starts from " + start.length + " numbers, got " + other.length);
        }
        return new InitialValueProblem(
                name, statement, equation, other.clone(), end, Optional.empty(), traits);
    }

    /** Returns this problem until another time; its end state is then not known. */
    public InitialValueProblem until(double other) {
        return new InitialValueProblem(
                name, statement, equation, start, other, Optional.empty(), traits);
    }

    /** Returns this problem with another equation; its end state is then not known. */
    InitialValueProblem under(OrdinaryDifferentialEquation other) {
        return new InitialValueProblem(
                name, statement, other, start, end, Optional.empty(), traits);
    }

    /** Returns its name. */
    public String name() {
        return name;
    }

    /** Returns the formula and its source in a line. */
    public String statement() {
        return statement;
    }

    /** Returns the equation, with its Jacobian if it has one. */
    public OrdinaryDifferentialEquation equation() {
        return equation;
    }

    /** Returns a fresh array of the state at time 0. */
    public double[] start() {
        return start.clone();
    }

    /** Returns the end time. */
    public double end() {
        return end;
    }

    /** Returns a fresh array of the state at the end, where it is known. */
    public Optional<double[]> exact() {
        return exact.map(double[]::clone);
    }

    /** Says whether explicit methods are held down by stability. */
    public boolean isStiff() {
        return traits.stiff;
    }

    /** Says whether it takes seconds or more. */
    public boolean isLong() {
        return traits.lengthy;
    }

    /** Returns the line to pass. */
    public PassLine pass() {
        return traits.pass;
    }

    /** Returns what the exact flow conserves. */
    public List<Invariant> invariants() {
        return traits.invariants;
    }

    /** Returns the flow of the equation at a tolerance that suits the problem's sizes. */
    public AdaptiveFlow flow(double tolerance) {
        return AdaptiveFlow.of(equation)
                .toTolerance(tolerance, ABSOLUTE_SHARE * traits.smallest * tolerance);
    }

    @Override
    public String toString() {
        return name;
    }
}
