package org.costate.ode;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hipparchus.exception.Localizable;
import org.hipparchus.exception.LocalizedCoreFormats;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.ode.LocalizedODEFormats;

/**
 * An integration that could not reach its end, with the time, step and last finite state it got to.
 *
 * <p>A kind of {@link MathIllegalStateException}, so that callers of Hipparchus integrators meet
 * what they already handle.
 */
public final class IntegrationException extends MathIllegalStateException {

    /** Why it stopped. */
    public enum Status {
        /** The step fell below what the clock resolves or the caller allows. */
        STEP_UNDERFLOW,
        /** The budget of steps is spent. */
        MAX_STEPS,
        /** The budget of steps is spent because stability, not accuracy, limits the step. */
        STIFF,
        /** A derivative or a state is not a finite number. */
        NON_FINITE,
        /** The implicit equations of a fixed step, or the start of a method, found no solution. */
        NO_CONVERGENCE,
        /** The right-hand side threw, or broke its contract. */
        USER_ERROR
    }

    private static final long serialVersionUID = 20261121L;
    private static final int SHOWN = 6;

    private final Status status;
    private final double time;
    private final int step;
    private final double[] state;

    IntegrationException(Status status, double time, int step, double[] state, String message) {
        super(LocalizedCoreFormats.SIMPLE_MESSAGE, message);
        this.status = status;
        this.time = time;
        this.step = step;
        this.state = state.clone();
    }

    static IntegrationException underflow(double h, double least, double t, int step, double[] x) {
        int i = largest(x);
        return new IntegrationException(
                Status.STEP_UNDERFLOW,
                t,
                step,
                x,
                String.format(
                        Locale.ROOT,
                        "STEP-01: step fell to %.6g at t=%.6g (step %d, allowed %.6g):"
                                + " the solution seems to blow up there; largest component"
                                + " x%d = %.6g. Try: check the model, or stop earlier",
                        Math.abs(h),
                        t,
                        step,
                        least,
                        i + 1,
                        x[i]));
    }

    static IntegrationException tooManySteps(int steps, double t, double end, double[] x) {
        return new IntegrationException(
                Status.MAX_STEPS,
                t,
                steps,
                x,
                String.format(
                        Locale.ROOT,
                        "STEPS-01: %d steps reached t=%.6g of %.6g, x=%s."
                                + " Try: allow more steps or loosen the tolerance",
                        steps,
                        t,
                        end,
                        print(x)));
    }

    static IntegrationException stiff(int steps, double t, double end, double product, double[] x) {
        return new IntegrationException(
                Status.STIFF,
                t,
                steps,
                x,
                String.format(
                        Locale.ROOT,
                        "STIFF-01: %d steps reached t=%.6g of %.6g, limited by stability, not"
                                + " accuracy (spectral estimate h*L = %.3g), x=%s."
                                + " Try: an implicit method, radau-5",
                        steps,
                        t,
                        end,
                        product,
                        print(x)));
    }

    /** What is not finite is {@code what[i]}, computed from the finite state {@code x}. */
    static IntegrationException notFinite(
            String what, double[] values, double t, int step, double[] x) {
        int i = 0;
        while (i < values.length - 1 && Double.isFinite(values[i])) {
            i++;
        }
        return new IntegrationException(
                Status.NON_FINITE,
                t,
                step,
                x,
                String.format(
                        Locale.ROOT,
                        "NONFINITE-01: %s[%d] became %s at t=%.6g (step %d), x=%s."
                                + " Try: look for log or sqrt of a negative number, or stop earlier",
                        what,
                        i + 1,
                        values[i],
                        t,
                        step,
                        print(x)));
    }

    static IntegrationException notConverged(
            String name, double h, double change, double t, int step, double[] x) {
        return new IntegrationException(
                Status.NO_CONVERGENCE,
                t,
                step,
                x,
                String.format(
                        Locale.ROOT,
                        "NEWTON-01: the stages of %s did not converge at t=%.6g (step %d, h=%.6g,"
                                + " last change %.3g), x=%s. Try: a smaller step",
                        name,
                        t,
                        step,
                        h,
                        change,
                        print(x)));
    }

    static IntegrationException userThrew(RuntimeException cause, double t, int step, double[] x) {
        IntegrationException thrown =
                new IntegrationException(
                        Status.USER_ERROR,
                        t,
                        step,
                        x,
                        String.format(
                                Locale.ROOT,
                                "USER-01: your dynamics threw %s(\"%s\") at t=%.6g (step %d), x=%s."
                                        + " Cause attached",
                                cause.getClass().getSimpleName(),
                                cause.getMessage(),
                                t,
                                step,
                                print(x)));
        thrown.initCause(cause);
        return thrown;
    }

