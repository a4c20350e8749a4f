package org.costate.ode.boundary;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A two-point boundary-value problem: {@code y' = F(t, y, q)} on {@code [a, b]}, {@code g(y(a),
 * y(b), q) = 0}.
 *
 * <p>{@code y ∈ ℝⁿ}, unknown parameters {@code q ∈ ℝᵏ}, and exactly {@code n + k} conditions.
 * Immutable.
 *
 * <pre>{@code
 * BoundaryValueProblem troesch = BoundaryValueProblem.of(
 *         0.0, 1.0,
 *         DifferentialSystem.secondOrder((t, y, v) -> y.multiply(5).sinh().multiply(5)),
 *         BoundaryConditions.of(EndValue.start(0, 0.0), EndValue.end(0, 1.0)));
 * }</pre>
 */
public final class BoundaryValueProblem {

    private final double start;
    private final double end;
    private final DifferentialSystem system;
    private final BoundaryConditions conditions;
    private final List<String> names;

    private BoundaryValueProblem(
            double start,
            double end,
            DifferentialSystem system,
            BoundaryConditions conditions,
            List<String> names) {
        this.start = start;
        this.end = end;
        this.system = system;
        this.conditions = conditions;
        this.names = names;
    }

    /**
     * Returns the problem of a system and conditions on {@code [start, end]}.
     *
     * @throws IllegalArgumentException PROBLEM-02 if the interval is empty, reversed or not finite;
     *     PROBLEM-03 if there are not {@code n + k} conditions
     */
    public static BoundaryValueProblem of(
            double start, double end, DifferentialSystem system, BoundaryConditions conditions) {
        List<String> names =
                IntStream.rangeClosed(1, system.dimension()).mapToObj(i -> "y" + i).toList();
        return checked(new BoundaryValueProblem(start, end, system, conditions, names));
    }

    /**
     * Returns a problem whose unknown functions have names, used in messages.
     *
     * @throws IllegalArgumentException as {@link #of}, and PROBLEM-01 if the names are not {@code
     *     n}
     */
    public static BoundaryValueProblem named(
            List<String> names,
            double start,
            double end,
            DifferentialSystem system,
            BoundaryConditions conditions) {
        if (names.size() != system.dimension()) {
            throw new IllegalArgumentException(
                    "PROBLEM-01: "
                            + names.size()
                            + " names for "
                            + system.dimension()
                            + " unknown functions. Try: one name for each");
        }
        return checked(
                new BoundaryValueProblem(start, end, system, conditions, List.copyOf(names)));
    }

    private static BoundaryValueProblem checked(BoundaryValueProblem problem) {
        double length = problem.end - problem.start;
        if (!(length > 0 && length <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "PROBLEM-02: the interval from %.6g to %.6g is empty, reversed or not"
                                    + " finite. Try: a start below the end",
                            problem.start,
                            problem.end));
        }
        int needed = problem.dimension() + problem.parameters();
        if (problem.conditions.count() != needed) {
            throw new IllegalArgumentException(problem.miscounted(needed));
        }
        return problem;
    }

    private String miscounted(int needed) {
        int found = conditions.count();
        String unknowns =
                dimension()
                        + " unknown functions"
                        + (parameters() == 0 ? "" : " and " + parameters() + " parameters");
        String advice = found > needed ? tooMany() : tooFew(found);
        return String.format(
                Locale.ROOT,
                "PROBLEM-03: %s need %d boundary conditions, found %d. %s",
                unknowns,
                needed,
                found,
                advice);
    }

    private String tooMany() {
        return "Try: drop the conditions that follow from the others, or add an unknown parameter";
    }

    /** Names the components that no condition ties at the end that has fewer conditions. */
    private String tooFew(int found) {
        double[][] atStart = new double[found][dimension()];
        double[][] atEnd = new double[found][dimension()];
        double[] y = new double[dimension()];
        Arrays.fill(y, 0.5);
        conditions.jacobian(
                y,
                y.clone(),
                new double[parameters()],
                atStart,
                atEnd,
                new double[found][parameters()]);
        List<String> freeAtStart = untied(atStart);
        List<String> freeAtEnd = untied(atEnd);
        boolean late = freeAtEnd.size() >= freeAtStart.size();
        return String.format(
                Locale.ROOT,
                "Missing: a condition on %s at t=%.6g",
                String.join(" or ", late ? freeAtEnd : freeAtStart),
                late ? end : start);
    }

    private List<String> untied(double[][] partials) {
        List<String> free =
                IntStream.range(0, dimension())
                        .filter(
                                j ->
                                        IntStream.range(0, partials.length)
                                                .allMatch(i -> partials[i][j] == 0))
                        .mapToObj(names::get)
                        .collect(Collectors.toList());
        return free.isEmpty() ? names : free;
    }

    /** Returns {@code a}. */
    public double start() {
        return start;
    }

    /** Returns {@code b}. */
    public double end() {
        return end;
    }

    /** Returns {@code F}. */
    public DifferentialSystem system() {
        return system;
    }

    /** Returns {@code g}. */
    public BoundaryConditions conditions() {
        return conditions;
    }

    /** Returns {@code n}. */
    public int dimension() {
        return system.dimension();
    }

    /** Returns {@code k}. */
    public int parameters() {
        return system.parameters();
    }

    /** Returns the names of the unknown functions. */
    public List<String> names() {
        return names;
    }

    /** Returns this problem with {@code y' = ρ F}: the same motion on a clock {@code ρ} as fast. */
    BoundaryValueProblem slowed(double rate) {
        return new BoundaryValueProblem(
                start, end, new SlowedSystem(system, rate), conditions, names);
    }
}
