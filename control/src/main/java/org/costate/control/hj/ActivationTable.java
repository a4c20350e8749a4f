package org.costate.control.hj;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.hipparchus.analysis.differentiation.UnivariateDerivative2;
import org.hipparchus.special.Erf;

/**
 * Which activations are solutions of the equation, or slopes of solutions: computed, not typed.
 *
 * <p>A solution on the line is {@code |x|²/(4t) − f} with {@code f} a log-sum-exp, so {@code f} is
 * convex; a slope of one is non-decreasing. The table compares each activation with its candidate
 * at temperature 1 over {@code [−8, 8]}, and where there is none measures the obstacle: a negative
 * slope excludes both classes.
 */
public final class ActivationTable {

    private static final double ROUNDING = 1e-14;
    private static final double REACH = 8;
    private static final int POINTS = 4001;

    private ActivationTable() {}

    /** What an activation is. */
    public enum Verdict {
        /** A log-sum-exp layer at a positive temperature. */
        SOLUTION,
        /** A layer at temperature 0 only: the limit, not the solution. */
        LIMIT_OF_SOLUTIONS,
        /** The slope of a layer. */
        SLOPE_OF_SOLUTION,
        /** Neither: it is not convex, and not monotone. */
        NEITHER
    }

    /**
     * One activation.
     *
     * @param name its name
     * @param candidate the layer it is compared with
     * @param neurons how many atoms that layer has
     * @param error largest deviation from the candidate
     * @param errorAtOne deviation of the candidate at temperature 1, where the candidate is at 0
     * @param leastSlope smallest first derivative (difference quotient for ReLU)
     * @param leastCurvature smallest second derivative; 0 for ReLU, which has none
     * @param verdict what follows from these numbers
     */
    public record Row(
            String name,
            String candidate,
            int neurons,
            double error,
            double errorAtOne,
            double leastSlope,
            double leastCurvature,
            Verdict verdict) {}

    /** Returns the table. */
    public static List<Row> rows() {
        LseLayer ramp = LseLayer.of(new double[][] {{1}, {0}}, new double[] {0, 0}, 1);
        LseLayer pair = LseLayer.of(new double[][] {{1}, {-1}}, new double[] {0, 0}, 1);
        LseLayer cold = ramp.atTemperature(0);
        return List.of(
                row("softplus", "LSE_1(x, 0)", ramp, ramp::value, x -> x.exp().log1p()),
                relu(cold, ramp),
                row("sigmoid", "∂ LSE_1(x, 0)", ramp, slope(ramp), x -> logistic(x)),
                row("tanh", "∂ LSE_1(x, −x)", pair, slope(pair), x -> x.tanh()),
                row("silu", "LSE_1(x, 0)", ramp, ramp::value, x -> x.multiply(logistic(x))),
                row("gelu", "LSE_1(x, 0)", ramp, ramp::value, x -> x.multiply(normal(x))));
    }

    /**
     * Returns how far GELU {@code xΦ(x)} is from the heat-smoothed ReLU {@code xΦ(x) + φ(x)} and
     * how far the latter is from the smoothing integral: the term that GELU drops, and rounding.
     */
    public static double[] heatSmoothedRelu() {
        double dropped = 0;
        double identity = 0;
        UniformGrid noise = UniformGrid.line(-12, 12, 48_001);
        for (double x : UniformGrid.line(-4, 4, 17).axis(0)) {
            double cumulative = 0.5 * Erf.erfc(-x / Math.sqrt(2));
            double density = Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
            double smoothed = 0;
            for (double z : noise.axis(0)) {
                smoothed += Math.max(x + z, 0) * Math.exp(-0.5 * z * z);
            }
            smoothed *= noise.spacing(0) / Math.sqrt(2 * Math.PI);
            dropped = Math.max(dropped, Math.abs(smoothed - x * cumulative));
            identity = Math.max(identity, Math.abs(smoothed - x * cumulative - density));
        }
        return new double[] {dropped, identity};
    }

    private static DoubleUnaryOperator slope(LseLayer layer) {
        return x -> layer.gradient(x)[0];
    }

    private static Row row(
            String name,
            String candidate,
            LseLayer layer,
            DoubleUnaryOperator represented,
            UnaryOperator<UnivariateDerivative2> activation) {
        double error = 0;
        double slope = Double.POSITIVE_INFINITY;
        double curvature = Double.POSITIVE_INFINITY;
        for (double x : UniformGrid.line(-REACH, REACH, POINTS).axis(0)) {
            UnivariateDerivative2 value = activation.apply(new UnivariateDerivative2(x, 1, 0));
            error = Math.max(error, Math.abs(value.getValue() - represented.applyAsDouble(x)));
            slope = Math.min(slope, value.getFirstDerivative());
            curvature = Math.min(curvature, value.getSecondDerivative());
        }
        int neurons = PowerCells.of(layer).active().length;
        boolean convex = curvature >= -ROUNDING;
        Verdict verdict =
                error > ROUNDING * REACH || slope < -ROUNDING
                        ? Verdict.NEITHER
                        : convex ? Verdict.SOLUTION : Verdict.SLOPE_OF_SOLUTION;
        return new Row(name, candidate, neurons, error, error, slope, curvature, verdict);
    }

    private static Row relu(LseLayer cold, LseLayer warm) {
        double error = 0;
        double atOne = 0;
        for (double x : UniformGrid.line(-REACH, REACH, POINTS).axis(0)) {
            error = Math.max(error, Math.abs(Math.max(x, 0) - cold.value(x)));
            atOne = Math.max(atOne, Math.abs(Math.max(x, 0) - warm.value(x)));
        }
        int neurons = PowerCells.of(cold).active().length;
        Verdict verdict = error <= ROUNDING ? Verdict.LIMIT_OF_SOLUTIONS : Verdict.NEITHER;
        return new Row("relu", "LSE_0(x, 0)", neurons, error, atOne, 0, 0, verdict);
    }

    private static UnivariateDerivative2 logistic(UnivariateDerivative2 x) {
        return x.negate().exp().add(1).reciprocal();
    }

    private static UnivariateDerivative2 normal(UnivariateDerivative2 x) {
        return Erf.erfc(x.multiply(-1 / Math.sqrt(2))).multiply(0.5);
    }
}
