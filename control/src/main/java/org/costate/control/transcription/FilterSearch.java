package org.costate.control.transcription;

/**
 * The line search of the interior-point method: a trial point must be acceptable to the filter and
 * reduce the violation or the barrier function sufficiently; a rejected full step is corrected to
 * second order first [Wächter, Biegler 2006, 2.3–2.4].
 */
final class FilterSearch {

    private static final double ARMIJO = 1e-8;
    private static final int CORRECTIONS = 4;
    private static final double CORRECTION_RATE = 0.99;

    private final StructuredProgram program;
    private final Barrier barrier;
    private final KktSystem kkt;
    private final FeasibilityRestoration restoration;
    private final Filter filter = new Filter();
    private final Iterate trial;
    private final double[] origin;
    private final double[] direction;
    private final double[] correction;
    private final double[] corrected;
    private final double[] rv;
    private final double[] rc;
    private double ceiling;
    private double smallViolation;
    private double theta;
    private double phi;
    private double slope;
    private double lastAlpha;

    FilterSearch(StructuredProgram program, Barrier barrier, KktSystem kkt) {
        this.program = program;
        this.barrier = barrier;
        this.kkt = kkt;
        restoration = new FeasibilityRestoration(program, barrier);
        trial = new Iterate(program);
        origin = new double[program.variables()];
        direction = new double[program.variables()];
        correction = new double[program.variables()];
        corrected = new double[program.constraints()];
        rv = new double[program.variables()];
        rc = new double[program.constraints()];
    }

    /** Starts a new barrier problem at a point. */
    void begin(Iterate at) {
        if (ceiling == 0) {
            ceiling = 1e4 * Math.max(1, at.violation());
            smallViolation = 1e-4 * Math.max(1, at.violation());
        }
        filter.clear(ceiling);
    }

    /** Returns the length of the last accepted step. */
    double length() {
        return lastAlpha;
    }

    /** Returns where the last accepted step began; borrowed. */
    double[] origin() {
        return origin;
    }

    /** Returns the direction of the last accepted step; borrowed. */
    double[] direction() {
        return direction;
    }

    /**
     * Moves the iterate along {@code dv}; its multipliers stay.
     *
     * @param gradient of the barrier function
     * @return whether a step was accepted
     */
    boolean run(Iterate at, double[] gradient, double[] dv, double mu, double tau) {
        System.arraycopy(at.v, 0, origin, 0, origin.length);
        System.arraycopy(dv, 0, direction, 0, dv.length);
        theta = at.violation();
        phi = at.objective + barrier.value(at.v, mu);
        slope = 0;
        for (int i = 0; i < dv.length; i++) {
            slope += gradient[i] * dv[i];
        }
        double alpha = barrier.longest(origin, dv, tau);
        double shortest = shortest();
        boolean first = true;
        while (alpha > shortest || first) {
            trial.step(origin, alpha, dv);
            boolean finite = trial.evaluate(program);
            if (finite && accepts(alpha, mu)) {
                return accept(at, alpha);
            }
            if (first && finite && trial.violation() >= theta) {
                if (correct(at, gradient, alpha, mu, tau)) {
                    return accept(at, alpha);
                }
                System.arraycopy(dv, 0, direction, 0, dv.length);
            }
            first = false;
            alpha *= 0.5;
        }
        return isTiny(at, dv) && full(at, dv, tau);
    }

    private boolean accept(Iterate at, double alpha) {
        System.arraycopy(at.y, 0, trial.y, 0, at.y.length);
        at.copy(trial);
        lastAlpha = alpha;
        return true;
    }

    /** Takes steps of the size of rounding without asking the filter. */
    private boolean full(Iterate at, double[] dv, double tau) {
        double alpha = barrier.longest(origin, dv, tau);
        trial.step(origin, alpha, dv);
        return trial.evaluate(program) && accept(at, alpha);
    }

    private boolean isTiny(Iterate at, double[] dv) {
        double worst = 0;
        for (int i = 0; i < dv.length; i++) {
            worst = Math.max(worst, Math.abs(dv[i]) / (1 + Math.abs(at.v[i])));
        }
        return theta < 1e-8 && worst < 1e-9;
    }

    private double shortest() {
        double alpha = 1e-5;
        if (slope < 0) {
            alpha = Math.min(alpha, 1e-8 * theta / -slope);
            if (theta <= smallViolation) {
                alpha = Math.min(alpha, Math.pow(theta, 1.1) / Math.pow(-slope, 2.3));
            }
        }
        return Math.max(1e-14, 0.05 * alpha);
    }

    /** Judges the trial point, and adds the present one to the filter if it has to. */
    private boolean accepts(double alpha, double mu) {
        double newTheta = trial.violation();
        double newPhi = trial.objective + barrier.value(trial.v, mu);
        if (!Double.isFinite(newPhi) || !filter.accepts(newTheta, newPhi)) {
            return false;
        }
        boolean towardsCost = slope < 0 && alpha * Math.pow(-slope, 2.3) > Math.pow(theta, 1.1);
        if (towardsCost && theta <= smallViolation) {
            double rounding = 10 * Math.ulp(1.0) * Math.abs(phi);
            return newPhi - phi <= ARMIJO * alpha * slope + rounding;
        }
        if (!Filter.improves(newTheta, newPhi, theta, phi)) {
            return false;
        }
        filter.add(theta, phi);
        return true;
    }

    /** Corrects the full step for the curvature of the constraints. */
    private boolean correct(Iterate at, double[] gradient, double alpha, double mu, double tau) {
        for (int i = 0; i < corrected.length; i++) {
            corrected[i] = alpha * at.c[i] + trial.c[i];
        }
        double before = theta;
        for (int p = 0; p < CORRECTIONS; p++) {
            for (int i = 0; i < rv.length; i++) {
                rv[i] = -gradient[i];
            }
            for (int i = 0; i < rc.length; i++) {
                rc[i] = -corrected[i];
            }
            double[] unused = new double[rc.length];
            if (!kkt.solve(rv, rc, correction, unused)) {
                return false;
            }
            double length = barrier.longest(origin, correction, tau);
            trial.step(origin, length, correction);
            if (!trial.evaluate(program)) {
                return false;
            }
            if (accepts(alpha, mu)) {
                System.arraycopy(correction, 0, direction, 0, correction.length);
                return true;
            }
            double after = trial.violation();
            if (after > CORRECTION_RATE * before) {
                return false;
            }
            before = after;
            for (int i = 0; i < corrected.length; i++) {
                corrected[i] = length * corrected[i] + trial.c[i];
            }
        }
        return false;
    }

    /** Restores feasibility until the filter and the present point are improved on. */
    boolean restore(Iterate at, double mu) {
        double oldTheta = at.violation();
        double oldPhi = at.objective + barrier.value(at.v, mu);
        filter.add(oldTheta, oldPhi);
        return restoration.restore(
                at,
                mu,
                point ->
                        filter.accepts(
                                point.violation(), point.objective + barrier.value(point.v, mu)));
    }
}
