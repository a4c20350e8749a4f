package org.costate.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;
import org.costate.ode.Scheme;
import org.costate.ode.Splitting;
import org.costate.ode.TimeGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** States rebuilt by inverse substeps give the gradient that stored states give. */
class ReversibleStorageEqualsFullStorageTest {

    // Undoing x + hf − hf costs one rounding a substep; 20 steps of at most 4 substeps, stretched
    // by a flow with slopes of size 1 over one unit of time.
    private static final double ROUNDING = 1e-12;

    private static final TimeGrid GRID = TimeGrid.uniform(0.1, 1.1, 20);

    static Stream<Arguments> cases() {
        SmoothProblem problem = SmoothProblem.separable();
        return Schemes.splittings()
                .flatMap(
                        splitting ->
                                Stream.of(problem, problem.withEnergy(), problem.withTracking())
                                        .map(costed -> Arguments.of(splitting, costed)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void inEveryNumber(Splitting splitting, SmoothProblem problem) {
        SweepRun full = SweepRun.of(problem, GRID, splitting, SweepStorage.all(), true);
        SweepRun rebuilt = SweepRun.of(problem, GRID, splitting, SweepStorage.reversible(), true);

        assertEquals(full.cost(), rebuilt.cost()); // the forward sweeps are the same
        assertEquals(2 * (GRID.steps() + 1), full.points().size());
        assertEquals(2 * full.space().velocities, rebuilt.space().velocities); // N steps undone
        assertEquals(GRID.steps(), rebuilt.plan().repeatedSteps());
        for (int i = 0; i < full.points().size(); i++) {
            assertArrayEquals(full.points().get(i), rebuilt.points().get(i), ROUNDING);
        }
        for (int k = 0; k < GRID.steps(); k++) {
            assertEquals(full.hamiltonian().get(k), rebuilt.hamiltonian().get(k), ROUNDING);
            assertArrayEquals(full.controlGradient()[k], rebuilt.controlGradient()[k], ROUNDING);
        }
    }

    @Test
    void itKeepsOneStateAndOneRecord() {
        for (Splitting splitting : Schemes.splittings().toList()) {
            CostateSweep full = CostateSweep.of(GRID, splitting, SweepStorage.all(), false);
            CostateSweep rebuilt =
                    CostateSweep.of(GRID, splitting, SweepStorage.reversible(), false);

            assertEquals(20 * splitting.stages() + 1, full.storedStates());
            assertEquals(20 * splitting.stages(), full.storedRecords());
            assertEquals(1, rebuilt.storedStates());
            assertEquals(1, rebuilt.storedRecords());
        }
    }

    @Test
    void aTableauKeepsEveryStage() {
        CostateSweep sweep = CostateSweep.of(GRID, Scheme.RK4, SweepStorage.all(), false);

        assertEquals(81, sweep.storedStates());
        assertEquals(80, sweep.storedRecords());
    }

    @Test
    void aTableauCannotBeRunBackward() {
        var thrown =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> CostateSweep.of(GRID, Scheme.RK4, SweepStorage.reversible(), false));

        assertEquals(
                "scheme rk4 cannot be run backward exactly; reversible storage needs a separable"
                        + " block with symplectic-euler or stormer-verlet",
                thrown.getMessage());
    }
}
