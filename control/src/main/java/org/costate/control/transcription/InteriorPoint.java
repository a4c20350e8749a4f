package org.costate.control.transcription;

import java.util.Arrays;
import org.costate.ode.SolverBudget;
import org.costate.ode.SolverStatus;

/**
 * A primal–dual interior-point method with a filter line search [Wächter, Biegler 2006] for
 * programs that solve their own KKT systems.
 *
 * <p>Exact second derivatives, correction of the inertia, second-order corrections, steps to the
 * boundary limited by {@code max(0.99, 1 − μ)}, a barrier parameter that falls superlinearly, and a
 * restoration of feasibility when the filter stops all steps. The best point is always returned.
 */
final class InteriorPoint {

    private static final double KAPPA_EPSILON = 10;
    private static final double ACCEPTABLE = 1e3;
    private static final double STEEPEST = 0.02;
    private static final double CURVATURE = 1e-3;
    private static final double DEPENDENT = 1e-10;
    private static final double CLOSEST = 0.999;
    private static final int PATIENCE = 15;
    private static final double UNBOUNDED = 1e15;
    private static final double MULTIPLIER_CEILING = 1e6;

    /**
     * What is asked of a run.
     *
     * @param tolerance of the scaled KKT error
     * @param barrier the first barrier parameter
     * @param iterations after which to give up, whatever the budget
     */
    record Options(double tolerance, double barrier, int iterations) {}

    /**
     * How a run ended.
     *
     * @param v the best point
     * @param y its multipliers
     * @param error its KKT error
     * @param iterations the iterations of this run
     */
    record Outcome(
            double[] v,
            double[] y,
            double objective,
            double violation,
            double error,
            int iterations,
            SolverStatus status) {

        Outcome endedAs(SolverStatus other) {
            return new Outcome(v, y, objective, violation, error, iterations, other);
        }
    }

    private final StructuredProgram program;
    private final Options options;
    private final SolverBudget.Clock clock;
    private final int spent;
    private final Barrier barrier;
    private final KktSystem kkt;
    private final FilterSearch search;
    private final Iterate now;
    private final double[] gradient;
    private final double[] dual;
    private final double[] diagonal;
    private final double[] rv;
    private final double[] rc;
    private final double[] dv;
    private final double[] yNew;
    private double mu;
    private int iteration;
    private int stalled;

    private InteriorPoint(
            StructuredProgram program, Options options, SolverBudget.Clock clock, int spent) {
        this.program = program;
        this.options = options;
        this.clock = clock;
        this.spent = spent;
        barrier = new Barrier(program);
        kkt = new KktSystem(program);
        search = new FilterSearch(program, barrier, kkt);
        now = new Iterate(program);
        int n = program.variables();
        int m = program.constraints();
        gradient = new double[n];
        dual = new double[n];
        diagonal = new double[n];
        rv = new double[n];
        rc = new double[m];
        dv = new double[n];
        yNew = new double[m];
    }

    /**
     * Runs from a point.
     *
     * @param y first multipliers; of length 0 if none are known
     * @param spent iterations already taken from the budget
     */
    static Outcome solve(
            StructuredProgram program,
            double[] v,
            double[] y,
            Options options,
            SolverBudget.Clock clock,
            int spent) {
        InteriorPoint run = new InteriorPoint(program, options, clock, spent);
        System.arraycopy(v, 0, run.now.v, 0, v.length);
        SolverStatus status = run.start(y) ? run.iterate() : SolverStatus.NON_FINITE;
        return run.outcome(status);
    }

    private Outcome outcome(SolverStatus status) {
        return new Outcome(
                now.v.clone(),
                now.y.clone(),
                now.objective,
                now.worst(),
                iteration == 0 && status == SolverStatus.NON_FINITE
                        ? Double.POSITIVE_INFINITY
                        : error(0),
                iteration,
                status);
    }

    private boolean start(double[] y) {
        mu = barrier.isEmpty() ? options.tolerance() / KAPPA_EPSILON : options.barrier();
        barrier.push(now.v, Math.min(1e-2, Math.sqrt(options.barrier()) * 1e-1));
        barrier.centre(now.v, mu);
        if (!now.evaluate(program) || !program.linearise(now.v, gradient)) {
            return false;
        }
        if (y.length > 0) {
            System.arraycopy(y, 0, now.y, 0, y.length);
        } else {
            estimateMultipliers();
        }
        search.begin(now);
        return true;
    }

    /** Puts the multipliers of least dual residual; zero if they are out of proportion. */
    private void estimateMultipliers() {
        program.flatten();
        double[] w = program.weights();
        for (int i = 0; i < rv.length; i++) {
            diagonal[i] = w[i];
            rv[i] = -gradient[i];
        }
        Arrays.fill(dual, 0);
        barrier.addMultipliers(dual);
        for (int i = 0; i < rv.length; i++) {
            rv[i] -= dual[i];
        }
        Arrays.fill(rc, 0);
        boolean good = kkt.factorise(diagonal, mu, 0) && kkt.solve(rv, rc, dv, yNew);
        if (good && Iterate.worst(yNew) < MULTIPLIER_CEILING) {
            System.arraycopy(yNew, 0, now.y, 0, yNew.length);
        } else {
            Arrays.fill(now.y, 0);
        }
    }

