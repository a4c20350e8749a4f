package org.costate.control;

import java.util.Arrays;
import java.util.Locale;

/** Thrown when {@code H} has no maximiser over the control set at some point of phase space. */
public final class NoMaximiserException extends ArithmeticException {

    private static final long serialVersionUID = 1L;

    NoMaximiserException(String control, double t, double[] x, double[] p) {
        super(
                String.format(
                        Locale.ROOT,
                        "PROBLEM-04: the Hamiltonian has no maximiser in %s at t = %.6g, x = %s,"
                                + " p = %s. Try: bounds on the control, or another costate",
                        control,
                        t,
                        Arrays.toString(x),
                        Arrays.toString(p)));
    }
}
