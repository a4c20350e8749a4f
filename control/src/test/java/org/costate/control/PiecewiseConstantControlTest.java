package org.costate.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.costate.ode.Scheme;
import org.costate.ode.State;
import org.costate.ode.TimeGrid;
import org.junit.jupiter.api.Test;

/** {@code u(t) = u_k} on {@code [t_k, t_{k+1})}, the nearest value outside. */
class PiecewiseConstantControlTest {

    private static final double[][] ROWS = {{0.1, -0.2}, {0.3, 0.4}, {-0.5, 0.6}};

    @Test
    void aStepOwnsItsLeftEnd() {
        var u = PiecewiseConstantControl.of(TimeGrid.of(0.5, 1, 2, 2.5), ROWS);

        double[] times = {-3, 0.5, 0.75, 1, 1.5, 2, 2.25, 2.5, 7};
        int[] steps = {0, 0, 0, 1, 1, 2, 2, 2, 2};
        for (int i = 0; i < times.length; i++) {
            assertArrayEquals(ROWS[steps[i]], u.at(times[i]), "t = " + times[i]);
        }
    }

    @Test
    void onAGridThatRunsBackwardAStepOwnsItsLaterEnd() {
        var u = PiecewiseConstantControl.of(TimeGrid.of(2.5, 2, 1, 0.5), ROWS);

        double[] times = {7, 2.5, 2.25, 2, 1.5, 1, 0.75, 0.5, -3};
        int[] steps = {0, 0, 0, 1, 1, 2, 2, 2, 2};
        for (int i = 0; i < times.length; i++) {
            assertArrayEquals(ROWS[steps[i]], u.at(times[i]), "t = " + times[i]);
        }
    }

    @Test
    void noArrayHandedInOrOutChangesIt() {
        TimeGrid grid = TimeGrid.of(0.5, 1, 2);
        double[][] given = {{0.1, -0.2}, {0.3, 0.4}};
        var u = PiecewiseConstantControl.of(grid, given);
        given[0][0] = 9;
        u.on(0)[1] = 9;
        u.at(1.5)[0] = 9;
        u.toRows()[1][1] = 9;

        assertArrayEquals(new double[] {0.1, -0.2}, u.on(0));
        assertArrayEquals(new double[] {0.3, 0.4}, u.on(1));
        assertEquals(2, u.dimension());
        assertEquals(grid, u.grid());
    }

    @Test
    void aConstantControlIsTheSameOnEveryStep() {
        var u = PiecewiseConstantControl.constant(TimeGrid.of(0.5, 1, 2), 0.3, -0.7);

        assertArrayEquals(new double[][] {{0.3, -0.7}, {0.3, -0.7}}, u.toRows());
    }

    /** A sweep hands out fresh arrays too, and a problem says what it is. */
    @Test
    void noArrayOfASweepChangesIt() {
        TimeGrid grid = TimeGrid.of(0.5, 1, 2);
        DiscreteProblem problem = SmoothProblem.coupled().discretised(grid, Scheme.RK4);
        SweepResult sweep = problem.sweep(PiecewiseConstantControl.constant(grid, 0.3, -0.7));
        double before = sweep.controlGradient()[0][0];
        sweep.controlGradient()[0][0] = 9;
        sweep.hamiltonianGradient(0)[0] = 9;

        assertEquals(before, sweep.controlGradient()[0][0]);
        assertEquals(-before, sweep.hamiltonianGradient(0)[0] * 0.5);
        assertEquals(
                "discrete problem, rk4, 2 steps on [0.5, 2.0], from [0.7, -0.4, 0.9]",
                problem.toString());
    }

    @Test
    void costsHaveTheirGradients() {
        TerminalCost near = TerminalCost.halfSquaredDistance(State.of(0.5, -0.25));
        double[] gradient = {9, 9};
        near.gradient(new double[] {1.5, 0.25}, gradient);

        assertEquals(0.625, near.value(new double[] {1.5, 0.25}));
        assertArrayEquals(new double[] {1, 0.5}, gradient); // written, not added
        TerminalCost.none().gradient(new double[] {1.5, 0.25}, gradient);
        assertArrayEquals(new double[] {0, 0}, gradient);
        assertEquals(0, TerminalCost.none().value(new double[] {1.5, 0.25}));
        assertEquals(0.75 * 0.5, RunningCost.energy(0.75).value(9, gradient, new double[] {1, 0}));
    }
}
