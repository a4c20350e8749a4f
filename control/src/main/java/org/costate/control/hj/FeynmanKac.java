package org.costate.control.hj;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.costate.ode.Velocity;
import org.hipparchus.util.FastMath;

/**
 * Monte-Carlo estimates of path integrals {@code −ε log E[e^{−Φ(X_s)/ε}]} and {@code E[Φ(X_s)]},
 * with error bars, for {@code dX = F(t, X) dt + √(2ε) dB}, {@code X_0 = x}.
 *
 * <p>Paths step by Heun's method, of weak order 2 for additive noise, and exact without drift. They
 * come in antithetic pairs, and the error bar is that of the means of pairs: for the exponential by
 * the delta method, {@code ε σ/(μ√n)}. Paths are drawn in blocks of {@value #BLOCK} pairs, each
 * with its own generator split from the seed in order, so the numbers do not depend on threads.
 */
public final class FeynmanKac {

    private static final int BLOCK = 4096;
    private static final double FEW = 100;

    private final Velocity drift;
    private final ToDoubleFunction<double[]> terminal;
    private final double epsilon;

    private FeynmanKac(Velocity drift, ToDoubleFunction<double[]> terminal, double epsilon) {
        this.drift = drift;
        this.terminal = terminal;
        this.epsilon = epsilon;
    }

    /**
     * Returns the path integral of a drift and a terminal cost.
     *
     * @param drift {@code F(t, x)}, time counted from the start of a path; pure, safe to share
     * @param terminal {@code Φ}; pure, safe to share
     * @param epsilon {@code ε > 0}
     */
    public static FeynmanKac of(
            Velocity drift, ToDoubleFunction<double[]> terminal, double epsilon) {
        Require.positiveTemperature(epsilon, "without noise there is one path");
        return new FeynmanKac(drift, terminal, epsilon);
    }

    /** Returns the path integral without drift: the Hopf–Cole solution from {@code Φ}. */
    public static FeynmanKac diffusion(ToDoubleFunction<double[]> terminal, double epsilon) {
        return of((t, x, f) -> java.util.Arrays.fill(f, 0), terminal, epsilon);
    }

    /**
     * An estimate with its error bar.
     *
     * @param value the estimate
     * @param standardError one standard error of the sampling, not of the time steps
     * @param effectivePairs {@code (Σw)²/Σw²} of the weights: how many pairs carry the estimate
     * @param pairs how many were drawn
     * @param warnings named reasons to doubt the error bar; empty if there are none
     */
    public record Estimate(
            double value,
            double standardError,
            double effectivePairs,
            int pairs,
            List<String> warnings) {

        /** Returns {@code |value − exact|} in standard errors. */
        public double errorBarsFrom(double exact) {
            return Math.abs(value - exact) / standardError;
        }
    }

    /**
     * Estimates {@code V(x, s) = −ε log E[e^{−Φ(X_s)/ε}]}.
     *
     * @param steps time steps of a path
     * @param pairs antithetic pairs of paths, at least 2
     */
    public Estimate value(double[] x, double s, int steps, int pairs, long seed) {
        double[] cost = costs(x, s, steps, pairs, seed);
        double least = Double.POSITIVE_INFINITY;
        for (double c : cost) {
            least = Math.min(least, c);
        }
        double[] weight = new double[pairs];
        for (int i = 0; i < pairs; i++) {
            weight[i] =
                    0.5 * FastMath.exp((least - cost[2 * i]) / epsilon)
                            + 0.5 * FastMath.exp((least - cost[2 * i + 1]) / epsilon);
        }
        Moments moments = Moments.of(weight);
        double value = least - epsilon * FastMath.log(moments.mean());
        double bar = epsilon * moments.standardError() / moments.mean();
        return new Estimate(value, bar, moments.effective(), pairs, warnings(moments));
    }

