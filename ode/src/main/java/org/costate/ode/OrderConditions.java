package org.costate.ode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * How well a Runge–Kutta tableau does what it promises: every order condition with its residual.
 *
 * <p>The <em>classical order</em> is that of the states: one condition {@code Σ b_i φ_i(τ) =
 * 1/γ(τ)} per rooted tree {@code τ}; 1, 1, 2, 4, 9, 20, 48, 115, 286, 719 trees of order 1 to 10
 * [Hairer, Nørsett, Wanner 1993, II.2]. The <em>control order</em> is that of the state and costate
 * of a control problem discretised by the tableau, whose partner is another tableau; it asks for
 * more from order 3 on, {@code Σ d²/b = 1/3} first, with {@code d_j = Σ_i b_i a_ij} [Hager 2000,
 * table 1]. Hager's conditions divide by weights: with a zero weight there is no control order
 * here, and the exact discrete gradient is still exact.
 *
 * <p>A residual counts as zero below {@value #TOLERANCE}: published coefficients carry 12 digits
 * and more.
 *
 * @param order classical order, at most {@value #HIGHEST}
 * @param controlOrder control order, at most 4; empty if a weight is zero
 * @param conditions the classical conditions up to the first order that fails, then the control
 *     conditions
 */
public record OrderConditions(
        String name, int order, OptionalInt controlOrder, List<Condition> conditions) {

    /** The highest classical order that is looked for. */
    public static final int HIGHEST = 10;

    /** The size up to which a residual is taken for rounding. */
    public static final double TOLERANCE = 1e-11;

    private static final int HIGHEST_CONTROL = 4;

    /** What a condition is about. */
    public enum Kind {
        /** The states alone. */
        CLASSICAL,
        /** State and costate together. */
        CONTROL
    }

    /**
     * One condition.
     *
     * @param formula a tree in brackets, or the sum and its value
     * @param residual left side minus right side
     */
    public record Condition(Kind kind, int order, String formula, double residual) {

        /** Returns whether it holds to rounding. */
        public boolean holds() {
            return Math.abs(residual) <= TOLERANCE;
        }
    }

    /** Makes the report; its list cannot be changed. */
    public OrderConditions {
        conditions = List.copyOf(conditions);
    }

    /** Returns the orders of an explicit tableau. */
    public static OrderConditions of(ButcherTableau tableau) {
        int s = tableau.stages();
        double[][] a = new double[s][s];
        double[] b = new double[s];
        for (int i = 0; i < s; i++) {
            b[i] = tableau.b(i);
            for (int j = 0; j < s; j++) {
                a[i][j] = tableau.a(i, j);
            }
        }
        return of(tableau.name(), a, b);
    }

    /**
     * Returns the orders of any tableau, explicit or implicit, with nodes {@code c_i = Σ_j a_ij}.
     *
     * @param a {@code s × s}, its zero rows and columns included
     * @param b {@code s} weights
     * @throws IllegalArgumentException if the shapes differ
     */
    public static OrderConditions of(String name, double[][] a, double[] b) {
        checkShape(name, a, b);
        List<Condition> conditions = new ArrayList<>();
        List<RootedTree> trees = new ArrayList<>();
        int order = 0;
        while (order < HIGHEST && meets(order + 1, trees, a, b, conditions)) {
            order++;
        }
        return new OrderConditions(name, order, controlOrder(a, b, conditions), conditions);
    }

    /** Adds the conditions of one classical order; {@code trees} holds all smaller trees. */
    private static boolean meets(
            int order,
            List<RootedTree> trees,
            double[][] a,
            double[] b,
            List<Condition> conditions) {
        List<RootedTree> next = RootedTree.ofOrder(order, trees);
        for (RootedTree tree : next) {
            conditions.add(
                    new Condition(Kind.CLASSICAL, order, tree.toString(), tree.residual(a, b)));
        }
        trees.addAll(next);
        return holds(Kind.CLASSICAL, order, conditions);
    }

    private static OptionalInt controlOrder(double[][] a, double[] b, List<Condition> conditions) {
        for (double weight : b) {
            if (weight == 0) {
                return OptionalInt.empty();
            }
        }
        conditions.addAll(new ControlConditions(a, b).all());
        int order = 0;
        while (order < HIGHEST_CONTROL && holds(Kind.CONTROL, order + 1, conditions)) {
            order++;
        }
        return OptionalInt.of(order);
    }

    private static boolean holds(Kind kind, int order, List<Condition> conditions) {
        return conditions.stream()
                .filter(condition -> condition.kind() == kind && condition.order() == order)
                .allMatch(Condition::holds);
    }

    private static void checkShape(String name, double[][] a, double[] b) {
        if (b.length == 0 || a.length != b.length) {
            throw wrongShape(name, a.length + " rows", b.length);
        }
        for (double[] row : a) {
            if (row.length != b.length) {
                throw wrongShape(name, "a row of " + row.length, b.length);
            }
        }
    }

    private static IllegalArgumentException wrongShape(String name, String got, int stages) {
        return new IllegalArgumentException(
                String.format(
                        Locale.ROOT,
                        "A of tableau \"%s\" has %s, expected %d × %d: as many as weights,"
                                + " at least one; write its zeros out",
                        name,
                        got,
                        stages,
                        stages));
    }

    /** Returns the conditions that fail, the lowest order first. */
    public List<Condition> failures() {
        return conditions.stream().filter(condition -> !condition.holds()).toList();
    }

    /** Returns one line: the orders and the first condition of each kind that fails. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder(name + ": classical order " + order);
        line.append(
                controlOrder.isPresent()
                        ? ", control order " + controlOrder.getAsInt()
                        : ", no control order (a weight is zero)");
        for (Kind kind : Kind.values()) {
            failures().stream()
                    .filter(condition -> condition.kind() == kind)
                    .findFirst()
                    .ifPresent(failure -> line.append(describe(failure)));
        }
        return line.toString();
    }

    private static String describe(Condition failure) {
        return String.format(
                Locale.ROOT,
                "; order %d fails at %s by %.3g",
                failure.order(),
                failure.formula(),
                failure.residual());
    }
}
