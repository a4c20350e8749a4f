package org.costate.ode.boundary;

import org.costate.ode.SolverStatus;
import org.jspecify.annotations.Nullable;

/**
 * How a refinement ended.
 *
 * @param solution the best collocation polynomial, null if Newton never converged
 * @param error error estimate over the tolerance, infinite if there is none
 * @param defect largest relative defect, at points that steered nothing
 * @param worst where it is
 * @param conditioning how far the solution moves for a unit change of the problem
 */
record Outcome(
        SolverStatus status,
        @Nullable PiecewisePolynomial solution,
        double error,
        double defect,
        double worst,
        double conditioning) {

    static Outcome failed(SolverStatus status, @Nullable PiecewisePolynomial best, double worst) {
        return new Outcome(
                status,
                best,
                Double.POSITIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                worst,
                Double.NaN);
    }
}
