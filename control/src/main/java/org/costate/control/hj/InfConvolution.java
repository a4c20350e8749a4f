package org.costate.control.hj;

/**
 * The inf-convolution {@code q(x) = min_y g(y) + (x − y)²/(4at)} of sampled data with a parabola:
 * the Hopf–Lax solution of {@code u_t + a u_x² = 0}, a Moreau envelope of parameter {@code 2at}.
 *
 * <p>On a line in time linear in samples and queries: the parabolas that count form the lower
 * envelope, built from left to right with a stack, and read from left to right [Felzenszwalb,
 * Huttenlocher 2012]. On a tensor grid axis after axis, exact because the parabola is a sum. Data
 * may be {@code +∞}, not everywhere.
 */
public final class InfConvolution {

    private final double curvature;

    private InfConvolution(double curvature) {
        this.curvature = curvature;
    }

    /**
     * Returns the inf-convolution of {@code H = a p²} over time {@code t}.
     *
     * @throws IllegalArgumentException if {@code t} or {@code a} is not positive
     */
    public static InfConvolution of(double a, double t) {
        return new InfConvolution(1 / (4 * Require.positive("scale of H", a) * Require.time(t)));
    }

    /**
     * Returns {@code min_j g_j + (x_i − y_j)²/(4at)} for each query.
     *
     * @param y rising nodes
     * @param g their values, finite or {@code +∞}
     * @param x rising queries
     */
    public double[] onLine(double[] y, double[] g, double[] x) {
        rising("nodes y", y);
        rising("queries x", x);
        Require.dimension("values g", g.length, y.length);
        belowInfinity("values g", g);
        int[] hull = new int[y.length];
        double[] from = new double[y.length];
        int top = envelope(y, g, hull, from);
        double[] value = new double[x.length];
        int k = 0;
        for (int i = 0; i < x.length; i++) {
            while (k < top && from[k + 1] <= x[i]) {
                k++;
            }
            double gap = x[i] - y[hull[k]];
            value[i] = g[hull[k]] + curvature * gap * gap;
        }
        return value;
    }

    /** Builds the envelope; parabola {@code hull[k]} is lowest from {@code from[k]} on. */
    private int envelope(double[] y, double[] g, int[] hull, double[] from) {
        int top = -1;
        for (int j = 0; j < y.length; j++) {
            if (g[j] == Double.POSITIVE_INFINITY) {
                continue;
            }
            double start = Double.NEGATIVE_INFINITY;
            while (top >= 0) {
                start = crossing(y[hull[top]], g[hull[top]], y[j], g[j]);
                if (start > from[top]) {
                    break;
                }
                top--;
                start = Double.NEGATIVE_INFINITY;
            }
            top++;
            hull[top] = j;
            from[top] = start;
        }
        if (top < 0) {
            throw new IllegalArgumentException(
                    "HJ-05: every value is +∞; an inf-convolution needs a finite one");
        }
        return top;
    }

    /** Where the parabola at {@code b > a} falls below that at {@code a}. */
    private double crossing(double a, double ga, double b, double gb) {
        return 0.5 * (a + b) + (gb - ga) / (2 * curvature * (b - a));
    }

    /** Returns the inf-convolution of grid data, at the nodes of the same grid. */
    public double[] onGrid(UniformGrid grid, double[] g) {
        Require.dimension("grid values", g.length, grid.size());
        belowInfinity("grid values", g);
        double[] value = g.clone();
        for (int axis = 0; axis < grid.dimension(); axis++) {
            double[] nodes = grid.axis(axis);
            GridLines.replace(
                    grid, axis, value, line -> isEmpty(line) ? line : onLine(nodes, line, nodes));
        }
        return value;
    }

    /** Says whether all values are {@code +∞}. */
    static boolean isEmpty(double[] line) {
        for (double v : line) {
            if (v != Double.POSITIVE_INFINITY) {
                return false;
            }
        }
        return true;
    }

    static void belowInfinity(String what, double[] g) {
        for (int j = 0; j < g.length; j++) {
            if (Double.isNaN(g[j]) || g[j] == Double.NEGATIVE_INFINITY) {
                throw new IllegalArgumentException(
                        "HJ-05: "
                                + what
                                + ", number "
                                + (j + 1)
                                + " is "
                                + g[j]
                                + ", expected a finite number or +∞");
            }
        }
    }

    static void rising(String what, double[] x) {
        for (int i = 0; i < x.length; i++) {
            if (Double.isNaN(x[i]) || i > 0 && !(x[i] > x[i - 1])) {
                throw new IllegalArgumentException(
                        "HJ-06: "
                                + what
                                + " must rise strictly, number "
                                + (i + 1)
                                + " is "
                                + x[i]
                                + (i > 0 ? " after " + x[i - 1] : "")
                                + ". Try: sort them and merge equal ones");
            }
        }
    }
}
