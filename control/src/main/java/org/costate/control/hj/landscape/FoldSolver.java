package org.costate.control.hj.landscape;

import java.util.Arrays;
import org.hipparchus.util.FastMath;

/**
 * Solves for the points where critical points of the entropy meet, in {@code (x, log ε)}.
 *
 * <p>Folds by the extended system of Moore and Spence, {@code ∇H = 0, ∇²H v = 0, |v|² = 1}, {@code
 * 2d + 1} equations regular at every fold; bifurcations, where that is singular, by Moore's system
 * with an unfolding {@code μ}, {@code ∇H + μv = 0, ∇²H v = 0, v·∂_τ∇H = 0, |v|² = 1}, {@code 2d +
 * 2} equations regular at every pitchfork. Third derivatives are exact, so Newton's method is
 * quadratic to rounding [Moore, Spence 1980; Moore 1980].
 */
public final class FoldSolver {

    private static final int STEPS = 60;
    private static final double SETTLED = 1e-12;

    /** Relative to the natural size of a coefficient: below it, it is zero. */
    private static final double NOTHING = 1e-7;

    /** Folds crossed slower than this are looked at a second time, as bifurcations. */
    private static final double DOUBTFUL = 1e-3;

    private final EntropyLandscape landscape;

    private FoldSolver(EntropyLandscape landscape) {
        this.landscape = landscape;
    }

    /** Returns the solver for the family of landscapes of one layer at all temperatures. */
    public static FoldSolver of(EntropyLandscape landscape) {
        return new FoldSolver(landscape);
    }

    /**
     * Returns the fold near a guess; a pitchfork or crossing if that is what Newton finds there.
     *
     * @param x {@code d} numbers
     * @param epsilon a guess of {@code ε_c > 0}
     */
    public BifurcationEvent fold(double[] x, double epsilon) {
        Check.temperature(epsilon);
        Iterate at = new Iterate(Check.finite("guess", x), nullVector(x, epsilon), epsilon);
        boolean settled = iterate(at, false);
        boolean doubtful = !settled || isCrossing(at);
        BifurcationEvent other =
                doubtful ? bifurcation(settled ? at.x : x, settled ? at.epsilon() : epsilon) : null;
        if (other != null && (other.isConverged() || !settled)) {
            return other;
        }
        return new NormalFormAt(landscape, at.x, at.v, at.epsilon()).fold(at.residual, at.steps);
    }

    /** Returns the pitchfork or transcritical point near a guess. */
    public BifurcationEvent bifurcation(double[] x, double epsilon) {
        Check.temperature(epsilon);
        Iterate at = new Iterate(Check.finite("guess", x), nullVector(x, epsilon), epsilon);
        boolean settled = iterate(at, true) && Math.abs(at.mu) < NOTHING * gradientSize(at);
        return new NormalFormAt(landscape, at.x, at.v, at.epsilon())
                .bifurcation(settled, at.residual, at.steps);
    }

    private double gradientSize(Iterate at) {
        EntropyJet jet = landscape.jet(at.x, at.epsilon());
        double square = 0;
        double[] s = jet.along(jet.toFrame(at.v));
        for (int j = 0; j < s.length; j++) {
            square += jet.pi[j] * s[j] * s[j];
        }
        return Math.sqrt(square);
    }

    private boolean isCrossing(Iterate at) {
        EntropyJet jet = landscape.jet(at.x, at.epsilon());
        double[] v = jet.toFrame(at.v);
        double[][] h = jet.hessian();
        double derivative = 0;
        double terms = 0;
        for (int a = 0; a < v.length; a++) {
            derivative += FastMath.exp(jet.scale[a]) * h[a][v.length] * v[a];
        }
        double[] s = jet.along(v);
        for (int j = 0; j < s.length; j++) {
            double size = 1 + Math.abs(jet.ell[j]);
            terms += jet.pi[j] > 0 ? size * Math.abs(s[j] * jet.delta[j][v.length]) * jet.pi[j] : 0;
        }
        return Math.abs(derivative) <= DOUBTFUL * terms;
    }

    /** The eigenvector of the eigenvalue of least size. */
    private double[] nullVector(double[] x, double epsilon) {
        Check.dimension("guess", x.length, landscape.dimension());
        return new Spectrum(landscape.at(epsilon).hessian(x)).nullVector();
    }

    private boolean iterate(Iterate at, boolean unfolded) {
        double last = Double.POSITIVE_INFINITY;
        for (at.steps = 1; at.steps <= STEPS; at.steps++) {
            EntropyJet jet = landscape.jet(at.x, at.epsilon());
            ExtendedSystem system = new ExtendedSystem(jet, at.v, at.mu);
            double[] step = unfolded ? system.unfoldedStep() : system.foldStep();
            at.residual = step.length == 0 ? Double.NaN : at.apply(jet, step);
            if (Double.isNaN(at.residual) || Math.abs(at.tau) > 60) {
                return false;
            }
            if (at.residual < SETTLED && at.residual >= 0.3 * last || at.residual < 1e-15) {
                return true;
            }
            last = at.residual;
        }
        return last < SETTLED;
    }

    /** The moving unknowns. */
    private static final class Iterate {
        final double[] x;
        double[] v;
        double tau;
        double mu;
        double residual = Double.NaN;
        int steps;

        Iterate(double[] x, double[] v, double epsilon) {
            this.x = x;
            this.v = v;
            this.tau = FastMath.log(epsilon);
        }

        double epsilon() {
            return FastMath.exp(tau);
        }

        /** Adds a step of the frame, shortened if long; returns its size. */
        double apply(EntropyJet jet, double[] step) {
            int d = x.length;
            double[] dx = jet.fromFrame(Arrays.copyOf(step, d));
            double[] dv = jet.fromFrame(Arrays.copyOfRange(step, d, 2 * d));
            double natural = natural(jet);
            double size = Math.max(NewtonStep.size(dx) / natural, Math.abs(step[2 * d]));
            double factor = size > 0.3 ? 0.3 / size : 1;
            for (int i = 0; i < d; i++) {
                x[i] += factor * dx[i];
                v[i] += factor * dv[i];
            }
            tau += factor * step[2 * d];
            mu += step.length > 2 * d + 1 ? factor * step[2 * d + 1] : 0;
            return size;
        }

        /** The reach of the atoms in {@code x}, so that steps have no unit. */
        private static double natural(EntropyJet jet) {
            double reach = 0;
            for (double[] row : jet.t) {
                for (int a = 0; a < jet.d; a++) {
                    reach = Math.max(reach, Math.abs(row[a]));
                }
            }
            return reach > 0 ? 10 / reach : 1;
        }
    }
}
