package org.costate.control.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.costate.control.OptimalControlProblem;
import org.costate.ode.SolverStatus;
import org.junit.jupiter.api.Test;

/** The second variation is positive up to the first conjugate point, and not beyond. */
class SecondVariationFindsConjugatePointsTest {

    private static final OptimalControlSolver SOLVER = OptimalControlSolver.standard();

    @Test
    void anOscillatorIsMinimalForLessThanHalfAPeriod() {
        Solution below = SOLVER.solve(Problems.oscillator(3.1));
        assertEquals(SolverStatus.OPTIMAL, below.status(), below.message());
        // J = ½ b² cot T for x(T) = b
        assertEquals(0.125 / Math.tan(3.1), below.objective(), 1e-9);
        assertEquals("local minimum to second order", below.verdict());
    }

    @Test
    void beyondHalfAPeriodItIsASaddle() {
        Solution beyond = SOLVER.solve(Problems.oscillator(3.3));
        assertEquals(SolverStatus.SECOND_ORDER_FAILED, beyond.status(), beyond.message());
        assertEquals(Math.PI, beyond.certificate().orElseThrow().conjugateTime(), 1e-6);
        assertTrue(beyond.message().startsWith("OCP-03"), beyond.message());
        assertFalse(beyond.isSuccess());
    }

    /** With {@code x(T)} free the first focal point is a quarter period away. */
    @Test
    void aFreeEndHasItsFocalPointEarlier() {
        for (double length : new double[] {1.5, 1.65}) {
            OptimalControlProblem free =
                    Problems.costing(Problems.scalar("u"), "(u^2-x^2)/2").from(0.4).over(0, length);
            Solution solution = SOLVER.solve(free);
            assertEquals(length < Math.PI / 2, solution.isSuccess(), solution.report());
        }
    }
}
