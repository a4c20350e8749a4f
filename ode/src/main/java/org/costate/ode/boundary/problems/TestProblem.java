package org.costate.ode.boundary.problems;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;
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
 * @param referenceAccuracy error of the reference, relative to {@code 1 + |y|}
 * @param singular the values at which the boundary conditions do not fix a solution
 */
public record TestProblem(
        String name,
        String statement,
        String parameter,
        List<Double> values,
        DoubleFunction<BoundaryValueProblem> family,
        Reference reference,
        double referenceAccuracy,
        DoublePredicate singular) {

    /** A problem that is regular everywhere, with a reference exact to rounding. */
    TestProblem(
            String name,
            String statement,
            String parameter,
            List<Double> values,
            DoubleFunction<BoundaryValueProblem> family,
            Reference reference) {
        this(name, statement, parameter, values, family, reference, 1e-12, value -> false);
    }

    TestProblem accurateTo(double accuracy) {
        return new TestProblem(
                name, statement, parameter, values, family, reference, accuracy, singular);
    }

    TestProblem singularWhere(DoublePredicate where) {
        return new TestProblem(
                name, statement, parameter, values, family, reference, referenceAccuracy, where);
    }

    /** Returns the problem at a value of the parameter. */
    public BoundaryValueProblem at(double value) {
        return family.apply(value);
    }

    /** Says whether the boundary conditions leave more than one solution, or none. */
    public boolean isSingularAt(double value) {
        return singular.test(value);
    }

    /** Returns {@code BVP23}; the statement is {@link #statement()}. */
    @Override
    public String toString() {
        return name;
    }
}
