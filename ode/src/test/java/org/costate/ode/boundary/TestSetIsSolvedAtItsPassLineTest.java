package org.costate.ode.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.costate.ode.SolverStatus;
import org.costate.ode.boundary.problems.TestProblem;
import org.costate.ode.boundary.problems.TestSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every problem of the set, at every value of its parameter, by the default solver. */
class TestSetIsSolvedAtItsPassLineTest {

    static Stream<Arguments> cases() {
        return TestSet.cashMazzia().stream()
                .flatMap(p -> p.values().stream().map(v -> Arguments.of(p, v)));
    }

    @Test
    void thereAreThirtyFive() {
        assertEquals(35, TestSet.cashMazzia().size());
    }

    /** The error may be a hundred times the tolerance by the set's rule; it is below one. */
    @ParameterizedTest
    @MethodSource("cases")
    void errorsStayBelowTheTolerance(TestProblem problem, double value) {
        for (double tolerance : new double[] {1e-4, 1e-8, 1e-11}) {
            BoundaryValueSolution solution =
                    CollocationSolver.withTolerance(tolerance).solve(problem.at(value));
            if (problem.isSingularAt(value)) {
                assertEquals(SolverStatus.SINGULAR, solution.status(), solution::message);
                continue;
            }
            assertEquals(SolverStatus.OPTIMAL, solution.status(), solution::message);
            double allowed = Math.max(tolerance, problem.referenceAccuracy());
            double error = problem.reference().error(solution, value);
            assertFalse(Double.isNaN(error), "a reference is missing");
            assertTrue(error <= allowed, () -> problem.name() + ": error " + error);
        }
    }
}
