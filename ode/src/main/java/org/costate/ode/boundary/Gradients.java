package org.costate.ode.boundary;

import org.hipparchus.analysis.differentiation.Gradient;

/** Arrays of Hipparchus Gradients, seeded and read. */
final class Gradients {

    private Gradients() {}

    static Gradient[] constants(double[] values) {
        Gradient[] constants = new Gradient[values.length];
        for (int i = 0; i < values.length; i++) {
            constants[i] = Gradient.constant(0, values[i]);
        }
        return constants;
    }

    /** Returns variables number {@code first, first + 1, …} of {@code free} in all. */
    static Gradient[] variables(double[] values, int first, int free) {
        Gradient[] variables = new Gradient[values.length];
        for (int i = 0; i < values.length; i++) {
            variables[i] = Gradient.variable(free, first + i, values[i]);
        }
        return variables;
    }

    /** Copies partials {@code first, first + 1, …}; a constant of no variables has none. */
    static void copyPartials(Gradient value, int first, double[] row) {
        boolean constant = value.getFreeParameters() == 0;
        for (int j = 0; j < row.length; j++) {
            row[j] = constant ? 0 : value.getPartialDerivative(first + j);
        }
    }

    static void requireLength(String what, Gradient[] values, int expected) {
        if (values.length != expected) {
            throw new IllegalArgumentException(
                    "PROBLEM-01: the "
                            + what
                            + " returned "
                            + values.length
                            + " numbers, expected "
                            + expected
                            + ". Try: one for each unknown, in their order");
        }
    }

    static void requireSizes(int dimension, int parameters) {
        if (dimension < 1 || parameters < 0) {
            throw new IllegalArgumentException(
                    "PROBLEM-01: a system of "
                            + dimension
                            + " unknown functions and "
                            + parameters
                            + " parameters; expected at least 1 and at least 0");
        }
    }
}
