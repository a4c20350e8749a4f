package org.costate.control.hj;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * How fast {@code ũ_ε → u_0} for a function {@code g} as initial data, on the line.
 *
 * <p>For Lipschitz {@code g} the theory gives {@code O(√ε)} [Crandall, Lions 1984]; at a convex
 * kink {@code (d/2) ε log(1/ε) + O(ε)}, and {@code ũ_ε ≥ u_0} for convex {@code g}. {@code ũ_ε} is
 * the heat semigroup by quadrature, {@code u_0} the inf-convolution of the same samples.
 */
public final class VanishingViscosity {

    private VanishingViscosity() {}

    /**
     * One viscosity.
     *
     * @param epsilon {@code ε}
     * @param largest {@code max ũ_ε − u_0} over the points
     * @param least {@code min ũ_ε − u_0}
     * @param overEpsilon {@code largest / ε}
     * @param overEpsilonLog {@code largest / (ε log(1/ε))}
     */
    public record Row(
            double epsilon,
            double largest,
            double least,
            double overEpsilon,
            double overEpsilonLog) {}

    /**
     * Measures the error at time {@code t}.
     *
     * @param nodes the grid on which {@code g} is sampled: fine beside {@code √(εt)}, a node on
     *     every kink, and wide enough that no path leaves it
     * @param x rising points
     * @param epsilons positive, below 1
     */
    public static List<Row> rates(
            DoubleUnaryOperator g, UniformGrid nodes, double t, double[] x, double... epsilons) {
        Require.dimension("grid", nodes.dimension(), 1);
        double[] y = nodes.axis(0);
        double[] values = new double[y.length];
        for (int j = 0; j < y.length; j++) {
            values[j] = g.applyAsDouble(y[j]);
        }
        double[] limit = InfConvolution.of(1, t).onLine(y, values, x);
        List<Row> rows = new ArrayList<>();
        for (double epsilon : epsilons) {
            HopfColeSolution u = new HeatSemigroup(y, epsilon).from(g);
            double largest = Double.NEGATIVE_INFINITY;
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < x.length; i++) {
                double error = u.value(new double[] {x[i]}, t) - limit[i];
                largest = Math.max(largest, error);
                least = Math.min(least, error);
            }
            double log = epsilon * Math.log(1 / epsilon);
            rows.add(new Row(epsilon, largest, least, largest / epsilon, largest / log));
        }
        return rows;
    }
}
