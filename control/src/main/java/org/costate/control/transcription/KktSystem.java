package org.costate.control.transcription;

/**
 * The KKT matrix of a program made to have the right inertia by adding {@code δ_w diag(w)}, {@code
 * δ_w} as small as will do, and solved with iterative refinement [Wächter, Biegler 2006, 3.1].
 */
final class KktSystem {

    private static final double FIRST = 1e-4;
    private static final double LARGEST = 1e20;
    private static final double SMALLEST = 1e-20;
    private static final int REFINEMENTS = 5;
    private static final double ACCURATE = 1e-11;

    private final StructuredProgram program;
    private final double[] w;
    private final double[] shifted;
    private final double[] residualV;
    private final double[] residualC;
    private final double[] correctionV;
    private final double[] correctionC;
    private double last;

    KktSystem(StructuredProgram program) {
        this.program = program;
        w = program.weights();
        shifted = new double[program.variables()];
        residualV = new double[program.variables()];
        residualC = new double[program.constraints()];
        correctionV = new double[program.variables()];
        correctionC = new double[program.constraints()];
    }

    /** Returns the last {@code δ_w} that was needed. */
    double regularisation() {
        return last;
    }

    /**
     * Factorises with the given diagonal.
     *
     * @param mu the barrier parameter
     * @param least a lower bound on {@code δ_w}
     * @return whether the inertia is right at last
     */
    boolean factorise(double[] diagonal, double mu, double least) {
        double delta = 0;
        double added = least;
        StructuredProgram.Inertia inertia = attempt(diagonal, added, delta);
        if (inertia == StructuredProgram.Inertia.RIGHT) {
            return true;
        }
        if (inertia == StructuredProgram.Inertia.SINGULAR) {
            delta = 1e-8 * Math.pow(mu, 0.25);
        }
        added = Math.max(least, last == 0 ? FIRST : Math.max(SMALLEST, last / 3));
        double factor = last == 0 ? 100 : 8;
        while (added < LARGEST) {
            if (attempt(diagonal, added, delta) == StructuredProgram.Inertia.RIGHT) {
                last = added;
                return true;
            }
            added *= factor;
        }
        return false;
    }

    private StructuredProgram.Inertia attempt(double[] diagonal, double added, double delta) {
        for (int i = 0; i < shifted.length; i++) {
            shifted[i] = diagonal[i] + added * w[i];
        }
        return program.factorise(shifted, delta);
    }

    /** Solves with refinement; returns whether the solution is finite. */
    boolean solve(double[] rv, double[] rc, double[] dv, double[] dy) {
        program.solve(rv, rc, dv, dy);
        double scale = Math.max(Iterate.worst(rv), Iterate.worst(rc));
        double before = Double.POSITIVE_INFINITY;
        for (int i = 0; i < REFINEMENTS; i++) {
            double error = residual(rv, rc, dv, dy);
            if (error <= ACCURATE * scale || error > 0.5 * before) {
                break;
            }
            before = error;
            program.solve(residualV, residualC, correctionV, correctionC);
            add(dv, correctionV);
            add(dy, correctionC);
        }
        return Interval.finite(dv) && Interval.finite(dy);
    }

    private double residual(double[] rv, double[] rc, double[] dv, double[] dy) {
        program.multiply(dv, dy, residualV, residualC);
        for (int i = 0; i < rv.length; i++) {
            residualV[i] = rv[i] - residualV[i];
        }
        for (int i = 0; i < rc.length; i++) {
            residualC[i] = rc[i] - residualC[i];
        }
        return Math.max(Iterate.worst(residualV), Iterate.worst(residualC));
    }

    private static void add(double[] to, double[] d) {
        for (int i = 0; i < to.length; i++) {
            to[i] += d[i];
        }
    }
}