    /** Estimates the mean {@code E[Φ(X_s)]}, which solves {@code V_s = F·∇V + εΔV}. */
    public Estimate mean(double[] x, double s, int steps, int pairs, long seed) {
        double[] cost = costs(x, s, steps, pairs, seed);
        double[] pair = new double[pairs];
        for (int i = 0; i < pairs; i++) {
            pair[i] = 0.5 * (cost[2 * i] + cost[2 * i + 1]);
        }
        Moments moments = Moments.of(pair);
        return new Estimate(moments.mean(), moments.standardError(), pairs, pairs, List.of());
    }

    private static List<String> warnings(Moments moments) {
        List<String> warnings = new ArrayList<>();
        if (moments.effective() < FEW) {
            warnings.add(
                    "HJ-11: few effective paths: the estimate and its error bar rest on about "
                            + Require.number(moments.effective())
                            + " pairs. Try: more paths, a larger ε or a shorter time");
        }
        return List.copyOf(warnings);
    }

    /** The sums behind an estimate, in the order of the samples. */
    private record Moments(double mean, double standardError, double effective) {

        static Moments of(double[] w) {
            double sum = 0;
            double squares = 0;
            for (double v : w) {
                sum += v;
                squares += v * v;
            }
            double mean = sum / w.length;
            double variance = 0;
            for (double v : w) {
                variance += (v - mean) * (v - mean) / (w.length - 1);
            }
            return new Moments(mean, Math.sqrt(variance / w.length), sum * sum / squares);
        }
    }

    private double[] costs(double[] x, double s, int steps, int pairs, long seed) {
        Require.finite("start x", x);
        Require.time(s);
        Require.positive("number of steps", steps);
        Require.positive("number of pairs - 1", pairs - 1);
        double[] cost = new double[Math.multiplyExact(2, pairs)];
        int blocks = (pairs + BLOCK - 1) / BLOCK;
        SplittableRandom source = new SplittableRandom(seed);
        SplittableRandom[] randoms = new SplittableRandom[blocks];
        java.util.Arrays.setAll(randoms, i -> source.split());
        IntStream.range(0, blocks)
                .parallel()
                .forEach(
                        i -> {
                            int last = Math.min(pairs, (i + 1) * BLOCK);
                            fill(cost, i * BLOCK, last, x, s / steps, steps, randoms[i]);
                        });
        Require.finite("path cost Φ", cost);
        return cost;
    }

    private void fill(
            double[] cost,
            int from,
            int to,
            double[] x,
            double h,
            int steps,
            SplittableRandom random) {
        Path path = new Path(x.length);
        Path mirror = new Path(x.length);
        double[] noise = new double[x.length];
        double size = Math.sqrt(2 * epsilon * h);
        for (int i = from; i < to; i++) {
            path.start(x);
            mirror.start(x);
            for (int k = 0; k < steps; k++) {
                for (int a = 0; a < noise.length; a++) {
                    noise[a] = size * random.nextGaussian();
                }
                path.step(drift, k * h, h, noise, 1);
                mirror.step(drift, k * h, h, noise, -1);
            }
            cost[2 * i] = terminal.applyAsDouble(path.x);
            cost[2 * i + 1] = terminal.applyAsDouble(mirror.x);
        }
    }

    /** A path in its own scratch space. */
    private static final class Path {

        private final double[] x;
        private final double[] guess;
        private final double[] first;
        private final double[] second;

        Path(int d) {
            x = new double[d];
            guess = new double[d];
            first = new double[d];
            second = new double[d];
        }

        void start(double[] from) {
            System.arraycopy(from, 0, x, 0, x.length);
        }

        void step(Velocity drift, double t, double h, double[] noise, double sign) {
            drift.evaluate(t, x, first);
            for (int i = 0; i < x.length; i++) {
                guess[i] = x[i] + h * first[i] + sign * noise[i];
            }
            drift.evaluate(t + h, guess, second);
            for (int i = 0; i < x.length; i++) {
                x[i] += 0.5 * h * (first[i] + second[i]) + sign * noise[i];
            }
        }
    }
}
