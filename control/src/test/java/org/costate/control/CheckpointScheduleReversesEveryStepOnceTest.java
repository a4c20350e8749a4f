package org.costate.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.costate.control.CheckpointSchedule.Action;
import org.costate.control.CheckpointSchedule.Advance;
import org.costate.control.CheckpointSchedule.Restore;
import org.costate.control.CheckpointSchedule.Reverse;
import org.costate.control.CheckpointSchedule.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A schedule followed to the letter is at the right step with the right state, every time. */
class CheckpointScheduleReversesEveryStepOnceTest {

    private static final int LOST = -1;

    /** Follows a schedule with step numbers for states. */
    private static final class Follower {

        private final List<Integer> kept = new ArrayList<>(); // by place; later ones are dropped
        private int state;
        private int left;
        private int mostKept;
        private long advances;

        Follower(int steps) {
            left = steps;
        }

        void follow(Action action) {
            if (action instanceof Advance advance) {
                assertEquals(state, advance.from());
                assertTrue(advance.from() < advance.to() && advance.to() < left);
                state = advance.to();
                advances += advance.to() - advance.from();
            } else if (action instanceof Store store) {
                assertEquals(state, store.step());
                while (kept.size() > store.slot()) {
                    kept.remove(kept.size() - 1);
                }
                assertEquals(kept.size(), store.slot());
                kept.add(state);
                mostKept = Math.max(mostKept, kept.size());
            } else if (action instanceof Restore restore) {
                state = kept.get(restore.slot());
                assertEquals(state, restore.step());
            } else if (action instanceof Reverse reverse) {
                assertEquals(left - 1, reverse.step());
                assertEquals(state, reverse.step());
                left--;
                kept.removeIf(step -> step >= left);
                state = LOST;
            }
        }
    }

    static Stream<CheckpointSchedule> schedules() {
        List<CheckpointSchedule> all = new ArrayList<>();
        for (int steps : new int[] {1, 2, 3, 4, 5, 7, 10, 64, 65, 257, 1000}) {
            for (int snapshots : new int[] {1, 2, 3, 4, 5, 8, 16, 20, steps, steps + 3}) {
                all.add(CheckpointSchedule.revolve(steps, snapshots));
            }
            all.add(CheckpointSchedule.squareRoot(steps));
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void inOrderAndInItsPlaces(CheckpointSchedule schedule) {
        Follower follower = new Follower(schedule.steps());
        schedule.actions().forEach(follower::follow);

        assertEquals(0, follower.left);
        assertEquals(schedule.advances(), follower.advances);
        assertEquals(schedule.snapshots(), follower.mostKept);
        assertTrue(schedule.actions().size() <= 4 * schedule.steps());
    }

    @Test
    void revolveNeverUsesMoreThanItsPlaces() {
        for (int steps = 1; steps < 80; steps++) {
            for (int snapshots = 1; snapshots < 12; snapshots++) {
                int used = CheckpointSchedule.revolve(steps, snapshots).snapshots();
                assertTrue(used <= snapshots && used <= Math.max(1, steps - 1));
            }
        }
    }

    @Test
    void threeStepsWithTwoSnapshotsInFull() {
        assertEquals(
                List.of(
                        new Store(0, 0),
                        new Advance(0, 1),
                        new Store(1, 1),
                        new Advance(1, 2),
                        new Reverse(2),
                        new Restore(1, 1),
                        new Reverse(1),
                        new Restore(0, 0),
                        new Reverse(0)),
                CheckpointSchedule.revolve(3, 2).actions());
    }

    @Test
    void aScheduleInWords() {
        assertEquals(
                "1000 steps with 20 snapshots, 2747 advances",
                CheckpointSchedule.revolve(1000, 20).toString());
    }

    @Test
    void noStepAndNoPlaceAreRefused() {
        String needs =
                ", a schedule needs at least one of each: the initial state is the first snapshot";
        assertRefused("got 0 steps and 3 snapshots" + needs, 0, 3);
        assertRefused("got 5 steps and 0 snapshots" + needs, 5, 0);
        var thrown =
                assertThrows(
                        IllegalArgumentException.class, () -> CheckpointSchedule.squareRoot(0));
        assertEquals("got 0 steps and 1 snapshots" + needs, thrown.getMessage());
    }

    private static void assertRefused(String message, int steps, int snapshots) {
        List<Executable> calls =
                List.of(
                        () -> CheckpointSchedule.revolve(steps, snapshots),
                        () -> CheckpointSchedule.fewestAdvances(steps, snapshots));
        for (Executable call : calls) {
            assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
        }
    }
}
