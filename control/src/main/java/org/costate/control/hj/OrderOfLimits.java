package org.costate.control.hj;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Whether {@code ε → 0} and {@code N → ∞} may be taken in either order.
 *
 * <p>Atoms at the middles of {@code N} equal cells of {@code [a, b]} with values {@code g}. With
 * probability weights {@code 1/N} the sums commute: {@code −ε log(1/w) ≤ f^{N,w} − max ≤ 0}.
 * Without weights {@code f^N_ε} grows like {@code ε log N} at fixed {@code ε}, and the limit {@code
 * N → ∞} does not exist; the joint limit is safe only if {@code ε log N → 0}.
 *
 * @param g initial values
 * @param lower {@code a}
 * @param upper {@code b}
 * @param t the time at which the layer is read
 */
public record OrderOfLimits(DoubleUnaryOperator g, double lower, double upper, double t) {

    /** Makes the family of layers. */
    public OrderOfLimits {
        Require.time(t);
        UniformGrid.line(lower, upper, 3);
    }

    /** Returns the layer of {@code N} atoms, with or without probability weights. */
    public LseLayer layer(int n, double epsilon, boolean weighted) {
        Require.positive("number of atoms N", n);
        double[] y = new double[n];
        double[] values = new double[n];
        double[] logWeights = new double[n];
        for (int j = 0; j < n; j++) {
            y[j] = lower + (upper - lower) * (j + 0.5) / n;
            values[j] = g.applyAsDouble(y[j]);
            logWeights[j] = -Math.log(n);
        }
        LseLayer layer = AtomMeasure.onLine(y, values).layer(t, epsilon);
        return weighted ? layer.weighted(logWeights) : layer;
    }

    /**
     * One width at one temperature.
     *
     * @param n the width {@code N}
     * @param epsilon the temperature
     * @param unweighted {@code f^N_ε(x)}
     * @param weighted {@code f^{N,w}_ε(x)}
     * @param tropical {@code f^N_0(x)}, the same for both
     */
    public record Row(int n, double epsilon, double unweighted, double weighted, double tropical) {}

    /** Measures the family at a point for all widths and temperatures. */
    public List<Row> table(double x, int[] widths, double... epsilons) {
        List<Row> rows = new ArrayList<>();
        for (double epsilon : epsilons) {
            for (int n : widths) {
                rows.add(
                        new Row(
                                n,
                                epsilon,
                                layer(n, epsilon, false).value(x),
                                layer(n, epsilon, true).value(x),
                                layer(n, 0, false).value(x)));
            }
        }
        return rows;
    }

    /**
     * Returns the least-squares slope of the value against {@code log N}: {@code ε} without
     * weights, 0 with.
     */
    public double growth(double x, int[] widths, double epsilon, boolean weighted) {
        double meanLog = 0;
        double meanValue = 0;
        double[] value = new double[widths.length];
        for (int i = 0; i < widths.length; i++) {
            value[i] = layer(widths[i], epsilon, weighted).value(x);
            meanLog += Math.log(widths[i]) / widths.length;
            meanValue += value[i] / widths.length;
        }
        double product = 0;
        double square = 0;
        for (int i = 0; i < widths.length; i++) {
            double gap = Math.log(widths[i]) - meanLog;
            product += gap * (value[i] - meanValue);
            square += gap * gap;
        }
        return product / square;
    }
}