    static IntegrationException wrongLength(int got, int expected, double t, int step, double[] x) {
        return new IntegrationException(
                Status.USER_ERROR,
                t,
                step,
                x,
                String.format(
                        Locale.ROOT,
                        "PROBLEM-01: f returned %s, the state has %d, at t=%.6g (step %d), x=%s."
                                + " Try: one derivative for each component of the state",
                        got < 0 ? "nothing (null)" : got == 1 ? "1 number" : got + " numbers",
                        expected,
                        t,
                        step,
                        print(x)));
    }

    static IntegrationException impure(
            int component, double first, double second, double t, double[] x) {
        return new IntegrationException(
                Status.USER_ERROR,
                t,
                0,
                x,
                String.format(
                        Locale.ROOT,
                        "USER-02: f[%d] gave different values for the same t=%.6g, x=%s: %s and %s."
                                + " Try: remove what changes between calls, randomness or a counter;"
                                + " results would not be reproducible",
                        component + 1,
                        t,
                        print(x),
                        first,
                        second));
    }

    static IntegrationException impure(double t, int step, double[] x) {
        return new IntegrationException(
                Status.USER_ERROR,
                t,
                step,
                x,
                String.format(
                        Locale.ROOT,
                        "USER-02: steps repeated from t=%.6g (step %d), x=%s, went elsewhere."
                                + " Try: remove what changes between calls, randomness or a counter;"
                                + " results would not be reproducible",
                        t,
                        step,
                        print(x)));
    }

    /** What Hipparchus threw, as one of ours. */
    static IntegrationException of(MathRuntimeException e, double t, int step, double[] x) {
        Localizable what = e.getSpecifier();
        if (what == LocalizedODEFormats.MINIMAL_STEPSIZE_REACHED_DURING_INTEGRATION) {
            Object[] parts = e.getParts();
            return underflow((double) parts[0], (double) parts[1], t, step, x);
        }
        Status status =
                what == LocalizedODEFormats.NAN_APPEARING_DURING_INTEGRATION
                        ? Status.NON_FINITE
                        : what == LocalizedCoreFormats.MAX_COUNT_EXCEEDED
                                ? Status.MAX_STEPS
                                : Status.NO_CONVERGENCE;
        String text =
                switch (status) {
                    case NON_FINITE -> "NONFINITE-01: f became NaN after";
                    case MAX_STEPS -> "STEPS-01: the budget of evaluations was spent at";
                    default -> "STEP-02: the integrator gave up at";
                };
        IntegrationException mapped =
                new IntegrationException(
                        status,
                        t,
                        step,
                        x,
                        String.format(
                                Locale.ROOT,
                                "%s t=%.6g (step %d), x=%s: %s",
                                text,
                                t,
                                step,
                                print(x),
                                e.getMessage()));
        mapped.initCause(e);
        return mapped;
    }

    /** Returns why it stopped. */
    public Status status() {
        return status;
    }

    /** Returns why it stopped, in the words all solvers share. */
    public SolverStatus solverStatus() {
        return switch (status) {
            case STEP_UNDERFLOW -> SolverStatus.STEP_UNDERFLOW;
            case MAX_STEPS -> SolverStatus.MAX_STEPS;
            case STIFF -> SolverStatus.STIFF;
            case NON_FINITE -> SolverStatus.NON_FINITE;
            case NO_CONVERGENCE -> SolverStatus.MAX_ITERATIONS;
            case USER_ERROR -> SolverStatus.USER_ERROR;
        };
    }

    /** Returns the time it reached. */
    public double time() {
        return time;
    }

    /** Returns how many steps had been tried. */
    public int step() {
        return step;
    }

    /** Returns a fresh array of the last state. */
    public double[] state() {
        return state.clone();
    }

    private static int largest(double[] x) {
        int largest = 0;
        for (int i = 1; i < x.length; i++) {
            largest = Math.abs(x[i]) > Math.abs(x[largest]) ? i : largest;
        }
        return largest;
    }

    static String print(double[] x) {
        return Arrays.stream(x)
                .limit(SHOWN)
                .mapToObj(v -> String.format(Locale.ROOT, "%.6g", v))
                .collect(Collectors.joining(", ", "[", x.length > SHOWN ? ", …]" : "]"));
    }
}
