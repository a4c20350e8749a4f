package org.costate.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A team runs every task once, on the thread the rule says, and reports what was thrown. */
@Timeout(20)
class TeamTest {

    @Test
    void everyTaskRunsOnceHoweverOften() {
        for (int threads = 1; threads <= 4; threads++) {
            try (Team team = Team.of(threads)) {
                assertEquals(threads, team.threads());
                var counts = new AtomicIntegerArray(7);
                for (int run = 0; run < 2000; run++) {
                    team.run(1 + run % 7, counts::incrementAndGet);
                }
                for (int i = 0; i < 7; i++) {
                    int expected = 0;
                    for (int run = 0; run < 2000; run++) {
                        expected += run % 7 >= i ? 1 : 0;
                    }
                    assertEquals(expected, counts.get(i));
                }
            }
        }
    }

    @Test
    void tasksGoToThreadsByNumber() {
        try (Team team = Team.of(3)) {
            Thread[] who = new Thread[9];
            team.run(9, i -> who[i] = Thread.currentThread());
            assertSame(Thread.currentThread(), who[0]);
            for (int i = 3; i < 9; i++) {
                assertSame(who[i - 3], who[i]);
            }
        }
    }

    @Test
    void sleepersWakeUp() throws InterruptedException {
        try (Team team = Team.of(2)) {
            var counts = new AtomicIntegerArray(2);
            for (int run = 0; run < 5; run++) {
                Thread.sleep(20);
                team.run(2, counts::incrementAndGet);
            }
            assertEquals(5, counts.get(1));
        }
    }

    @Test
    void exceptionsReachTheCallerAndTheTeamLivesOn() {
        try (Team team = Team.of(2)) {
            for (int thrower = 0; thrower < 2; thrower++) {
                int guilty = thrower;
                var thrown =
                        assertThrows(
                                ArithmeticException.class,
                                () -> team.run(2, i -> throwIf(i == guilty, "task " + i)));
                assertEquals("task " + guilty, thrown.getMessage());
            }
            var both =
                    assertThrows(
                            ArithmeticException.class,
                            () -> team.run(2, i -> throwIf(true, "task " + i)));
            assertEquals("task 0", both.getMessage());
            assertEquals("task 1", both.getSuppressed()[0].getMessage());
            team.run(2, i -> {});
        }
    }

    @Test
    void misuseIsNamed() {
        var none = assertThrows(IllegalArgumentException.class, () -> Team.of(0));
        assertTrue(none.getMessage().contains("at least 1 thread"), none::getMessage);
        Team team = Team.of(2);
        var nested =
                assertThrows(
                        IllegalStateException.class, () -> team.run(1, i -> team.run(1, j -> {})));
        assertTrue(nested.getMessage().contains("must not call run"), nested::getMessage);
        team.close();
        var closed = assertThrows(IllegalStateException.class, () -> team.run(1, i -> {}));
        assertTrue(closed.getMessage().contains("closed"), closed::getMessage);
    }

    private static void throwIf(boolean guilty, String message) {
        if (guilty) {
            throw new ArithmeticException(message);
        }
    }
}
