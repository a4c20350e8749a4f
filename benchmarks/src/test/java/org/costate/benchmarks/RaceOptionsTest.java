package org.costate.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.costate.kernels.Precision;
import org.junit.jupiter.api.Test;

/** Arguments mean what they say, and say what is wrong. */
class RaceOptionsTest {

    @Test
    void listsAreReadInOrder() {
        RaceOptions options =
                RaceOptions.parse("--threads", "2,1", "--precision", "f32", "--cases", "3x4x5");
        assertEquals(List.of(2, 1), options.threads());
        assertEquals(List.of(Precision.SINGLE), options.precisions());
        assertEquals(List.of(new RaceCase.Size(3, 4, 5)), options.sizes());
        assertEquals(new Race(5, 4), options.race());
    }

    @Test
    void withoutArgumentsTheUsualCasesRun() {
        assertEquals(RaceCase.Size.USUAL, RaceOptions.parse().sizes());
    }

    @Test
    void mistakesAreNamed() {
        assertMessage("argument --thread is unknown", () -> RaceOptions.parse("--thread", "1"));
        assertMessage("argument --json is unknown or lacks", () -> RaceOptions.parse("--json"));
        assertMessage("case is \"3,4,5\"", () -> RaceCase.Size.parse("3,4,5"));
        assertMessage(
                "precision is \"f16\"", () -> RaceOptions.parse("--precision", "f16").precisions());
    }

    private static void assertMessage(String start, Runnable mistake) {
        var e = assertThrows(IllegalArgumentException.class, mistake::run);
        assertTrue(e.getMessage().startsWith(start), e.getMessage());
    }
}
