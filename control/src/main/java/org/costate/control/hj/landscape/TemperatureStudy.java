package org.costate.control.hj.landscape;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.costate.control.hj.LseLayer;

/**
 * How a layer of <em>fixed</em> width approaches its tropical limit: error against {@code ε} alone.
 *
 * <p>Two neurons {@code ±x} make {@code |x|} with {@code f − |x| = ε log(1 + e^{−2|x|/ε})};
 * uniformly on {@code [−2, 2]} the root mean square is {@code ε^{3/2} √(ζ(3)/16)} up to {@code
 * e^{−8/ε}}: an exponent {@code 3/2} in {@code 1/ε} with no growth of the width at all. A sweep
 * that ties {@code ε} to {@code N} measures this and the quadrature together.
 */
public final class TemperatureStudy {

    private TemperatureStudy() {}

    /**
     * One temperature.
     *
     * @param epsilon {@code ε}
     * @param rootMeanSquare the error over the points
     */
    public record Row(double epsilon, double rootMeanSquare) {}

    /**
     * A sweep over temperatures.
     *
     * @param rows one each
     * @param law of the error in {@code ε}
     */
    public record Sweep(List<Row> rows, PowerLawFit law) {}

    /** Returns the error of a layer against a target over points at each temperature. */
    public static Sweep of(
            LseLayer layer,
            ToDoubleFunction<double[]> target,
            double[][] points,
            double... epsilons) {
        Check.atLeast("number of points", 1, points.length);
        List<Row> rows = new ArrayList<>();
        for (double epsilon : epsilons) {
            LseLayer at = layer.atTemperature(Check.temperature(epsilon));
            double square = 0;
            for (double[] x : points) {
                double error = at.value(x) - target.applyAsDouble(x);
                square += error * error / points.length;
            }
            rows.add(new Row(epsilon, Math.sqrt(square)));
        }
        double[] errors = rows.stream().mapToDouble(Row::rootMeanSquare).toArray();
        return new Sweep(List.copyOf(rows), PowerLawFit.of(epsilons, errors));
    }
}
