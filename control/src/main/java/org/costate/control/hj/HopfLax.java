package org.costate.control.hj;

import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * The two formulas for {@code u_t + H(∇u) = 0} with {@code H} convex:
 *
 * <pre>
 *   Hopf–Lax   u(x, t) = min_y g(y) + t L((x − y)/t),     L = H*, any g
 *   Hopf       u(x, t) = sup_p p·x − g*(p) − t H(p),      g convex
 * </pre>
 *
 * <p>Sampled: {@code y} runs over nodes. For parabolas {@link InfConvolution} is faster.
 */
public final class HopfLax {

    private HopfLax() {}

    /**
     * Returns the Hopf–Lax value at one point over any nodes, in {@code O(N)}.
     *
     * @param lagrangian {@code L}, convex
     * @param y {@code N × d}
     * @param g {@code N} values
     */
    public static double at(
            ToDoubleFunction<double[]> lagrangian, double[][] y, double[] g, double[] x, double t) {
        Require.time(t);
        Require.dimension("values g", g.length, y.length);
        InfConvolution.belowInfinity("values g", g);
        double best = Double.POSITIVE_INFINITY;
        double[] v = new double[x.length];
        for (int j = 0; j < g.length; j++) {
            Require.dimension("node y", y[j].length, x.length);
            for (int i = 0; i < v.length; i++) {
                v[i] = (x[i] - y[j][i]) / t;
            }
            best = Math.min(best, g[j] + t * checked(lagrangian.applyAsDouble(v)));
        }
        return best;
    }

    /**
     * Returns the Hopf–Lax values on a line for any convex {@code L} in {@code O((N + M) log M)}:
     * the minimiser moves to the right with {@code x}, so the middle query splits both sides.
     *
     * @param y rising nodes
     * @param x rising queries
     */
    public static double[] onLine(
            DoubleUnaryOperator lagrangian, double[] y, double[] g, double[] x, double t) {
        Require.time(t);
        InfConvolution.rising("nodes y", y);
        InfConvolution.rising("queries x", x);
        Require.dimension("values g", g.length, y.length);
        InfConvolution.belowInfinity("values g", g);
        double[] value = new double[x.length];
        new Monotone(lagrangian, y, g, x, t, value).fill(0, x.length - 1, 0, y.length - 1);
        return value;
    }

    private static double checked(double cost) {
        if (Double.isNaN(cost) || cost == Double.NEGATIVE_INFINITY) {
            throw new ArithmeticException(
                    "NONFINITE-01: the Lagrangian is "
                            + cost
                            + ", expected a finite number or +∞. Try: check its formula");
        }
        return cost;
    }

    /** Row minima of a totally monotone matrix by divide and conquer. */
    private record Monotone(
            DoubleUnaryOperator lagrangian,
            double[] y,
            double[] g,
            double[] x,
            double t,
            double[] value) {

        void fill(int first, int last, int left, int right) {
            if (first > last) {
                return;
            }
            int middle = (first + last) >>> 1;
            int best = left;
            double least = Double.POSITIVE_INFINITY;
            for (int j = left; j <= right; j++) {
                double cost = g[j] + t * checked(lagrangian.applyAsDouble((x[middle] - y[j]) / t));
                if (cost < least) {
                    least = cost;
                    best = j;
                }
            }
            value[middle] = least;
            boolean none = least == Double.POSITIVE_INFINITY; // L is +∞ for every node
            fill(first, middle - 1, left, none ? right : best);
            fill(middle + 1, last, none ? left : best, right);
        }
    }

    /**
     * Returns the values of Hopf's formula on a line for sampled convex data, by two discrete
     * Legendre transforms; for other data those of its convex hull.
     *
     * @param p the slopes the supremum runs over, rising; they should cover the slopes of {@code g}
     */
    public static double[] hopf(
            DoubleUnaryOperator hamiltonian,
            double[] y,
            double[] g,
            double[] p,
            double[] x,
            double t) {
        Require.time(t);
        double[] conjugate = LegendreTransform.onLine(y, g, p);
        for (int k = 0; k < p.length; k++) {
            conjugate[k] += t * hamiltonian.applyAsDouble(p[k]);
        }
        return LegendreTransform.onLine(p, conjugate, x);
    }
}
