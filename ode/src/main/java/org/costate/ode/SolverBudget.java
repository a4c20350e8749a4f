package org.costate.ode;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * What a solver may spend: iterations, seconds, and the caller's patience.
 *
 * <p>Immutable; each method returns a new budget. A {@linkplain #start() started} budget is a
 * {@link Clock}, asked once per iteration.
 */
public final class SolverBudget {

    private final int iterations;
    private final Duration time;
    private final BooleanSupplier cancelled;

    private SolverBudget(int iterations, Duration time, BooleanSupplier cancelled) {
        this.iterations = iterations;
        this.time = time;
        this.cancelled = cancelled;
    }

    /** Returns a budget of that many iterations, with no time limit. */
    public static SolverBudget ofIterations(int iterations) {
        if (iterations < 1) {
            throw new IllegalArgumentException(
                    "iteration budget = " + iterations + ", expected at least 1");
        }
        return new SolverBudget(iterations, Duration.ofSeconds(Long.MAX_VALUE), () -> false);
    }

    /** Returns this budget with a time limit. */
    public SolverBudget within(Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("time limit = " + limit + ", expected above 0");
        }
        return new SolverBudget(iterations, limit, cancelled);
    }

    /** Returns this budget, stopped as soon as the condition holds. */
    public SolverBudget stoppedWhen(BooleanSupplier condition) {
        return new SolverBudget(iterations, time, condition);
    }

    /** Returns the budget of iterations. */
    public int iterations() {
        return iterations;
    }

    /** Returns a running clock of this budget. */
    public Clock start() {
        return new Clock(this);
    }

    /** A budget being spent. One thread. */
    public static final class Clock {

        private final SolverBudget budget;
        private final long begin = System.nanoTime();

        private Clock(SolverBudget budget) {
            this.budget = budget;
        }

        /** Returns the seconds since the start. */
        public double seconds() {
            return 1e-9 * (System.nanoTime() - begin);
        }

        /**
         * Returns why to stop after that many iterations, {@link SolverStatus#OPTIMAL} if there is
         * no reason.
         */
        public SolverStatus after(int iterations) {
            if (budget.cancelled.getAsBoolean()) {
                return SolverStatus.CANCELLED;
            }
            if (seconds() > budget.time.getSeconds() + 1e-9 * budget.time.getNano()) {
                return SolverStatus.DEADLINE;
            }
            return iterations >= budget.iterations
                    ? SolverStatus.MAX_ITERATIONS
                    : SolverStatus.OPTIMAL;
        }
    }
}
