package org.costate.control.hj.landscape;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.util.FastMath;

/**
 * How a layer of {@code N} neurons converges as a quadrature of the Hopf–Cole integral
 *
 * <pre>
 *   f(x) = ε log ⨍ exp((x·y/(2t) − |y|²/(4t) − g(y))/ε) dy   over [−2, 2]ᵏ,  embedded in ℝᵈ,
 * </pre>
 *
 * <p>measured at random points of {@code [−1.5, 1.5]ᵈ}. The exponent belongs to the <em>rule</em>:
 * {@code −½} for random atoms in every dimension; {@code −2/k} and better for the trapezoid; {@code
 * −1/k} for equal weights on a grid with end points, which is their missing factor {@code
 * ((n−1)/n)ᵏ}, an error {@code εk/n} that says nothing of the data. Atoms on a {@code k}-plane of
 * {@code ℝᵈ} behave as in {@code ℝᵏ}, because {@code |x − y|²} splits.
 *
 * <p>The reference is Gauss–Legendre, split at the origin, or a rule of one's choice ({@link
 * #against}): the published curves use a finer grid of the same rule, or random points, and inherit
 * its error.
 */
public final class QuadratureStudy {

    private static final double ATOMS = 2;
    private static final double POINTS = 1.5;
    private static final double T = 1;

    private final int d;
    private final int k;
    private final double[][] plane;
    private final ToDoubleFunction<double[]> g;
    private final double[][] points;
    private final long seed;

    private QuadratureStudy(
            int d, double[][] plane, ToDoubleFunction<double[]> g, double[][] points, long seed) {
        this.d = d;
        this.k = plane.length;
        this.plane = plane;
        this.g = g;
        this.points = points;
        this.seed = seed;
    }

    /**
     * One width.
     *
     * @param n nodes of an axis
     * @param size {@code N = nᵏ}
     * @param epsilon {@code ε}
     * @param supremum largest error over the points, mean over the repetitions
     * @param rootMeanSquare root of the mean square error, mean over the repetitions
     * @param confidence half width of the 95 % interval of {@code supremum}; 0 for one repetition
     */
    public record Row(
            int n,
            int size,
            double epsilon,
            double supremum,
            double rootMeanSquare,
            double confidence) {}

