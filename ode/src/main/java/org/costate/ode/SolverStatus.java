package org.costate.ode;

/**
 * How a solver ended. Only {@link #OPTIMAL} and {@link #ACCEPTABLE} are successes; every other
 * status comes with the best point found and a sentence of advice.
 */
public enum SolverStatus {
    /** Every test is met at the tolerance asked for. */
    OPTIMAL,
    /** Rounding stops further progress, within a thousand times the tolerance asked for. */
    ACCEPTABLE,
    /** The budget of iterations is spent. */
    MAX_ITERATIONS,
    /** The budget of integration steps or mesh points is spent. */
    MAX_STEPS,
    /** The time limit is reached. */
    DEADLINE,
    /** The caller asked to stop. */
    CANCELLED,
    /** An integration's step fell below what the clock resolves. */
    STEP_UNDERFLOW,
    /** An explicit integration is limited by stability, not accuracy. */
    STIFF,
    /** A value stopped being a finite number. */
    NON_FINITE,
    /** A formula was asked for a value outside its domain. */
    DOMAIN,
    /** The iterates grow without bound, or the objective falls without bound. */
    DIVERGING,
    /** No point meets the boundary conditions. */
    INFEASIBLE,
    /** The linearised equations are singular: the conditions do not fix a solution. */
    SINGULAR,
    /** No step along the search direction makes progress. */
    LINE_SEARCH,
    /** A stationary point was found that is not a minimum. */
    SECOND_ORDER_FAILED,
    /** The control seems to switch infinitely often. */
    CHATTERING,
    /** Memory or another resource does not suffice; nothing was started. */
    OUT_OF_BUDGET,
    /** A function of the caller threw, or broke its contract. */
    USER_ERROR,
    /** An internal check failed: a fault of this library. */
    INTERNAL;

    /** Says whether the answer may be used as a solution. */
    public boolean isSuccess() {
        return this == OPTIMAL || this == ACCEPTABLE;
    }
}
