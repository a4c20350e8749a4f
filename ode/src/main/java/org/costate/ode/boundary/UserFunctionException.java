package org.costate.ode.boundary;

import java.util.Locale;

/** A function of the caller threw; caught by the solver, which ends in {@code USER_ERROR}. */
final class UserFunctionException extends RuntimeException {

    private static final long serialVersionUID = 20261121L;

    private UserFunctionException(String message, RuntimeException cause) {
        super(message, cause);
    }

    static UserFunctionException of(String what, double t, RuntimeException cause) {
        return new UserFunctionException(
                String.format(
                        Locale.ROOT,
                        "USER-01: your %s threw %s(\"%s\") at t=%.6g. Cause attached",
                        what,
                        cause.getClass().getSimpleName(),
                        cause.getMessage(),
                        t),
                cause);
    }
}
