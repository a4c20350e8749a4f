package org.costate.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.costate.ode.ButcherTableau;
import org.costate.ode.Scheme;
import org.costate.ode.TimeGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps evaluated again give the bits they gave before; all tests here compare bits. */
class CheckpointedStorageEqualsFullStorageTest {

    private static final int[] DEPTHS = {1, 2, 3, 7, 64, 257};

    /** Unequal steps: one that is mistaken for another shows. */
    private static TimeGrid grid(int steps) {
        double h = 1.0 / steps;
        return TimeGrid.of(
                IntStream.rangeClosed(0, steps)
                        .mapToDouble(k -> 0.1 + h * (k + 0.2 * Math.sin(k)))
                        .toArray());
    }

    private static Stream<SweepStorage> storages(int steps) {
        Stream<SweepStorage> revolves =
                IntStream.of(1, 2, 3, 5, 8, steps, steps + 5)
                        .filter(
                                snapshots ->
                                        snapshots > 1 || steps <= 64) // 33 000 steps say no more
                        .distinct()
                        .mapToObj(SweepStorage::revolve);
        return Stream.concat(Stream.of(SweepStorage.squareRoot()), revolves);
    }

    private static SmoothProblem problem(Scheme scheme) {
        return scheme instanceof ButcherTableau
                ? SmoothProblem.coupled()
                : SmoothProblem.separable();
    }

    static Stream<Arguments> schemesAndDepths() {
        return Stream.concat(Schemes.tableaus(), Schemes.splittings())
                .flatMap(
                        scheme ->
                                IntStream.of(DEPTHS)
                                        .mapToObj(steps -> Arguments.of(scheme, steps)));
    }

    @ParameterizedTest
    @MethodSource("schemesAndDepths")
    void inEveryBit(Scheme scheme, int steps) {
        SmoothProblem plain = problem(scheme);
        for (SmoothProblem problem : List.of(plain, plain.withTracking())) {
            for (boolean watched : new boolean[] {true, false}) {
                SweepRun full =
                        SweepRun.of(problem, grid(steps), scheme, SweepStorage.all(), watched);
                storages(steps)
                        .forEach(
                                storage ->
                                        assertSameBits(
                                                full,
                                                SweepRun.of(
                                                        problem,
                                                        grid(steps),
                                                        scheme,
                                                        storage,
                                                        watched),
                                                storage));
            }
        }
    }

    private static void assertSameBits(SweepRun full, SweepRun run, SweepStorage storage) {
        assertEquals(full.cost(), run.cost(), storage::toString);
        assertEquals(full.hamiltonian(), run.hamiltonian(), storage::toString);
        assertEquals(full.points().size(), run.points().size());
        for (int i = 0; i < full.points().size(); i++) {
            assertArrayEquals(full.points().get(i), run.points().get(i), storage::toString);
        }
        for (int k = 0; k < full.controlGradient().length; k++) {
            assertArrayEquals(
                    full.controlGradient()[k], run.controlGradient()[k], storage::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("schemesAndDepths")
    void keepingAndRepeatingWhatThePlanSays(Scheme scheme, int steps) {
        SmoothProblem problem = problem(scheme).withTracking();
        SweepRun full = SweepRun.of(problem, grid(steps), scheme, SweepStorage.all(), false);
        long perStep = full.space().velocities / steps;
        int s = scheme.stages();
        int work = full.space().stateSlots - full.plan().storedStates(); // p, V, Ĝ_i, velocities
        storages(steps)
                .forEach(
                        storage -> {
                            SweepRun run =
                                    SweepRun.of(problem, grid(steps), scheme, storage, false);
                            CostateSweep plan = run.plan();
                            long evaluated = (steps + plan.repeatedSteps()) * perStep;
                            assertEquals(evaluated, run.space().velocities);
                            assertEquals(full.space().pullBacks, run.space().pullBacks);
                            assertEquals(full.space().runningCosts, run.space().runningCosts);
                            assertEquals(s, plan.storedRecords());
                            assertEquals(plan.storedRecords(), run.space().recordSlots);
                            assertEquals(plan.storedStates() + work, run.space().stateSlots);
                            assertEquals(expectedStates(storage, steps, s), plan.storedStates());
                        });
        assertEquals(0, full.plan().repeatedSteps());
    }

    private static int expectedStates(SweepStorage storage, int steps, int stages) {
        CheckpointSchedule schedule =
                storage instanceof SweepStorage.Revolve revolve
                        ? CheckpointSchedule.revolve(steps, revolve.snapshots())
                        : CheckpointSchedule.squareRoot(steps);
        return schedule.snapshots() + stages + 1;
    }

    @Test
    void aDiscreteProblemTakesThemToo() {
        SmoothProblem problem = SmoothProblem.coupled().withEnergy();
        DiscreteProblem kept =
                problem.discretised(grid(7), Scheme.RK4).storing(SweepStorage.revolve(2));
        PiecewiseConstantControl u = Schemes.control(grid(7), problem.m());
        SweepResult full = problem.discretised(grid(7), Scheme.RK4).sweep(u);
        SweepResult again = kept.sweep(u);

        assertEquals(full.cost(), again.cost());
        assertEquals(full.cost(), kept.cost(u));
        for (int k = 0; k < 7; k++) {
            assertArrayEquals(full.controlGradient()[k], again.controlGradient()[k]);
            assertEquals(full.state(k), again.state(k));
            assertEquals(full.costate(k), again.costate(k));
            assertEquals(full.hamiltonian(k), again.hamiltonian(k));
        }
    }

    @Test
    void aDiscreteProblemRefusesWhatItsSchemeCannotDo() {
        DiscreteProblem problem = SmoothProblem.coupled().discretised(grid(7), Scheme.RK4);
        var thrown =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> problem.storing(SweepStorage.reversible()));
        assertEquals(
                "scheme rk4 cannot be run backward exactly; reversible storage needs a separable"
                        + " block with symplectic-euler or stormer-verlet",
                thrown.getMessage());
    }

    @Test
    void noSnapshotIsRefused() {
        var thrown = assertThrows(IllegalArgumentException.class, () -> SweepStorage.revolve(0));
        assertEquals(
                "got 0 snapshots, revolve needs 1 or more: the initial state is one",
                thrown.getMessage());
    }

    @Test
    void storagesInWords() {
        assertEquals("all", SweepStorage.all().toString());
        assertEquals("reversible", SweepStorage.reversible().toString());
        assertEquals("square-root", SweepStorage.squareRoot().toString());
        assertEquals("revolve(20)", SweepStorage.revolve(20).toString());
    }
}