    /**
     * A sweep over widths.
     *
     * @param rule the rule
     * @param rows one for each width
     * @param supremum the law of the largest error in {@code N}
     * @param rootMeanSquare the law of the root mean square error in {@code N}
     */
    public record Sweep(
            QuadratureRule rule, List<Row> rows, PowerLawFit supremum, PowerLawFit rootMeanSquare) {

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(rule + ": " + supremum + "\n");
            for (Row r : rows) {
                text.append(
                        String.format(
                                Locale.ROOT,
                                "%8d  ε = %.4g  %.4e ± %.1e  rms %.4e%n",
                                r.size,
                                r.epsilon,
                                r.supremum,
                                r.confidence,
                                r.rootMeanSquare));
            }
            return text.toString();
        }
    }

    /**
     * Returns a study in {@code ℝᵈ}.
     *
     * @param d dimension of space and atoms
     * @param g initial values as a function of the place
     * @param evaluations how many points
     * @param seed of the points and of random atoms
     */
    public static QuadratureStudy of(
            int d, ToDoubleFunction<double[]> g, int evaluations, long seed) {
        double[][] identity = new double[Check.atLeast("dimension", 1, d)][d];
        for (int i = 0; i < d; i++) {
            identity[i][i] = 1;
        }
        return onPlane(identity, g, evaluations, seed);
    }

    /**
     * Returns a study with atoms on a {@code k}-plane of {@code ℝᵈ} through the origin.
     *
     * @param plane {@code k} orthonormal rows of length {@code d}
     * @param g initial values as a function of the place in the plane, {@code k} numbers
     */
    public static QuadratureStudy onPlane(
            double[][] plane, ToDoubleFunction<double[]> g, int evaluations, long seed) {
        int d = plane[0].length;
        double[][] points = new double[Check.atLeast("number of points", 1, evaluations)][d];
        SplittableRandom random = new SplittableRandom(seed);
        for (double[] x : points) {
            java.util.Arrays.setAll(x, i -> random.nextDouble(-POINTS, POINTS));
        }
        return new QuadratureStudy(d, plane, g, points, seed);
    }

    /** Returns {@code f} at every point by a rule, at {@code ε}. */
    double[] values(QuadratureRule.Nodes nodes, double epsilon) {
        double[] start = new double[nodes.y().length];
        double[][] places = new double[start.length][];
        for (int j = 0; j < start.length; j++) {
            double[] s = nodes.y()[j];
            double square = 0;
            places[j] = new double[d];
            for (int a = 0; a < k; a++) {
                square += s[a] * s[a];
                for (int i = 0; i < d; i++) {
                    places[j][i] += s[a] * plane[a][i] / (2 * T * epsilon);
                }
            }
            start[j] = nodes.logWeights()[j] - (g.applyAsDouble(s) + square / (4 * T)) / epsilon;
        }
        double[] values = new double[points.length];
        double[] exponent = new double[start.length];
        for (int p = 0; p < values.length; p++) {
            values[p] = epsilon * logSumExp(points[p], places, start, exponent);
        }
        return values;
    }

    private static double logSumExp(
            double[] x, double[][] places, double[] start, double[] exponent) {
        double top = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < start.length; j++) {
            double e = start[j];
            for (int i = 0; i < x.length; i++) {
                e += x[i] * places[j][i];
            }
            exponent[j] = e;
            top = Math.max(top, e);
        }
        double sum = 0;
        for (double e : exponent) {
            sum += e - top < -40 ? 0 : FastMath.exp(e - top);
        }
        return top + FastMath.log(sum);
    }

    /** Returns the reference: Gauss–Legendre with {@code nodes} on each half of each axis. */
    public double[] exact(int nodes, double epsilon) {
        var rule =
                new org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory()
                        .legendre(nodes, 0, ATOMS);
        int size = Math.toIntExact(Math.round(Math.pow(2.0 * nodes, k)));
        double[][] y = new double[size][k];
        double[] logWeights = new double[size];
        for (int j = 0; j < size; j++) {
            int rest = j;
            for (int a = 0; a < k; a++) {
                int place = rest % (2 * nodes);
                rest /= 2 * nodes;
                double node = rule.getPoint(place / 2);
                y[j][a] = place % 2 == 0 ? node : -node;
                logWeights[j] += FastMath.log(rule.getWeight(place / 2) / (2 * ATOMS));
            }
        }
        return values(new QuadratureRule.Nodes(y, logWeights), epsilon);
    }

    /** Returns the reference by a rule, as published curves have it. */
    public double[] against(QuadratureRule rule, int n, double epsilon) {
        var random = new SplittableRandom(seed + 777);
        return values(rule.nodes(n, k, ATOMS, random), epsilon);
    }

    /**
     * Returns one rule over widths at a fixed {@code ε}.
     *
     * @param n nodes of an axis
     * @param reference {@code f} at the points, from {@link #exact} or {@link #against}
     * @param repetitions how many draws of a random rule
     */
    public Sweep widths(
            QuadratureRule rule, int[] n, double epsilon, double[] reference, int repetitions) {
        List<Row> rows = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(seed + 1);
        for (int width : n) {
            rows.add(row(rule, width, epsilon, reference, repetitions, random));
        }
        return sweep(rule, rows);
    }

    /**
     * Returns the sweep that ties {@code ε = 1/n} to the width, against a reference in closed form.
     *
     * @param reference {@code (x, ε) ↦ f}
     */
    public Sweep tied(QuadratureRule rule, int[] n, Reference reference) {
        List<Row> rows = new ArrayList<>();
        for (int width : n) {
            double epsilon = 1.0 / width;
            double[] exact = new double[points.length];
            java.util.Arrays.setAll(exact, p -> reference.value(points[p], epsilon));
            rows.add(row(rule, width, epsilon, exact, 1, new SplittableRandom(seed + 1)));
        }
        return sweep(rule, rows);
    }

    /** A solution in closed form. */
    @FunctionalInterface
    public interface Reference {
        /** Returns {@code f(x)} at {@code ε}. */
        double value(double[] x, double epsilon);
    }

    private static Sweep sweep(QuadratureRule rule, List<Row> rows) {
        double[] size = rows.stream().mapToDouble(Row::size).toArray();
        double[] largest = rows.stream().mapToDouble(r -> floor(r.supremum)).toArray();
        double[] mean = rows.stream().mapToDouble(r -> floor(r.rootMeanSquare)).toArray();
        return new Sweep(
                rule, List.copyOf(rows), PowerLawFit.of(size, largest), PowerLawFit.of(size, mean));
    }

    /** An error below rounding is rounding. */
    private static double floor(double error) {
        return Math.max(error, Math.ulp(1.0));
    }

    private Row row(
            QuadratureRule rule,
            int n,
            double epsilon,
            double[] reference,
            int repetitions,
            SplittableRandom random) {
        Check.atLeast("nodes of an axis", 2, n);
        double[] suprema = new double[Check.atLeast("repetitions", 1, repetitions)];
        double squares = 0;
        for (int m = 0; m < repetitions; m++) {
            double[] values = values(rule.nodes(n, k, ATOMS, random), epsilon);
            double square = 0;
            for (int p = 0; p < values.length; p++) {
                double error = Math.abs(values[p] - reference[p]);
                suprema[m] = Math.max(suprema[m], error);
                square += error * error / values.length;
            }
            squares += Math.sqrt(square) / repetitions;
        }
        double mean = java.util.Arrays.stream(suprema).average().getAsDouble();
        int size = Math.toIntExact(Math.round(Math.pow(n, k)));
        return new Row(n, size, epsilon, mean, squares, confidence(suprema, mean));
    }

    private static double confidence(double[] values, double mean) {
        int n = values.length;
        if (n < 2) {
            return 0;
        }
        double variance = 0;
        for (double v : values) {
            variance += (v - mean) * (v - mean) / (n - 1);
        }
        return new TDistribution(n - 1).inverseCumulativeProbability(0.975)
                * Math.sqrt(variance / n);
    }

    /**
     * Returns {@code f} of {@code g = |y|²/2} on all of space: {@code |x|²/12 + …}, at {@code t =
     * 1}.
     */
    public static Reference halfSquare() {
        return (x, epsilon) -> {
            double square = 0;
            for (double value : x) {
                square += value * value;
            }
            double prefactor = 0.5 * FastMath.log(4 * Math.PI * epsilon / 3) - FastMath.log(4);
            return square / 12 + x.length * epsilon * prefactor;
        };
    }

    /** Returns what equal weights lose on a grid with end points: {@code εk log(n/(n−1))}. */
    public static double endPointLoss(int n, int k, double epsilon) {
        return epsilon * k * FastMath.log1p(1.0 / (n - 1));
    }
}
