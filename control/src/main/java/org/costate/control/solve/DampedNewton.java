package org.costate.control.solve;

import java.util.Locale;
import org.costate.ode.SolverBudget;
import org.costate.ode.SolverStatus;

/**
 * Newton's method with affine-invariant damping and the restricted monotonicity test: NLEQ-ERR
 * [Deuflhard 2004, 3.3.3].
 *
 * <p>A step is judged by the correction it leaves, {@code |J(v_k)⁻¹ F(v_{k+1})|}, never by the
 * residual; so the iteration does not depend on how equations are scaled. A trial point that cannot
 * be evaluated shortens the step.
 */
final class DampedNewton {

    /**
     * How an iteration ended.
     *
     * @param point the last point accepted
     * @param status {@code OPTIMAL}, {@code ACCEPTABLE} or why not
     * @param correction the last Newton correction, relative to the scale
     * @param condition of the last Jacobian
     * @param deficiency of its rank
     */
    record Outcome(
            double[] point,
            SolverStatus status,
            int iterations,
            double correction,
            double condition,
            int deficiency,
            String message) {}

    private static final double LEAST_DAMPING = 1e-5;
    private static final double ACCEPTABLE = 1e3;
    private static final double SINGULAR = 1e15;

    private final NewtonSystem system;
    private final double tolerance;
    private final SolverBudget.Clock clock;
    private final int most;

    private final double[] residual;
    private final double[] delta;
    private final double[] bar;
    private final double[] trial;
    private double condition;
    private int deficiency;

    DampedNewton(NewtonSystem system, double tolerance, int most, SolverBudget.Clock clock) {
        this.system = system;
        this.tolerance = tolerance;
        this.most = most;
        this.clock = clock;
        int n = system.size();
        this.residual = new double[n];
        this.delta = new double[n];
        this.bar = new double[n];
        this.trial = new double[n];
    }

    /** Iterates from {@code start}. */
    Outcome from(double[] start) {
        double[] v = start.clone();
        double lambda = 1;
        double previous = 0;
        double[] lastBar = new double[v.length];
        double lastBarNorm = 0;
        for (int k = 0; ; k++) {
            SolverStatus stop = clock.after(0);
            if (stop != SolverStatus.OPTIMAL || k >= most) {
                SolverStatus why = k >= most ? SolverStatus.MAX_ITERATIONS : stop;
                return end(v, why, k, previous, "after " + k + " Newton steps");
            }
            NewtonSystem.Linearised jacobian;
            try {
                jacobian = system.linearise(v, residual);
            } catch (FlowFailure failure) {
                return end(v, failure.status(), k, previous, failure.getMessage());
            }
            condition = jacobian.condition();
            deficiency = jacobian.deficiency();
            double norm = newtonCorrection(jacobian, residual, delta);
            if (!Double.isFinite(norm)) {
                return end(v, SolverStatus.NON_FINITE, k, norm, "the Newton correction");
            }
            if (norm <= tolerance) {
                add(v, 1, delta, v);
                return end(v, SolverStatus.OPTIMAL, k + 1, norm, "converged");
            }
            if (k > 0 && lambda == 1 && norm >= 0.5 * previous && norm <= ACCEPTABLE * tolerance) {
                return end(v, SolverStatus.ACCEPTABLE, k, norm, "rounding stops progress");
            }
            if (k > 0) {
                lambda = predicted(lambda, previous, lastBar, lastBarNorm, norm);
            }
            Step step = search(jacobian, v, norm, lambda);
            if (step.lambda == 0) {
                return lineSearchFailed(v, k, norm);
            }
            if (step.converged) {
                add(trial, 1, bar, v);
                return end(v, SolverStatus.OPTIMAL, k + 1, step.barNorm, "converged");
            }
            System.arraycopy(trial, 0, v, 0, v.length);
            System.arraycopy(bar, 0, lastBar, 0, v.length);
            lastBarNorm = step.barNorm;
            lambda = step.lambda;
            previous = norm;
        }
    }

