package org.costate.control.hj;

/**
 * The discrete Legendre transform {@code f*(s) = max_j s·x_j − f_j} of sampled functions.
 *
 * <p>On a line in linear time: only the vertices of the lower convex hull count, and they and the
 * rising slopes are merged [Lucet 1997]. On a tensor grid axis after axis, because {@code s·x} is a
 * sum. Applied twice it gives the convex hull of the samples.
 */
public final class LegendreTransform {

    private LegendreTransform() {}

    /**
     * Returns {@code f*} at rising slopes.
     *
     * @param x rising nodes
     * @param f their values, finite or {@code +∞}, one of them finite
     * @param s rising slopes
     */
    public static double[] onLine(double[] x, double[] f, double[] s) {
        InfConvolution.rising("nodes x", x);
        InfConvolution.rising("slopes s", s);
        Require.dimension("values f", f.length, x.length);
        InfConvolution.belowInfinity("values f", f);
        int[] hull = new int[x.length];
        int top = lowerHull(x, f, hull);
        double[] conjugate = new double[s.length];
        int k = 0;
        for (int i = 0; i < s.length; i++) {
            while (k < top && at(s[i], x, f, hull[k + 1]) >= at(s[i], x, f, hull[k])) {
                k++;
            }
            conjugate[i] = at(s[i], x, f, hull[k]);
        }
        return conjugate;
    }

    private static double at(double s, double[] x, double[] f, int j) {
        return s * x[j] - f[j];
    }

    private static int lowerHull(double[] x, double[] f, int[] hull) {
        int top = -1;
        for (int j = 0; j < x.length; j++) {
            if (f[j] == Double.POSITIVE_INFINITY) {
                continue;
            }
            while (top >= 1 && liesAbove(x, f, hull[top - 1], hull[top], j)) {
                top--;
            }
            top++;
            hull[top] = j;
        }
        if (top < 0) {
            throw new IllegalArgumentException(
                    "HJ-05: every value is +∞; a conjugate needs a finite one");
        }
        return top;
    }

    /** Says whether the middle point is on or above the chord of its neighbours. */
    private static boolean liesAbove(double[] x, double[] f, int a, int b, int c) {
        return (f[b] - f[a]) * (x[c] - x[b]) >= (f[c] - f[b]) * (x[b] - x[a]);
    }

    /** Returns {@code f*} at the nodes of {@code slopes}, which has the shape of {@code grid}. */
    public static double[] onGrid(UniformGrid grid, double[] f, UniformGrid slopes) {
        Require.dimension("grid values", f.length, grid.size());
        Require.dimension("slope grid's axes", slopes.dimension(), grid.dimension());
        double[] value = new double[f.length];
        for (int i = 0; i < f.length; i++) {
            value[i] = -f[i];
        }
        for (int axis = 0; axis < grid.dimension(); axis++) {
            Require.dimension("slope axis", slopes.nodes(axis), grid.nodes(axis));
            double[] x = grid.axis(axis);
            double[] s = slopes.axis(axis);
            GridLines.replace(grid, axis, value, line -> conjugate(x, negative(line), s, line));
        }
        return value;
    }

    private static double[] conjugate(double[] x, double[] f, double[] s, double[] unchanged) {
        return InfConvolution.isEmpty(f) ? unchanged : onLine(x, f, s);
    }

    static double[] negative(double[] v) {
        double[] negative = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            negative[i] = -v[i];
        }
        return negative;
    }
}
