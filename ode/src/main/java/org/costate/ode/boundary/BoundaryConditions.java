package org.costate.ode.boundary;

/**
 * Conditions {@code g(y(a), y(b), q) = 0} that tie the ends of a solution, separated or not, and
 * their exact Jacobians. A problem with {@code n} functions and {@code k} parameters needs {@code n
 * + k} of them.
 */
public interface BoundaryConditions {

    /** Returns the number of conditions. */
    int count();

    /** Writes the residuals {@code g}, length {@link #count()}. */
    void residual(double[] start, double[] end, double[] q, double[] g);

    /**
     * Writes {@code ∂g/∂y(a)}, {@code ∂g/∂y(b)} and {@code ∂g/∂q}, every entry, row by condition.
     */
    void jacobian(
            double[] start,
            double[] end,
            double[] q,
            double[][] byStart,
            double[][] byEnd,
            double[][] byParameter);

    /** Returns {@code count} conditions given by a formula. */
    static BoundaryConditions smooth(int count, BoundaryFormula formula) {
        return new SmoothConditions(count, formula);
    }

    /** Returns conditions that fix single components at single ends. */
    static BoundaryConditions of(EndValue... values) {
        return new FixedValues(values.clone());
    }
}
