package org.costate.control.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.costate.control.OptimalControlProblem;
import org.costate.control.formula.Formula;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Other units of state and time change the numbers of a solution, not whether it is found. */
class ScaledProblemsHaveScaledSolutionsTest {

    /**
     * Van der Pol with bounds, {@code X = a x}, {@code s = b t}: {@code J} scales with {@code b}.
     */
    @ParameterizedTest
    @CsvSource({"1, 1", "1000, 1", "1, 0.001", "1e-4, 3600", "250, 40"})
    void vanDerPol(double a, double b) {
        OptimalControlProblem problem =
                OptimalControlProblem.named("scaled")
                        .states("x1", "x2")
                        .controls("u")
                        .constant("a", a)
                        .constant("b", b)
                        .dynamics("((1-(x2/a)^2)*x1-x2+a*u)/b", "x1/b")
                        .minimising((t, x, u) -> Formula.parse("((x1/a)^2+(x2/a)^2+u^2)/b"))
                        .within("u", -0.3, 1)
                        .from(0, a)
                        .over(0, 5 * b);
        Solution solution = OptimalControlSolver.standard().solve(problem);
        assertTrue(solution.isSuccess(), solution.report());
        assertEquals(2.867261045221671, solution.objective(), 1e-9);
        double[] expected = {0.0486083064 * b, 1.0471124285 * b, 1.4326310993 * b};
        assertArrayEquals(expected, solution.extremal().switchingTimes(), 1e-8 * b);
    }

    /** Minimum time from rest over a distance {@code d} with thrust {@code ±w}: {@code 2√(d/w)}. */
    @ParameterizedTest
    @CsvSource({"1, 1, 3", "4e5, 0.02, 5000", "3e-6, 7, 0.001", "17, 2.5, 50"})
    void restToRest(double distance, double thrust, double guess) {
        OptimalControlProblem problem =
                Problems.doubleIntegrator()
                        .minimisingTime()
                        .within("u", -thrust, thrust)
                        .from(-distance, 0)
                        .to(0, 0)
                        .startingAt(0)
                        .freeFinalTime(guess);
        Solution solution = OptimalControlSolver.standard().solve(problem);
        double expected = 2 * Math.sqrt(distance / thrust);
        assertTrue(solution.isSuccess(), solution.report());
        assertEquals(expected, solution.objective(), 1e-10 * expected);
        assertEquals(0.5 * expected, solution.extremal().switchingTimes()[0], 1e-9 * expected);
    }
}
