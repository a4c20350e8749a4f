package org.costate.ode.boundary.problems;

import java.util.List;
import java.util.function.DoubleFunction;
import org.costate.ode.boundary.BoundaryValueProblem;

/**
 * A family of boundary-value problems with a reference.
 *
 * @param name number in its set, {@code "BVP01"}
 * @param statement equation and boundary conditions in words
 * @param parameter name of the parameter
 * @param values its values to be solved
 * @param family the problem for any value
 * @param reference what is known of the solution
 */
public record TestProblem(
        String name,
        String statement,
        String parameter,
        List<Double> values,
        DoubleFunction<BoundaryValueProblem> family,
        Reference reference) {

    /** Returns the problem at a value of the parameter. */
    public BoundaryValueProblem at(double value) {
        return family.apply(value);
    }
}
