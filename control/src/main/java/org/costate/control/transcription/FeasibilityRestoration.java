package org.costate.control.transcription;

/**
 * Brings a point closer to {@code c(v) = 0} inside its bounds, when the line search of the main
 * iteration finds no way on: steps of least length in the metric of the weights and a barrier,
 * damped so that {@code |c|₁} falls.
 */
final class FeasibilityRestoration {

    private static final int STEPS = 60;
    private static final double ENOUGH = 0.9;
    private static final double ARMIJO = 1e-4;
    private static final double SHORTEST = 1e-8;

    private final StructuredProgram program;
    private final Barrier barrier;
    private final KktSystem kkt;
    private final Iterate trial;
    private final double[] gradient;
    private final double[] diagonal;
    private final double[] rv;
    private final double[] rc;
    private final double[] dv;
    private final double[] dy;

    FeasibilityRestoration(StructuredProgram program, Barrier barrier) {
        this.program = program;
        this.barrier = barrier;
        kkt = new KktSystem(program);
        trial = new Iterate(program);
        int n = program.variables();
        gradient = new double[n];
        diagonal = new double[n];
        rv = new double[n];
        rc = new double[program.constraints()];
        dv = new double[n];
        dy = new double[program.constraints()];
    }

    /** What the main iteration asks of a restored point. */
    interface Target {

        /** Says whether the main iteration can go on from there. */
        boolean accepts(Iterate point);
    }

    /** Moves the point until the target accepts it; returns whether it does. */
    boolean restore(Iterate at, double mu, Target target) {
        double start = at.violation();
        for (int i = 0; i < STEPS; i++) {
            if (!step(at, mu)) {
                return false;
            }
            if (at.violation() <= ENOUGH * start && target.accepts(at)) {
                return true;
            }
        }
        return false;
    }

    private boolean step(Iterate at, double mu) {
        if (!program.linearise(at.v, gradient)) {
            return false;
        }
        program.flatten();
        double[] w = program.weights();
        for (int i = 0; i < w.length; i++) {
            diagonal[i] = w[i] * Math.sqrt(mu);
            rv[i] = 0;
        }
        double centring = Math.max(mu, Math.min(1, at.worst()));
        barrier.addPrimalDiagonal(at.v, centring, diagonal);
        barrier.addGradient(at.v, -centring, rv);
        for (int i = 0; i < rc.length; i++) {
            rc[i] = -at.c[i];
        }
        if (!kkt.factorise(diagonal, mu, 0) || !kkt.solve(rv, rc, dv, dy)) {
            return false;
        }
        double before = at.violation();
        double alpha = barrier.longest(at.v, dv, 0.99);
        while (alpha > SHORTEST) {
            trial.step(at.v, alpha, dv);
            if (trial.evaluate(program) && trial.violation() <= (1 - ARMIJO * alpha) * before) {
                System.arraycopy(at.y, 0, trial.y, 0, trial.y.length);
                at.copy(trial);
                return true;
            }
            alpha *= 0.5;
        }
        return false;
    }
}
