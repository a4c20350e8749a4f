package org.costate.ode.boundary.problems;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import org.costate.ode.boundary.BoundaryConditions;
import org.costate.ode.boundary.BoundaryValueProblem;
import org.costate.ode.boundary.DifferentialSystem;
import org.costate.ode.boundary.EndValue;
import org.costate.ode.boundary.SecondOrderFormula;

/** Builds families {@code y″ = f(t, y, y′)} with {@code y} given at both ends. */
record Scalars(
        String name,
        String statement,
        String parameter,
        double start,
        double end,
        DoubleFunction<SecondOrderFormula> formula,
        DoubleUnaryOperator atStart,
        DoubleUnaryOperator atEnd) {

    TestProblem with(Reference reference, Double... values) {
        return new TestProblem(
                name, statement, parameter, List.of(values), this::problem, reference);
    }

    private BoundaryValueProblem problem(double value) {
        return BoundaryValueProblem.named(
                List.of("y", "y'"),
                start,
                end,
                DifferentialSystem.secondOrder(formula.apply(value)),
                BoundaryConditions.of(
                        EndValue.start(0, atStart.applyAsDouble(value)),
                        EndValue.end(0, atEnd.applyAsDouble(value))));
    }
}
