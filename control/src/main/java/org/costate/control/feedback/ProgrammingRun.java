package org.costate.control.feedback;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.costate.ode.SolverBudget;
import org.costate.ode.SolverStatus;

/** One run of {@link DifferentialDynamicProgramming}: sweeps, line searches, damping, ends. */
final class ProgrammingRun {

    private static final double ENOUGH = 1e-4; // of the expected decrease
    private static final double SHORTEST = 1.0 / 4096;
    private static final double ROUNDING = 1e-14; // of the size of all terms of the cost
    private static final double FIRST_DAMPING = 1e-4; // of the curvature
    private static final double LAST_DAMPING = 1e10;
    private static final int PATIENCE = 4; // steps whose gain is rounding

    private final ControlledChain chain;
    private final DifferentialDynamicProgramming method;
    private final DoubleUnaryOperator objective;
    private final SolverBudget.Clock clock;
    private final BackwardSweep sweep;
    private final List<Double> history = new ArrayList<>();
    private double[][] xs;
    private double[][] us;
    private double[][] nextX;
    private double[][] nextU;
    private double cost;
    private double damping;
    private double firstStationarity;
    private double expected;
    private double actual;
    private int idle;
    private int iterations;

    ProgrammingRun(
            ControlledChain chain,
            DifferentialDynamicProgramming method,
            DoubleUnaryOperator objective,
            SolverBudget budget) {
        this.chain = chain;
        this.method = method;
        this.objective = objective;
        this.clock = budget.start();
        this.sweep = new BackwardSweep(chain);
        int steps = chain.steps();
        xs = new double[steps + 1][chain.n()];
        nextX = new double[steps + 1][chain.n()];
        us = new double[steps][chain.m()];
        nextU = new double[steps][chain.m()];
    }

    FeedbackSolution from(double[][] guess) {
        us = Dense.copy(guess);
        for (double[] u : us) {
            chain.clip(u);
        }
        double before = Double.POSITIVE_INFINITY;
        SolverStatus status = descend();
        while (status.isSuccess() && miss() > method.tolerance()) {
            double miss = miss();
            chain.end().learn(last());
            if (miss > before / 4 && !chain.end().stiffen()) {
                return answer(SolverStatus.INFEASIBLE);
            }
            before = miss;
            status = descend();
        }
        return answer(status);
    }

    private double[] last() {
        return xs[chain.steps()];
    }

    private double miss() {
        return chain.end().hasConditions() ? chain.end().miss(last()) : 0;
    }

    private SolverStatus descend() {
        cost = chain.roll(us, xs);
        if (!Double.isFinite(cost)) {
            return SolverStatus.NON_FINITE;
        }
        damping = 0;
        idle = 0;
        firstStationarity = -1;
        while (true) {
            SolverStatus stop = clock.after(iterations);
            if (stop != SolverStatus.OPTIMAL) {
                settle();
                return stop;
            }
            iterations++;
            boolean exact = method.isExact() && sweep.run(xs, us, damping, true);
            if (!exact && !sweep.run(xs, us, damping, false)) {
                if (!raise()) {
                    return stuck();
                }
                continue;
            }
            history.add(sweep.length());
            if (firstStationarity < 0) {
                firstStationarity = sweep.stationarity();
            }
            if (damping == 0 && sweep.length() <= method.tolerance()) {
                return judged(exact);
            }
            if (idle >= PATIENCE) {
                return idled(exact);
            }
            if (search()) {
                lower();
            } else if (!raise()) {
                return stuck();
            }
        }
    }

    /** At a stationary path, checks that the full model has a minimum; leaves its gains. */
    private SolverStatus judged(boolean exact) {
        if (exact || sweep.run(xs, us, 0, true)) {
            return SolverStatus.OPTIMAL;
        }
        sweep.run(xs, us, 0, false);
        return SolverStatus.SECOND_ORDER_FAILED;
    }

    private SolverStatus idled(boolean exact) {
        if (damping > 0 || sweep.length() > Math.max(1e-5, 1000 * method.tolerance())) {
            return stuck();
        }
        SolverStatus status = judged(exact);
        return status == SolverStatus.OPTIMAL ? SolverStatus.ACCEPTABLE : status;
    }

    /** Leaves costates and gains of this path, damped as much as it takes. */
    private void settle() {
        boolean swept = sweep.run(xs, us, damping, false);
        while (!swept && raise()) {
            swept = sweep.run(xs, us, damping, false);
        }
    }

    private SolverStatus stuck() {
        settle();
        boolean stationary =
                sweep.stationarity() <= Math.max(method.tolerance(), 1e-6 * firstStationarity);
        return stationary ? SolverStatus.SECOND_ORDER_FAILED : SolverStatus.LINE_SEARCH;
    }

    private boolean search() {
        double noise = ROUNDING * chain.magnitude();
        for (double alpha = 1; alpha >= SHORTEST; alpha /= 2) {
            expected = sweep.expected(alpha);
            double trial = chain.roll(xs, us, sweep.correction(), alpha, nextX, nextU);
            actual = cost - trial;
            boolean rounding = Math.abs(expected) <= noise && Math.abs(actual) <= 10 * noise;
            if (rounding || expected > 0 && actual >= ENOUGH * expected) {
                idle = rounding ? idle + 1 : 0;
                accept(trial);
                return true;
            }
        }
        return false;
    }

    private void accept(double trial) {
        double[][] x = xs;
        double[][] u = us;
        xs = nextX;
        us = nextU;
        nextX = x;
        nextU = u;
        cost = trial;
    }

    private double unit() {
        return sweep.scale() > 0 ? sweep.scale() : 1;
    }

    private boolean raise() {
        damping = Math.max(FIRST_DAMPING * unit(), 10 * damping);
        return damping <= LAST_DAMPING * unit();
    }

    private void lower() {
        damping /= 10;
        if (damping < FIRST_DAMPING * unit()) {
            damping = 0;
        }
    }

    private FeedbackSolution answer(SolverStatus status) {
        double minimised = Double.NaN;
        if (Double.isFinite(cost)) {
            minimised = cost - chain.end().value(last()) + chain.end().cost(last());
        }
        double length = history.isEmpty() ? Double.NaN : history.get(history.size() - 1);
        FeedbackReport report =
                new FeedbackReport(
                        status,
                        objective.applyAsDouble(minimised),
                        sweep.stationarity(),
                        length,
                        Double.isFinite(cost) ? miss() : Double.NaN,
                        expected,
                        actual,
                        damping,
                        iterations,
                        clock.seconds(),
                        advice(status));
        return new FeedbackSolution(chain.grid(), xs, us, sweep, history, report);
    }

    private static String advice(SolverStatus status) {
        return switch (status) {
            case OPTIMAL, ACCEPTABLE -> "";
            case NON_FINITE ->
                    "NONFINITE-01: a state is not finite under the first control. Try: a guess that"
                            + " stays bounded, more steps, or DirectCollocation";
            case INFEASIBLE ->
                    "OCP-01: no control found that meets the end conditions. Try: a longer horizon,"
                            + " wider bounds, or DirectCollocation";
            case SECOND_ORDER_FAILED ->
                    "OCP-03: the path is stationary but not a minimum. Try: another guess of the"
                            + " control";
            case LINE_SEARCH ->
                    "no step along the search direction makes progress. Try: another guess, more"
                            + " steps, or a cost that is smooth";
            case DEADLINE -> "TIME-01: stopped at the time limit. Try: a longer one";
            case CANCELLED -> "STOP-01: stopped on request";
            default -> "the budget is spent. Try: more iterations, or a better guess";
        };
    }
}
