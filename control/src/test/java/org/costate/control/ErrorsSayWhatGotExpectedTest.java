package org.costate.control;

import static org.costate.control.ControlSystem.vector;
import static org.costate.control.formula.Formula.sqrt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.costate.ode.Scheme;
import org.costate.ode.Splitting;
import org.costate.ode.State;
import org.costate.ode.TimeGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each message of this package: what, got, expected, next step. */
class ErrorsSayWhatGotExpectedTest {

    private static final TimeGrid GRID = TimeGrid.uniform(0, 1, 4);

    private static final OptimalControlProblem PLANE =
            OptimalControlProblem.of(ControlSystem.smooth(2, 1, (t, x, u) -> vector(x[1], u[0])));

    private static void assertMessage(String message, Executable action) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, action).getMessage());
    }

    @Test
    void ofASystem() {
        assertMessage(
                "control system needs n ≥ 1 states and m ≥ 0 controls, got n = 0, m = 2",
                () -> ControlSystem.smooth(0, 2, (t, x, u) -> x));
        assertMessage(
                "control system needs n ≥ 1 states and m ≥ 0 controls, got n = 3, m = -1",
                () -> ControlSystem.smooth(3, -1, (t, x, u) -> x));
        assertMessage(
                "PROBLEM-01: velocity returned 2 numbers, the state has 3. Try: one formula for each"
                        + " component of the state",
                () -> ControlSystem.smooth(3, 2, (t, x, u) -> u));
    }

    @Test
    void ofAnEnergy() {
        assertMessage(
                "energy weight is -0.5, expected a finite number ≥ 0",
                () -> RunningCost.energy(-0.5));
        assertMessage(
                "energy weight is NaN, expected a finite number ≥ 0",
                () -> RunningCost.energy(Double.NaN));
        assertMessage(
                "energy weight is Infinity, expected a finite number ≥ 0",
                () -> RunningCost.energy(Double.POSITIVE_INFINITY));
    }

    @Test
    void ofAProblem() {
        assertMessage(
                "PROBLEM-01: initial state has 3 numbers, the state has 2. Components expected in order: x1, x2",
                () -> PLANE.from(0, State.of(1, 2, 3)));
        assertMessage(
                "grid starts at t = 0.0, the problem at t = 0.5",
                () -> PLANE.from(0.5, State.of(1, 2)).discretised(GRID, Scheme.RK4));
        assertEquals(
                "the problem has no initial state; call from(t0, x0) first",
                assertThrows(IllegalStateException.class, () -> PLANE.discretised(GRID, Scheme.RK4))
                        .getMessage());
    }

    @Test
    void ofAControl() {
        assertMessage(
                "control has 3 rows, the grid has 4 steps; give one row a step",
                () -> PiecewiseConstantControl.of(GRID, new double[3][2]));
        assertMessage(
                "row 2 of the control has 1 values, row 0 has 2",
                () ->
                        PiecewiseConstantControl.of(
                                GRID, new double[][] {{1, 2}, {3, 4}, {5}, {6, 7}}));
    }

    @Test
    void ofAControlOnAnotherGrid() {
        DiscreteProblem problem = PLANE.from(0, State.of(1, 2)).discretised(GRID, Scheme.RK4);
        TimeGrid other = TimeGrid.uniform(0, 2, 4);

        assertMessage(
                "control has 1 components on 4 steps on [0.0, 2.0],"
                        + " the problem needs 1 on 4 steps on [0.0, 1.0]",
                () -> problem.sweep(PiecewiseConstantControl.constant(other, 0.5)));
        assertMessage(
                "control has 3 components on 4 steps on [0.0, 1.0],"
                        + " the problem needs 1 on 4 steps on [0.0, 1.0]",
                () -> problem.cost(PiecewiseConstantControl.constant(GRID, 1, 2, 3)));
    }

    @Test
    void ofASplittingWithoutItsParts() {
        assertMessage(
                "scheme stormer-verlet needs a separable system of 2 parts,"
                        + " got one that is not separable; take a Runge–Kutta scheme such as rk4",
                () -> PLANE.from(0, State.of(1, 2)).discretised(GRID, Scheme.STORMER_VERLET));
        Splitting three = Splitting.of("three", new int[] {0, 1, 2}, 1, 1, 1);
        assertMessage(
                "scheme three needs a separable system of 3 parts, got 2 parts;"
                        + " take a Runge–Kutta scheme such as rk4",
                () -> SmoothProblem.separable().discretised(GRID, three));
    }

    /** {@code ẋ = √(0.6 − t)} leaves the numbers after t = 0.6. */
    @ParameterizedTest
    @CsvSource({"euler, 3, 4, 0.750000", "midpoint, 2, 3, 0.625000", "rk4, 2, 3, 0.625000"})
    void ofAVelocityThatStopsBeingANumber(String scheme, int step, int shown, String time) {
        DiscreteProblem problem =
                OptimalControlProblem.of(
                                ControlSystem.smooth(
                                        1, 1, (t, x, u) -> vector(sqrt(t.negate().plus(0.6)))))
                        .from(0, State.of(0.3))
                        .discretised(GRID, Scheme.named(scheme));
        PiecewiseConstantControl u = PiecewiseConstantControl.constant(GRID, 0.5);

        for (Executable action : new Executable[] {() -> problem.sweep(u), () -> problem.cost(u)}) {
            NonFiniteException thrown = assertThrows(NonFiniteException.class, action);
            assertEquals(step, thrown.step());
            assertEquals(
                    "NONFINITE-01: velocity became NaN at step "
                            + shown
                            + " of 4 (t = "
                            + time
                            + "). Try: smaller weights or initial state, or shorter steps",
                    thrown.getMessage());
        }
    }

    @Test
    void ofAVelocityThatOverflows() {
        DiscreteProblem problem =
                OptimalControlProblem.of(
                                ControlSystem.smooth(1, 1, (t, x, u) -> vector(x[0].squared())))
                        .from(0, State.of(1e80))
                        .discretised(GRID, Scheme.EULER);

        var thrown =
                assertThrows(
                        NonFiniteException.class,
                        () -> problem.sweep(PiecewiseConstantControl.constant(GRID, 0.5)));

        assertEquals(
                "NONFINITE-01: velocity became Infinity at step 2 of 4 (t = 0.250000)."
                        + " Try: smaller weights or initial state, or shorter steps",
                thrown.getMessage());
    }
}
