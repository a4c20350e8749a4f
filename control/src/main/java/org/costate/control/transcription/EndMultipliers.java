package org.costate.control.transcription;

import org.costate.control.DiscreteProblem;
import org.costate.control.SweepResult;

/**
 * The multipliers {@code ν} and the penalty {@code ρ} of the conditions at the end, raised as the
 * method of multipliers asks [Hestenes 1969; Powell 1969].
 */
final class EndMultipliers {

    private static final double LOOSE = 1e-2;
    private static final double FASTER = 5;
    private static final double HARDEST = 1e9;
    private static final double ENOUGH = 0.25;

    private final double[] nu;
    private final double[] psi;
    private double rho;
    private double before = Double.POSITIVE_INFINITY;

    EndMultipliers(int conditions, double rho) {
        nu = new double[conditions];
        psi = new double[conditions];
        this.rho = rho;
    }

    /** Returns the first tolerance of the inner method. */
    double first(double tolerance) {
        return nu.length == 0 ? tolerance : Math.max(tolerance, LOOSE);
    }

    DiscreteProblem discrete(SweptProblem problem) {
        return problem.discrete(nu, rho);
    }

    /** Returns {@code ψ} at the end of a sweep; borrowed. */
    double[] of(SweptProblem problem, SweepResult sweep) {
        problem.miss(sweep.state(sweep.grid().steps()).toArray(), psi);
        return psi;
    }

    /** Returns {@code |ψ|∞} as last seen. */
    double worst() {
        return Iterate.worst(psi);
    }

    /** Returns {@code ⟨ν, ψ⟩ + ½ ρ |ψ|²} as last seen. */
    double cost() {
        double sum = 0;
        for (int r = 0; r < nu.length; r++) {
            sum += nu[r] * psi[r] + 0.5 * rho * psi[r] * psi[r];
        }
        return sum;
    }

    /** Moves the multipliers; returns whether the penalty is still within reason. */
    boolean harden() {
        double miss = Iterate.worst(psi);
        for (int r = 0; r < nu.length; r++) {
            nu[r] += rho * psi[r];
        }
        if (miss > ENOUGH * before) {
            rho *= FASTER;
        }
        before = miss;
        return rho <= HARDEST;
    }
}