    private SolverStatus iterate() {
        double best = Double.POSITIVE_INFINITY;
        while (true) {
            double error = error(0);
            if (error <= options.tolerance()) {
                return isMinimum() ? SolverStatus.OPTIMAL : SolverStatus.SECOND_ORDER_FAILED;
            }
            stalled = error < 0.99 * best ? 0 : stalled + 1;
            best = Math.min(best, error);
            if (stalled > PATIENCE && error <= ACCEPTABLE * options.tolerance()) {
                return SolverStatus.ACCEPTABLE;
            }
            SolverStatus stop = clock.after(spent + iteration);
            if (stop != SolverStatus.OPTIMAL) {
                return stop;
            }
            if (iteration >= options.iterations()) {
                return SolverStatus.MAX_ITERATIONS;
            }
            if (now.objective < -1e20 || Iterate.worst(now.v) > UNBOUNDED) {
                return SolverStatus.DIVERGING;
            }
            lowerBarrier();
            SolverStatus failure = step();
            if (failure != SolverStatus.OPTIMAL) {
                return error(0) <= ACCEPTABLE * options.tolerance()
                        ? SolverStatus.ACCEPTABLE
                        : failure;
            }
            iteration++;
        }
    }

    /** Says whether no direction of markedly negative curvature is left. */
    private boolean isMinimum() {
        if (!program.curve(now.v, now.y)) {
            return false;
        }
        Arrays.fill(diagonal, 0);
        barrier.addDiagonal(now.v, diagonal);
        double[] w = program.weights();
        for (int i = 0; i < diagonal.length; i++) {
            diagonal[i] += CURVATURE * w[i];
        }
        return program.factorise(diagonal, DEPENDENT) != StructuredProgram.Inertia.INDEFINITE;
    }

    private void lowerBarrier() {
        double least = options.tolerance() / (KAPPA_EPSILON + 1);
        while (mu > least && error(mu) <= KAPPA_EPSILON * mu) {
            mu = Math.max(least, Math.max(STEEPEST * mu, Math.min(0.2 * mu, Math.pow(mu, 1.5))));
            search.begin(now);
        }
    }

    /** Returns the KKT error of the barrier problem with parameter {@code target}. */
    private double error(double target) {
        System.arraycopy(gradient, 0, dual, 0, dual.length);
        program.addTransposed(now.y, dual);
        barrier.addMultipliers(dual);
        double[] w = program.weights();
        double worst = 0;
        for (int i = 0; i < dual.length; i++) {
            worst = Math.max(worst, Math.abs(dual[i]) / w[i]);
        }
        double mean = 0;
        for (double l : now.y) {
            mean += Math.abs(l) / now.y.length;
        }
        double scale = Math.max(1, Math.max(mean, barrier.meanMultiplier()) / 100);
        double gap = barrier.isEmpty() ? 0 : barrier.complementarity(now.v, target) / scale;
        return Math.max(Math.max(worst / scale, gap), now.worst());
    }

    private SolverStatus step() {
        if (!program.curve(now.v, now.y)) {
            return SolverStatus.NON_FINITE;
        }
        Arrays.fill(diagonal, 0);
        barrier.addDiagonal(now.v, diagonal);
        if (!kkt.factorise(diagonal, mu, 0)) {
            return restore();
        }
        System.arraycopy(gradient, 0, dual, 0, dual.length);
        barrier.addGradient(now.v, mu, dual);
        for (int i = 0; i < rv.length; i++) {
            rv[i] = -dual[i];
        }
        for (int i = 0; i < rc.length; i++) {
            rc[i] = -now.c[i];
        }
        if (!kkt.solve(rv, rc, dv, yNew)) {
            return restore();
        }
        double tau = Math.max(0.99, Math.min(CLOSEST, 1 - mu));
        if (!search.run(now, dual, dv, mu, tau)) {
            return restore();
        }
        barrier.direct(search.origin(), search.direction(), mu);
        double alpha = barrier.advance(now.v, mu, tau);
        if (!program.linearise(now.v, gradient)) {
            return SolverStatus.NON_FINITE;
        }
        stepMultipliers(alpha);
        return SolverStatus.OPTIMAL;
    }

    /**
     * Moves the multipliers towards the new ones, by a length between those of the primal step and
     * of the bounds' multipliers: the one of least dual residual.
     */
    private void stepMultipliers(double boundLength) {
        for (int i = 0; i < yNew.length; i++) {
            yNew[i] -= now.y[i];
        }
        System.arraycopy(gradient, 0, dual, 0, dual.length);
        program.addTransposed(now.y, dual);
        barrier.addMultipliers(dual);
        Arrays.fill(rv, 0);
        program.addTransposed(yNew, rv);
        double[] w = program.weights();
        double product = 0;
        double square = 0;
        for (int i = 0; i < rv.length; i++) {
            product += dual[i] * rv[i] / (w[i] * w[i]);
            square += rv[i] * rv[i] / (w[i] * w[i]);
        }
        double low = Math.min(boundLength, search.length());
        double high = Math.max(boundLength, search.length());
        double best = square > 0 ? -product / square : high;
        double alpha = Math.max(low, Math.min(high, best));
        for (int i = 0; i < yNew.length; i++) {
            now.y[i] += alpha * yNew[i];
        }
    }

    private SolverStatus restore() {
        if (now.worst() <= 1e-2 * options.tolerance()) {
            return SolverStatus.LINE_SEARCH;
        }
        if (!search.restore(now, mu)) {
            boolean finite = now.evaluate(program) && program.linearise(now.v, gradient);
            return finite ? SolverStatus.INFEASIBLE : SolverStatus.NON_FINITE;
        }
        barrier.centre(now.v, mu);
        if (!program.linearise(now.v, gradient)) {
            return SolverStatus.NON_FINITE;
        }
        estimateMultipliers();
        return SolverStatus.OPTIMAL;
    }
}
