package org.costate.ode;

import java.util.List;
import java.util.Locale;

/**
 * The tableau {@code (A, b, c)} of a Runge–Kutta method with {@code s} stages.
 *
 * <pre>
 *   X_i = x_k + h Σ_j a_ij f(t_k + c_j h, X_j),     x_{k+1} = x_k + h Σ_i b_i f(t_k + c_i h, X_i)
 * </pre>
 *
 * <p>Explicit if {@code a_ij = 0} for {@code j ≥ i}; the stages of any other are the solution of
 * equations. Its <em>costate partner</em> is the tableau that completes it to a symplectic pair
 * [Hager 2000; Sanz-Serna 2016].
 */
public final class ButcherTableau implements Scheme {

    private static final double CONSISTENCY = 1e-12; // sums of at most 13 published coefficients

    private final String name;
    private final double[][] a;
    private final double[] b;
    private final double[] c;

    private ButcherTableau(String name, double[][] a, double[] b, double[] c) {
        this.name = name;
        this.a = a;
        this.b = b;
        this.c = c;
    }

    /**
     * Returns an explicit tableau, in the form of Hipparchus: the first row of {@code A} and the
     * first node are left out, both being zero.
     *
     * @param a {@code s − 1} rows, row {@code i} with {@code i + 1} entries
     * @param b {@code s} weights that sum to 1
     * @param c {@code s − 1} nodes, {@code c_i = Σ_j a_ij}
     * @throws IllegalArgumentException if the shapes are wrong or the method is inconsistent
     */
    public static ButcherTableau of(String name, double[][] a, double[] b, double[] c) {
        int s = b.length;
        if (s == 0) {
            throw new IllegalArgumentException(
                    "tableau \"" + name + "\" has no weights; give one a stage");
        }
        if (a.length != s - 1 || c.length != s - 1) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "tableau \"%s\" has %d weights, so it needs %d rows of A and nodes; got %d and %d."
                                    + " Leave out the first, zero row and node",
                            name,
                            s,
                            s - 1,
                            a.length,
                            c.length));
        }
        double[][] full = new double[s][s];
        double[] nodes = new double[s];
        for (int i = 1; i < s; i++) {
            if (a[i - 1].length != i) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "row %d of A in tableau \"%s\" has %d entries, expected %d:"
                                        + " only explicit methods are taken here",
                                i + 1,
                                name,
                                a[i - 1].length,
                                i));
            }
            System.arraycopy(a[i - 1], 0, full[i], 0, i);
            nodes[i] = c[i - 1];
        }
        return checked(name, full, b, nodes);
    }

    /**
     * Returns the tableau of a whole matrix, implicit or explicit, with nodes {@code c_i = Σ_j
     * a_ij}.
     *
     * @param a {@code s × s}
     * @param b {@code s} weights that sum to 1
     * @throws IllegalArgumentException if the shapes are wrong, a coefficient is not finite, or the
     *     weights do not sum to 1
     */
    public static ButcherTableau whole(String name, double[][] a, double[] b) {
        double[][] full = new double[b.length][];
        double[] nodes = new double[b.length];
        boolean square = a.length == b.length && b.length > 0;
        for (int i = 0; square && i < b.length; i++) {
            full[i] = a[i].clone();
            nodes[i] = sum(a[i]);
            square = a[i].length == b.length;
        }
        if (!square) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "tableau \"%s\" has %d weights, so A must be %d × %d. Try: give every"
                                    + " row whole, zeros included",
                            name,
                            b.length,
                            b.length,
                            b.length));
        }
        return checked(name, full, b, nodes);
    }

    private static ButcherTableau checked(String name, double[][] a, double[] b, double[] c) {
        ButcherTableau tableau = new ButcherTableau(name, a, b.clone(), c);
        tableau.checkConsistency();
        return tableau;
    }

    /**
     * Returns the Gauss–Legendre method: order {@code 2s}, A-stable, symplectic.
     *
     * @param stages 1 (the implicit midpoint rule), 2 or 3
     */
    public static ButcherTableau gauss(int stages) {
        return collocation("gauss-" + stages, Collocation.gauss(stages));
    }

    /**
     * Returns the Radau IIA method: order {@code 2s − 1}, L-stable, stiffly accurate.
     *
     * @param stages 1 (backward Euler), 2 or 3
     */
    public static ButcherTableau radauIIA(int stages) {
        return collocation("radau-iia-" + stages, Collocation.radau(stages));
    }

    /**
     * Returns the Lobatto IIIA method: order {@code 2s − 2}, its first stage explicit.
     *
     * @param stages 2 (the trapezoidal rule), 3 or 4
     */
    public static ButcherTableau lobattoIIIA(int stages) {
        return collocation("lobatto-iiia-" + stages, Collocation.lobatto(stages));
    }

    /**
     * Returns the Lobatto IIIB method, the costate partner of IIIA: order {@code 2s − 2}. (Of two
     * stages its rows do not sum to its nodes, and by itself it is no method.)
     *
     * @param stages 3 or 4
     */
    public static ButcherTableau lobattoIIIB(int stages) {
        if (stages == 2) {
            throw Collocation.unknown("Lobatto IIIB", stages, "3 or 4");
        }
        Collocation method = Collocation.lobatto(stages);
        return checked("lobatto-iiib-" + stages, method.partner(), method.b(), method.c());
    }

    /**
     * Returns the Lobatto IIIC method: order {@code 2s − 2}, L-stable, stiffly accurate [Hairer,
     * Wanner 1996, table IV.5.11].
     *
     * @param stages 2 or 3
     */
    public static ButcherTableau lobattoIIIC(int stages) {
        double[] b = Collocation.lobatto(stages).b();
        double[][] a =
                switch (stages) {
                    case 2 -> new double[][] {{0.5, -0.5}, {0.5, 0.5}};
                    case 3 ->
                            new double[][] {
                                {1 / 6.0, -1 / 3.0, 1 / 6.0},
                                {1 / 6.0, 5 / 12.0, -1 / 12.0},
                                {1 / 6.0, 2 / 3.0, 1 / 6.0}
                            };
                    default -> throw Collocation.unknown("Lobatto IIIC", stages, "2 or 3");
                };
        return whole("lobatto-iiic-" + stages, a, b);
    }

    private static ButcherTableau collocation(String name, Collocation method) {
        return checked(name, method.a(), method.b(), method.c());
    }

    /** Returns the implicit methods that have names, by family and number of stages. */
    public static List<ButcherTableau> implicitMethods() {
        return List.of(
                gauss(1),
                gauss(2),
                gauss(3),
                radauIIA(1),
                radauIIA(2),
                radauIIA(3),
                lobattoIIIA(2),
                lobattoIIIA(3),
                lobattoIIIA(4),
                lobattoIIIB(3),
                lobattoIIIB(4),
                lobattoIIIC(2),
                lobattoIIIC(3));
    }

    /** Returns whether each stage needs earlier ones only. */
    public boolean isExplicit() {
        for (int i = 0; i < b.length; i++) {
            for (int j = i; j < b.length; j++) {
                if (a[i][j] != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * Returns this tableau, if it is explicit.
     *
     * @param purpose what needs it so, for the message
     * @throws IllegalArgumentException if it is implicit
     */
    public ButcherTableau requireExplicit(String purpose) {
        if (!isExplicit()) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "TABLEAU-01: %s needs an explicit tableau, \"%s\" is implicit."
                                    + " Try: rk4 or dormand-prince-54",
                            purpose,
                            name));
        }
        return this;
    }

    private void checkConsistency() {
        check("the weights sum", 1.0, sum(b));
        for (int i = 0; i < b.length; i++) {
            check("row " + (i + 1) + " of A sums", c[i], sum(a[i]));
        }
    }

    private void check(String what, double expected, double got) {
        if (!(Math.abs(got - expected) <= CONSISTENCY)) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "tableau \"%s\" is inconsistent: %s to %s, expected %s",
                            name,
                            what,
                            got,
                            expected));
        }
    }

    private static double sum(double[] v) {
        double s = 0;
        for (double x : v) {
            s += x;
        }
        return s;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int stages() {
        return b.length;
    }

    /**
     * Returns {@code a_ij}, stages counted from 0; of explicit methods zero unless {@code j < i}.
     */
    public double a(int i, int j) {
        return a[i][j];
    }

    /** Returns the weight {@code b_i}. */
    public double b(int i) {
        return b[i];
    }

    /** Returns the node {@code c_i}. */
    public double c(int i) {
        return c[i];
    }

    /**
     * Returns the matrix of the costate partner, {@code Â_ij = b_j − b_j a_ji / b_i}, which
     * satisfies {@code b_i Â_ij + b_j a_ji = b_i b_j}.
     *
     * <p>The sweep itself never needs it and never divides by a weight; this is for reading and for
     * tests.
     *
     * @throws ArithmeticException if a weight is zero, where the partner is not a tableau
     */
    public double[][] costatePartner() {
        int s = b.length;
        double[][] partner = new double[s][s];
        for (int i = 0; i < s; i++) {
            if (b[i] == 0) {
                throw new ArithmeticException(
                        String.format(
                                Locale.ROOT,
                                "weight b%d of \"%s\" is zero: its costate partner is not a tableau;"
                                        + " the sweep carries b·P instead and needs none",
                                i + 1,
                                name));
            }
            for (int j = 0; j < s; j++) {
                partner[i][j] = b[j] - b[j] * a[j][i] / b[i];
            }
        }
        return partner;
    }

    @Override
    public String toString() {
        return name;
    }
}
