package org.costate.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.costate.control.CheckpointSchedule.Action;
import org.costate.control.CheckpointSchedule.Advance;
import org.costate.control.CheckpointSchedule.Restore;
import org.costate.control.CheckpointSchedule.Reverse;
import org.costate.control.CheckpointSchedule.Store;
import org.junit.jupiter.api.Test;

/**
 * States kept while nobody knows how many steps there will be: every step is reversed once, in
 * order, from a state that is there, and no step is taken more often than the best schedule for a
 * known number of steps must take some.
 */
class OnlineCheckpointsRepeatLeastTest {

    private static final int MOST_STEPS = 130;
    private static final int MOST_PLACES = 7;

    @Test
    void whereverTheRunEnds() {
        for (int places = 1; places <= MOST_PLACES; places++) {
            OnlineCheckpoints rule = OnlineCheckpoints.of(places);
            int[] step = new int[places]; // whose state lies where
            java.util.Arrays.fill(step, -1);
            put(rule, step, 0);
            for (int steps = 1; steps <= MOST_STEPS; steps++) {
                put(rule, step, steps);
                int[] kept = rule.kept(steps);
                String what = steps + " steps, " + places + " places";
                assertTrue(kept.length <= places && kept[0] == 0, what);
                for (int k : kept) {
                    assertEquals(k, step[rule.placeOf(k)], what);
                }
                int[] taken = replay(CheckpointSchedule.resuming(steps, kept, places), kept, what);
                int repetitions = repetitions(steps, places);
                for (int k = 0; k < steps; k++) {
                    assertTrue(taken[k] + 1 <= repetitions + 1, what + ", step " + k);
                }
            }
        }
    }

    private static void put(OnlineCheckpoints rule, int[] step, int next) {
        int place = rule.place(next);
        if (place >= 0) {
            step[place] = next;
        }
    }

    /** Returns how often each step was advanced on the way back. */
    private static int[] replay(CheckpointSchedule schedule, int[] kept, String what) {
        int[] taken = new int[schedule.steps()];
        List<Integer> stored = new ArrayList<>();
        for (int k : kept) {
            stored.add(k);
        }
        int at = 0;
        int next = schedule.steps();
        long advanced = schedule.steps();
        for (Action action : schedule.actions()) {
            if (action instanceof Restore restore) {
                assertEquals(restore.step(), stored.get(restore.slot()), what);
                at = restore.step();
            } else if (action instanceof Advance advance) {
                assertEquals(at, advance.from(), what);
                for (int k = advance.from(); k < advance.to(); k++) {
                    taken[k]++;
                    advanced++;
                }
                at = advance.to();
            } else if (action instanceof Store store) {
                while (stored.size() <= store.slot()) {
                    stored.add(-1);
                }
                stored.set(store.slot(), store.step());
                assertEquals(at, store.step(), what);
            } else if (action instanceof Reverse reverse) {
                next--;
                assertEquals(next, reverse.step(), what);
                assertEquals(next, at, what);
            }
        }
        assertEquals(0, next, what);
        assertEquals(advanced, schedule.advances(), what);
        return taken;
    }

    /** The least {@code r} with {@code C(c + r, c) ≥ N}. */
    private static int repetitions(int steps, int places) {
        int r = 0;
        for (double reach = 1; reach < steps; reach = reach * (places + r) / r) {
            r++;
        }
        return r;
    }

    @Test
    void whatIsNotSoIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> OnlineCheckpoints.of(0));
        assertThrows(
                IllegalArgumentException.class,
                () -> CheckpointSchedule.resuming(5, new int[] {1, 2}, 3));
        assertThrows(
                IllegalArgumentException.class,
                () -> CheckpointSchedule.resuming(5, new int[] {0, 2, 3}, 2));
        assertThrows(
                IllegalArgumentException.class,
                () -> CheckpointSchedule.resuming(5, new int[] {0, 5}, 3));
    }
}
