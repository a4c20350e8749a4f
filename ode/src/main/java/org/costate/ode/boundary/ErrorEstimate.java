package org.costate.ode.boundary;

import org.jspecify.annotations.Nullable;

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

    private final PiecewisePolynomial corrected;
    private final double[] sizes;
    private final double largest;
    private final double contraction;
    private final double conditioning;
    private final double rounding;
    private final double[] oscillationParts;
    private final Defects defects;

    private ErrorEstimate(
            PiecewisePolynomial corrected,
            double[] sizes,
            double largest,
            double contraction,
            double conditioning,
            double rounding,
            double[] oscillationParts,
            Defects defects) {
        this.corrected = corrected;
        this.sizes = sizes;
        this.largest = largest;
        this.contraction = contraction;
        this.conditioning = conditioning;
        this.rounding = rounding;
        this.oscillationParts = oscillationParts;
        this.defects = defects;
    }

    /** Returns the estimate; null if the better scheme cannot be evaluated or is singular. */
    static @Nullable ErrorEstimate of(
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
                Conditioning.of(better, scale, x),
                Conditioning.rounding(better, scale, x),
                better.oscillationParts(),
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

    /** Returns into how many parts each interval must be cut to resolve oscillations. */
    double[] oscillationParts() {
        return oscillationParts;
    }

    /** Says whether the mesh resolves the oscillations of the linearised equations. */
    boolean resolvesOscillations() {
        for (double parts : oscillationParts) {
            if (parts > 1) {
                return false;
            }
        }
        return true;
    }

    /** Returns what rounding in the right-hand side can do, over the tolerance. */
    double rounding() {
        return rounding;
    }

    /** Returns the defects of the corrected solution, at points that steered neither scheme. */
    Defects defects() {
        return defects;
    }
}
