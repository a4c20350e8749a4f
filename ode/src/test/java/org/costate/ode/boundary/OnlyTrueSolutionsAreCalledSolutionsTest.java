package org.costate.ode.boundary;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.costate.ode.SolverBudget;
import org.costate.ode.boundary.problems.TestProblem;
import org.costate.ode.boundary.problems.TestSet;
import org.hipparchus.util.FastMath;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random problems × tolerances × points × starved budgets: a success is never wrong.
 *
 * <p>The bound is three times the tolerance: the error estimate is that of the returned curve's
 * lower scheme, so the curve itself is better, but at 1e-2 the asymptotics that say so are young.
 */
class OnlyTrueSolutionsAreCalledSolutionsTest {

    private static final double BOUND = 3;

    @Test
    void whateverTheBudget() {
        assertNoWrongSuccess(new SplittableRandom(42), 1500);
    }

    @Test
    @Tag("long")
    void whateverTheBudgetAtLength() {
        assertNoWrongSuccess(new SplittableRandom(4242), 20_000);
    }

    private static void assertNoWrongSuccess(SplittableRandom random, int tries) {
        List<TestProblem> problems = TestSet.cashMazzia();
        int successes = 0;
        for (int i = 0; i < tries; i++) {
            TestProblem problem = problems.get(random.nextInt(problems.size()));
            double value = problem.values().get(random.nextInt(problem.values().size()));
            double tolerance = FastMath.pow(10, random.nextDouble(-11, -1));
            CollocationSolver solver =
                    CollocationSolver.withTolerance(tolerance)
                            .withPoints(random.nextInt(3, 10))
                            .withMeshPoints((int) FastMath.exp(random.nextDouble(1, 7)))
                            .within(SolverBudget.ofIterations(random.nextInt(1, 40)));
            BoundaryValueSolution solution = solver.solve(problem.at(value));
            if (solution.status().isSuccess()) {
                successes++;
                assertFalse(problem.isSingularAt(value), problem.name());
                double allowed = Math.max(BOUND * tolerance, problem.referenceAccuracy());
                double error = problem.reference().error(solution, value);
                assertTrue(
                        error <= allowed * Math.max(1, solution.errorOverTolerance()),
                        () ->
                                problem.name()
                                        + " at "
                                        + value
                                        + ", tolerance "
                                        + tolerance
                                        + ": error "
                                        + error);
            }
        }
        assertTrue(successes > tries / 5, "too few successes to mean anything: " + successes);
    }
}
