package org.costate.control.hj.landscape;

import java.util.ArrayList;
import java.util.List;
import org.costate.control.hj.UniformGrid;
import org.hipparchus.util.FastMath;

/**
 * Entropy against temperature at probe points, and over space at a temperature.
 *
 * <p>At a fixed point {@code H} rises with {@code ε}, {@code dH/dε = Var_π(z)/ε³}, from the
 * logarithm of the number of tied leaders to {@code log N}. Two temperatures mark the crossing:
 * where {@code H = ½ log N}, and where {@code dH/d log ε} is steepest. Neither is {@code N^{−1/d}},
 * which has no dimension of energy; both go like {@code spacing²/t}.
 */
public final class PhaseDiagram {

    private PhaseDiagram() {}

    /**
     * A curve {@code ε ↦ H}.
     *
     * @param probe the point, as a list
     * @param temperatures rising
     * @param entropies one each
     * @param half {@code ε} where {@code H = ½ log N}; NaN if outside the range
     * @param steepest {@code ε} where {@code dH/d log ε} is largest in the range
     * @param slope its value there
     */
    public record Curve(
            List<Double> probe,
            List<Double> temperatures,
            List<Double> entropies,
            double half,
            double steepest,
            double slope) {}

    /**
     * Returns the curve at a probe point.
     *
     * @param count how many temperatures, at equal ratios, {@code ≥ 2}
     */
    public static Curve curve(
            EntropyLandscape landscape, double cold, double hot, int count, double... probe) {
        Check.interval("range of ε", Check.temperature(cold), hot);
        Check.atLeast("number of temperatures", 2, count);
        List<Double> temperatures = new ArrayList<>();
        List<Double> entropies = new ArrayList<>();
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < count; k++) {
            double epsilon = cold * FastMath.pow(hot / cold, k / (count - 1.0));
            temperatures.add(epsilon);
            entropies.add(landscape.at(epsilon).value(probe));
            double slope = slope(landscape, epsilon, probe);
            best = slope > most ? k : best;
            most = Math.max(most, slope);
        }
        double steepest =
                steepest(
                        landscape,
                        temperatures.get(Math.max(0, best - 1)),
                        temperatures.get(Math.min(count - 1, best + 1)),
                        probe);
        return new Curve(
                java.util.Arrays.stream(probe).boxed().toList(),
                List.copyOf(temperatures),
                List.copyOf(entropies),
                half(landscape, cold, hot, probe),
                steepest,
                slope(landscape, steepest, probe));
    }

    /** {@code dH/d log ε}. */
    private static double slope(EntropyLandscape landscape, double epsilon, double[] probe) {
        return epsilon * landscape.at(epsilon).temperatureDerivative(probe);
    }

    private static double half(EntropyLandscape landscape, double cold, double hot, double[] x) {
        double target = 0.5 * FastMath.log(landscape.atoms());
        double a = FastMath.log(cold);
        double b = FastMath.log(hot);
        if (landscape.at(cold).value(x) > target || landscape.at(hot).value(x) < target) {
            return Double.NaN;
        }
        for (int k = 0; k < 60; k++) {
            double middle = 0.5 * (a + b);
            if (landscape.at(FastMath.exp(middle)).value(x) < target) {
                a = middle;
            } else {
                b = middle;
            }
        }
        return FastMath.exp(0.5 * (a + b));
    }

    /** Golden section on {@code log ε}. */
    private static double steepest(
            EntropyLandscape landscape, double from, double to, double[] probe) {
        double ratio = (Math.sqrt(5) - 1) / 2;
        double a = FastMath.log(from);
        double b = FastMath.log(to);
        for (int k = 0; k < 60; k++) {
            double c = b - ratio * (b - a);
            double d = a + ratio * (b - a);
            double left = slope(landscape, FastMath.exp(c), probe);
            double right = slope(landscape, FastMath.exp(d), probe);
            if (left > right) {
                b = d;
            } else {
                a = c;
            }
        }
        return FastMath.exp(0.5 * (a + b));
    }

    /** Returns {@code H} at every node of a grid, in the order of its flat index. */
    public static double[] map(EntropyLandscape landscape, UniformGrid grid) {
        double[] values = new double[grid.size()];
        java.util.Arrays.setAll(values, k -> landscape.value(grid.node(k)));
        return values;
    }
}
