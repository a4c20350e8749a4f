package org.costate.ode.boundary;

import java.util.SplittableRandom;
import org.hipparchus.util.FastMath;

/**
 * The conditioning constant of a linearised problem: how far the solution moves, relative to the
 * size of each component, if {@code F} and the boundary values change by at most 1.
 *
 * <p>It is the largest over a few changes of fixed seed: parabolas in time for {@code F}, signs for
 * the boundary values. A lower bound, but rarely far below; and the same changes for every
 * discretisation, so that two of them can be compared.
 */
final class Conditioning {

    private static final int PROBES = 2;
    private static final double ROUNDING = FastMath.ulp(1.0);
    private static final long SEED = 20261121L;

    private Conditioning() {}

    /** Returns the constant by the factors of the last linearisation; infinite if deficient. */
    static double of(Discretisation equations, ErrorScale scale, double[] x) {
        if (equations.isDeficient()) {
            return Double.POSITIVE_INFINITY;
        }
        SplittableRandom random = new SplittableRandom(SEED);
        double[] change = new double[equations.size()];
        double[] moved = new double[equations.size()];
        int n = equations.problem().dimension();
        int values = equations.points() * n;
        double[] weights = scale.weights(x, n, values);
        double largest = 0;
        for (int probe = 0; probe < PROBES; probe++) {
            fill(change, equations, random);
            equations.solve(change, moved);
            for (int i = 0; i < moved.length; i++) {
                double size = Math.abs(moved[i]) * weights[i < values ? i % n : n + i - values];
                largest = size <= largest ? largest : size;
            }
        }
        return Double.isNaN(largest) ? Double.POSITIVE_INFINITY : largest;
    }

    /**
     * Returns what rounding in {@code F} can do to the solution, over the tolerance: the response
     * to changes by {@code u (|F_c| + Σ_d |∂F_c/∂y_d| |y_d|)} with random signs.
     */
    static double rounding(Discretisation equations, ErrorScale scale, double[] x) {
        SplittableRandom random = new SplittableRandom(SEED);
        int n = equations.problem().dimension();
        double[] noise = new double[equations.points() * n];
        double[] change = new double[equations.size()];
        double[] moved = new double[equations.size()];
        equations.noise(x, noise);
        for (int i = 0; i < noise.length; i++) {
            noise[i] *= random.nextBoolean() ? ROUNDING : -ROUNDING;
        }
        equations.integrate(noise, change);
        equations.solve(change, moved);
        return scale.largest(moved, x, n, noise.length);
    }

    private static void fill(double[] change, Discretisation equations, SplittableRandom random) {
        int n = equations.problem().dimension();
        int last = (equations.points() - 1) * n;
        double[] forcing = new double[last + n];
        for (int c = 0; c < n; c++) {
            parabola(forcing, c, equations, random);
        }
        equations.integrate(forcing, change);
        for (int i = last; i < change.length; i++) {
            change[i] = random.nextBoolean() ? 1 : -1;
        }
    }

    /** Fills in {@code α + βτ + γτ²} of component {@code c}, below 1 on the interval. */
    private static void parabola(
            double[] forcing, int c, Discretisation equations, SplittableRandom random) {
        BoundaryValueProblem problem = equations.problem();
        double alpha = random.nextDouble(-1, 1);
        double beta = random.nextDouble(-1, 1);
        double gamma = random.nextDouble(-1, 1);
        double size = Math.abs(alpha) + Math.abs(beta) + Math.abs(gamma);
        for (int p = 0; p < equations.points(); p++) {
            double tau = (equations.time(p) - problem.start()) / (problem.end() - problem.start());
            forcing[p * problem.dimension() + c] = (alpha + tau * (beta + tau * gamma)) / size;
        }
    }
}
