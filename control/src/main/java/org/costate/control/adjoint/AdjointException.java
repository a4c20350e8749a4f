package org.costate.control.adjoint;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.costate.ode.IntegrationException;
import org.costate.ode.SolverStatus;
import org.jspecify.annotations.Nullable;

/** A gradient that could not be had: why, and at which time, step and state. */
public final class AdjointException extends IllegalStateException {

    private static final long serialVersionUID = 20261121L;
    private static final int SHOWN = 6;

    private final SolverStatus status;
    private final double time;
    private final int step;
    private final double[] state;

    AdjointException(
            SolverStatus status,
            String message,
            double time,
            int step,
            double[] state,
            @Nullable Throwable cause) {
        super(message, cause);
        this.status = status;
        this.time = time;
        this.step = step;
        this.state = state.clone();
    }

    static AdjointException userThrew(RuntimeException e, double t, int step, double[] x) {
        return new AdjointException(
                SolverStatus.USER_ERROR,
                String.format(
                        Locale.ROOT,
                        "USER-01: your dynamics threw %s(\"%s\") at t=%.6g (step %d), x=%s. Cause"
                                + " attached",
                        e.getClass().getSimpleName(),
                        e.getMessage(),
                        t,
                        step,
                        print(x)),
                t,
                step,
                x,
                e);
    }

    static AdjointException impure(double first, double second, double t, int step, double[] x) {
        return new AdjointException(
                SolverStatus.USER_ERROR,
                String.format(
                        Locale.ROOT,
                        "USER-02: dynamics gave different values for the same (t,x,u) at t=%.6g, x=%s:"
                                + " %s and %s. Results would not be reproducible. Try: remove"
                                + " randomness and state from f, or pass a seed",
                        t,
                        print(x),
                        first,
                        second),
                t,
                step,
                x,
                null);
    }

    static AdjointException notFinite(
            String what, int index, double value, double t, int step, double[] x) {
        return new AdjointException(
                SolverStatus.NON_FINITE,
                String.format(
                        Locale.ROOT,
                        "NONFINITE-01: %s[%d] became %s at t=%.6g (step %d), x=%s. Try: smaller"
                                + " weights or initial state, shorter steps, or stop earlier",
                        what,
                        index + 1,
                        value,
                        t,
                        step,
                        print(x)),
                t,
                step,
                x,
                null);
    }

    static AdjointException unsolved(ArithmeticException e, double t, int step, double[] x) {
        return new AdjointException(
                SolverStatus.SINGULAR,
                e.getMessage() + " (step " + step + ", x=" + print(x) + ")",
                t,
                step,
                x,
                e);
    }

    /** Returns the reason of an integrator that gave up. */
    static AdjointException of(RuntimeException e, double t, int step, double[] x) {
        if (e instanceof AdjointException already) {
            return already;
        }
        if (e.getCause() instanceof AdjointException already) {
            return already;
        }
        if (e instanceof IntegrationException stopped) {
            return new AdjointException(
                    status(stopped.status()),
                    String.valueOf(stopped.getMessage()),
                    stopped.time(),
                    stopped.step(),
                    stopped.state(),
                    e);
        }
        return new AdjointException(
                SolverStatus.STEP_UNDERFLOW,
                String.format(
                        Locale.ROOT,
                        "STEP-01: the integrator stopped after t=%.6g (step %d), x=%s: %s. Try:"
                                + " another integrator, or a looser tolerance",
                        t,
                        step,
                        print(x),
                        e.getMessage()),
                t,
                step,
                x,
                e);
    }

    private static SolverStatus status(IntegrationException.Status reason) {
        return switch (reason) {
            case STEP_UNDERFLOW -> SolverStatus.STEP_UNDERFLOW;
            case MAX_STEPS -> SolverStatus.MAX_STEPS;
            case STIFF -> SolverStatus.STIFF;
            case NON_FINITE -> SolverStatus.NON_FINITE;
            case NO_CONVERGENCE -> SolverStatus.SINGULAR;
            case USER_ERROR -> SolverStatus.USER_ERROR;
        };
    }

    private static String print(double[] x) {
        return Arrays.stream(x)
                .limit(SHOWN)
                .mapToObj(v -> String.format(Locale.ROOT, "%.6g", v))
                .collect(Collectors.joining(", ", "[", x.length > SHOWN ? ", …]" : "]"));
    }

    /** Returns why there is no gradient. */
    public SolverStatus status() {
        return status;
    }

    /** Returns the time it happened at. */
    public double time() {
        return time;
    }

    /** Returns the step, counted from 1; 0 before the first. */
    public int step() {
        return step;
    }

    /** Returns a fresh array of the state there. */
    public double[] state() {
        return state.clone();
    }
}
