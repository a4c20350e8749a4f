package org.costate.ode;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hipparchus.exception.LocalizedCoreFormats;
import org.hipparchus.exception.MathIllegalStateException;

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
        /** The implicit equations of a fixed step could not be solved. */
        NO_CONVERGENCE,
        /** The right-hand side threw. */
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

    /** Returns why it stopped. */
    public Status status() {
        return status;
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

    private static String print(double[] x) {
        return Arrays.stream(x)
                .limit(SHOWN)
                .mapToObj(v -> String.format(Locale.ROOT, "%.6g", v))
                .collect(Collectors.joining(", ", "[", x.length > SHOWN ? ", …]" : "]"));
    }
}
