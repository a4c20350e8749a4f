package org.costate.ode;

import java.util.Locale;

/**
 * The tableau {@code (A, b, c)} of an explicit Runge–Kutta method with {@code s} stages.
 *
 * <pre>
 *   X_i = x_k + h Σ_{j&lt;i} a_ij f(t_k + c_j h, X_j),     x_{k+1} = x_k + h Σ_i b_i f(t_k + c_i h, X_i)
 * </pre>
 *
 * <p>Its <em>costate partner</em> is the tableau that completes it to a symplectic pair [Hager
 * 2000; Sanz-Serna 2016].
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
        ButcherTableau tableau = new ButcherTableau(name, full, b.clone(), nodes);
        tableau.checkConsistency();
        return tableau;
    }

    private void checkConsistency() {
        check("the weights sum", 1.0, sum(b));
        for (int i = 1; i < b.length; i++) {
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

    /** Returns {@code a_ij}, stages counted from 0; zero unless {@code j < i}. */
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
