package org.costate.ode.boundary;

import java.util.SplittableRandom;

/**
 * The global error of a collocation solution, by one Newton step of the scheme with one more point
 * on the same mesh, begun at the solution.
 *
 * <p>The points of the two schemes differ, so this is a second opinion, not the first one again:
 * the step is the solution's error up to that of the better scheme, also where errors are carried
 * far through the interval. A second correction with the same Jacobian must be much smaller, or the
 * estimate is void. The corrected polynomial is what a solve returns.
 */
final class ErrorEstimate {

    private static final int PROBES = 5;

    private final PiecewisePolynomial corrected;
    private final double[] sizes;
    private final double largest;
    private final double contraction;
    private final double conditioning;
    private final Defects defects;

    private ErrorEstimate(
            PiecewisePolynomial corrected,
            double[] sizes,
            double largest,
            double contraction,
            double conditioning,
            Defects defects) {
        this.corrected = corrected;
        this.sizes = sizes;
        this.largest = largest;
        this.contraction = contraction;
        this.conditioning = conditioning;
        this.defects = defects;
    }

    /** Returns the estimate; null if the better scheme cannot be evaluated or is singular. */
    static @org.jspecify.annotations.Nullable ErrorEstimate of(
            PiecewisePolynomial solution, Discretisation better, ErrorScale scale, Work work) {
        int n = better.problem().dimension();
        int values = better.points() * n;
        double[] x = solution.sample(better.scheme(), better.mesh());
        double[] step = new double[x.length];
        if (!better.evaluate(x) || !better.linearise(x)) {
            return null;
        }
        better.correction(step);
        double[] sizes = sizesOf(step, x, better, scale);
        double largest = scale.largest(step, x, n, values);
        for (int i = 0; i < x.length; i++) {
            x[i] += step[i];
        }
        if (!better.evaluate(x)) {
            return null;
        }
        better.correction(step);
        double second = scale.largest(step, x, n, values);
        PiecewisePolynomial corrected =
                new PiecewisePolynomial(better.scheme(), better.mesh(), n, x, better.slopes());
        return new ErrorEstimate(
                corrected,
                sizes,
                largest,
                second / Math.max(largest, Double.MIN_NORMAL),
                conditioning(better),
                Defects.of(corrected, better, scale, work));
    }

    private static double[] sizesOf(
            double[] step, double[] x, Discretisation equations, ErrorScale scale) {
        int n = equations.problem().dimension();
        int perInterval = (equations.scheme().stages() - 1) * n;
        double[] sizes = new double[equations.intervals()];
        for (int i = 0; i < sizes.length; i++) {
            for (int p = i * perInterval; p < (i + 1) * perInterval + n; p++) {
                sizes[i] = Math.max(sizes[i], scale.size(p % n, step[p], x[p]));
            }
        }
        return sizes;
    }

    /**
     * Returns how far a solution moves, in the largest component, if the right-hand side changes by
     * at most 1 and the boundary values by at most 1: the largest over five random changes of
     * fixed seed, a lower bound that is rarely far below.
     */
    static double conditioning(Discretisation equations) {
        if (equations.isDeficient()) {
            return Double.POSITIVE_INFINITY;
        }
        SplittableRandom random = new SplittableRandom(20261121L);
        double[] change = new double[equations.size()];
        double[] moved = new double[equations.size()];
        int n = equations.problem().dimension();
        int perInterval = (equations.scheme().stages() - 1) * n;
        double largest = 0;
        for (int probe = 0; probe < PROBES; probe++) {
            for (int i = 0; i < change.length; i++) {
                int interval = i / perInterval;
                double size = interval < equations.intervals() ? equations.step(interval) : 1;
                change[i] = random.nextBoolean() ? size : -size;
            }
            equations.solve(change, moved);
            for (double m : moved) {
                largest = Math.abs(m) <= largest ? largest : Math.abs(m);
            }
        }
        return Double.isNaN(largest) ? Double.POSITIVE_INFINITY : largest;
    }

    PiecewisePolynomial corrected() {
        return corrected;
    }

    /** Returns the error size of every interval. */
    double[] sizes() {
        return sizes;
    }

    double largest() {
        return largest;
    }

    /** Returns the second correction over the first. */
    double contraction() {
        return contraction;
    }

    double conditioning() {
        return conditioning;
    }

    /** Returns the defects of the corrected solution, at points that steered neither scheme. */
    Defects defects() {
        return defects;
    }
}