    private record Step(double lambda, double barNorm, boolean converged) {}

    /** Finds a damping that passes the restricted monotonicity test; 0 if there is none. */
    private Step search(NewtonSystem.Linearised jacobian, double[] v, double norm, double first) {
        double lambda = first;
        boolean reduced = false;
        while (lambda >= LEAST_DAMPING) {
            add(v, lambda, delta, trial);
            double barNorm = barNorm(jacobian);
            if (!Double.isFinite(barNorm)) {
                lambda *= 0.5;
                reduced = true;
                continue;
            }
            double remote = remoteness(lambda);
            double estimate =
                    remote == 0 ? Double.POSITIVE_INFINITY : 0.5 * norm * lambda * lambda / remote;
            if (barNorm > (1 - 0.25 * lambda) * norm) {
                lambda = Math.min(estimate, 0.5 * lambda);
                reduced = true;
                continue;
            }
            double better = Math.min(1, estimate);
            if (lambda == 1 && better == 1 && barNorm <= tolerance) {
                return new Step(1, barNorm, true);
            }
            if (!reduced && better >= 4 * lambda) {
                lambda = better;
                continue;
            }
            return new Step(lambda, barNorm, false);
        }
        return new Step(0, Double.NaN, false);
    }

    private double barNorm(NewtonSystem.Linearised jacobian) {
        try {
            double[] r = new double[residual.length];
            system.residual(trial, r);
            return newtonCorrection(jacobian, r, bar);
        } catch (FlowFailure failure) {
            return Double.NaN;
        }
    }

    private Outcome lineSearchFailed(double[] v, int k, double norm) {
        if (norm <= ACCEPTABLE * tolerance) {
            return end(v, SolverStatus.ACCEPTABLE, k, norm, "rounding stops progress");
        }
        SolverStatus status =
                deficiency > 0 || condition > SINGULAR
                        ? SolverStatus.SINGULAR
                        : SolverStatus.LINE_SEARCH;
        return end(v, status, k, norm, "no damping of the Newton step helps");
    }

    private double newtonCorrection(
            NewtonSystem.Linearised jacobian, double[] r, double[] correction) {
        double[] minus = new double[r.length];
        for (int i = 0; i < r.length; i++) {
            minus[i] = -r[i];
        }
        jacobian.solve(minus, correction);
        return norm(correction);
    }

    /** {@code |Δ̄ − (1 − λ) Δ|}: how far from linear the step was. */
    private double remoteness(double lambda) {
        double sum = 0;
        double[] scale = system.scale();
        for (int i = 0; i < bar.length; i++) {
            double d = (bar[i] - (1 - lambda) * delta[i]) / scale[i];
            sum += d * d;
        }
        return Math.sqrt(sum / bar.length);
    }

    private double predicted(
            double lambda, double previous, double[] lastBar, double lastBarNorm, double norm) {
        double sum = 0;
        double[] scale = system.scale();
        for (int i = 0; i < delta.length; i++) {
            double d = (lastBar[i] - delta[i]) / scale[i];
            sum += d * d;
        }
        double w = Math.sqrt(sum / delta.length);
        if (w == 0) {
            return 1;
        }
        double mu = previous * lastBarNorm / (w * norm) * lambda;
        return Math.max(LEAST_DAMPING, Math.min(1, mu));
    }

    private double norm(double[] d) {
        double sum = 0;
        double[] scale = system.scale();
        for (int i = 0; i < d.length; i++) {
            double s = d[i] / scale[i];
            sum += s * s;
        }
        return Math.sqrt(sum / d.length);
    }

    private static void add(double[] v, double factor, double[] d, double[] sum) {
        for (int i = 0; i < v.length; i++) {
            sum[i] = v[i] + factor * d[i];
        }
    }

    private Outcome end(double[] v, SolverStatus status, int k, double norm, String message) {
        return new Outcome(
                v.clone(),
                status,
                k,
                norm,
                condition,
                deficiency,
                String.format(Locale.ROOT, "%s; last correction %.3g", message, norm));
    }
}
