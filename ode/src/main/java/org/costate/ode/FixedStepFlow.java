package org.costate.ode;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Carries a state over a {@link TimeGrid} by an explicit tableau, in place and without allocating.
 *
 * <p>The same numbers as Hipparchus's own integrator of the tableau, to rounding, without its
 * interpolators: the fast path for fixed steps. Holds scratch space, so one object serves one
 * thread.
 */
public final class FixedStepFlow {

    private static final int STRETCH = 16; // steps between two looks at the state

    private final ButcherTableau tableau;
    private final int dimension;
    private final double[][] weights;
    private final int[][] columns;
    private final double[][] slopes;
    private final double[] stage;
    private final double[] kept;

    private FixedStepFlow(ButcherTableau tableau, int dimension) {
        int s = tableau.stages();
        this.tableau = tableau;
        this.dimension = dimension;
        this.columns = new int[s + 1][];
        this.weights = new double[s + 1][];
        for (int i = 0; i <= s; i++) {
            int row = i;
            columns[i] = IntStream.range(0, s).filter(j -> weight(row, j) != 0).toArray();
            weights[i] = Arrays.stream(columns[i]).mapToDouble(j -> weight(row, j)).toArray();
        }
        this.slopes = new double[s][dimension];
        this.stage = new double[dimension];
        this.kept = new double[dimension];
    }

    /**
     * Returns a stepper for states of the given dimension.
     *
     * @throws IllegalArgumentException if the tableau is implicit
     */
    public static FixedStepFlow of(ButcherTableau tableau, int dimension) {
        return new FixedStepFlow(tableau.requireExplicit("a fixed-step flow"), dimension);
    }

    /** Returns {@code a_ij}, and {@code b_j} in the row below. */
    private double weight(int i, int j) {
        return i < tableau.stages() ? tableau.a(i, j) : tableau.b(j);
    }

    /**
     * Carries {@code x} from the first to the last node of the grid, in place.
     *
     * @throws IllegalArgumentException if the state has another dimension
     * @throws IntegrationException if the velocity throws or the state stops being finite; {@code
     *     x} is then the last state that was
     */
    public void carry(Velocity f, TimeGrid grid, double[] x) {
        if (x.length != dimension) {
            throw new IllegalArgumentException(
                    "PROBLEM-01: the state has "
                            + x.length
                            + " components, this flow "
                            + dimension
                            + ". Try: one value for each component");
        }
        for (int k = 0; k < grid.steps(); k += STRETCH) {
            System.arraycopy(x, 0, kept, 0, dimension);
            int end = Math.min(grid.steps(), k + STRETCH);
            if (!stretch(f, grid, k, end, x)) {
                System.arraycopy(kept, 0, x, 0, dimension);
                findFault(f, grid, k, end, x);
            }
        }
    }

    /** Makes some steps; returns whether nothing went wrong. */
    private boolean stretch(Velocity f, TimeGrid grid, int from, int to, double[] x) {
        try {
            for (int k = from; k < to; k++) {
                step(f, grid.node(k), grid.step(k), x);
            }
        } catch (RuntimeException e) {
            return false; // findFault meets it again, and knows where
        }
        return ImplicitEquations.isFinite(x);
    }

    /** Repeats the steps one by one, to say in which of them it happened. */
    private void findFault(Velocity f, TimeGrid grid, int from, int to, double[] x) {
        for (int k = from; k < to; k++) {
            double[] before = x.clone();
            try {
                step(f, grid.node(k), grid.step(k), x);
            } catch (RuntimeException e) {
                System.arraycopy(before, 0, x, 0, dimension);
                throw IntegrationException.userThrew(e, grid.node(k), k + 1, before);
            }
            if (!ImplicitEquations.isFinite(x)) {
                double[] reached = x.clone();
                System.arraycopy(before, 0, x, 0, dimension);
                throw IntegrationException.notFinite("x", reached, grid.node(k + 1), k + 1, before);
            }
        }
        throw IntegrationException.impure(grid.node(from), from + 1, kept);
    }

    /**
     * Advances {@code x} by one step {@code h} from time {@code t}, in place; trusts its arguments.
     */
    public void step(Velocity f, double t, double h, double[] x) {
        int s = tableau.stages();
        f.evaluate(t, x, slopes[0]);
        for (int i = 1; i < s; i++) {
            if (columns[i].length == 1) { // all stages of the classical methods
                addOne(x, h * weights[i][0], slopes[columns[i][0]], stage);
            } else {
                combine(x, h, i, stage);
            }
            f.evaluate(t + tableau.c(i) * h, stage, slopes[i]);
        }
        combine(x, h, s, x);
    }

    /** {@code y ← x + h Σ_j w_ij f_j}, four slopes at a time, so that memory is read seldom. */
    private void combine(double[] x, double h, int i, double[] y) {
        int[] column = columns[i];
        double[] w = weights[i];
        double[] from = x;
        int j = 0;
        while (column.length - j >= 4) {
            addFour(from, h, column, w, j, y);
            from = y;
            j += 4;
        }
        if (column.length - j >= 2) {
            addTwo(from, h * w[j], slopes[column[j]], h * w[j + 1], slopes[column[j + 1]], y);
            from = y;
            j += 2;
        }
        if (j < column.length) {
            addOne(from, h * w[j], slopes[column[j]], y);
        } else if (from != y) {
            System.arraycopy(x, 0, y, 0, dimension);
        }
    }

    private void addFour(double[] x, double h, int[] column, double[] w, int j, double[] y) {
        double a = h * w[j];
        double b = h * w[j + 1];
        double c = h * w[j + 2];
        double d = h * w[j + 3];
        double[] f = slopes[column[j]];
        double[] g = slopes[column[j + 1]];
        double[] p = slopes[column[j + 2]];
        double[] q = slopes[column[j + 3]];
        for (int k = 0; k < y.length; k++) {
            y[k] = x[k] + ((a * f[k] + b * g[k]) + (c * p[k] + d * q[k]));
        }
    }

    private static void addTwo(double[] x, double a, double[] f, double b, double[] g, double[] y) {
        for (int k = 0; k < y.length; k++) {
            y[k] = x[k] + (a * f[k] + b * g[k]);
        }
    }

    private static void addOne(double[] x, double a, double[] f, double[] y) {
        for (int k = 0; k < y.length; k++) {
            y[k] = x[k] + a * f[k];
        }
    }
}
