package org.costate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.costate.cli.demo.Demo;
import org.costate.cli.demo.Demos;
import org.costate.cli.demo.Finding;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemosHoldTest {

    @Test
    void aDemoWritesItsFiguresNumbersAndFindings(@TempDir Path folder) throws IOException {
        CommandRun run = CommandRun.of("demo", "backsolve", "--out", folder.toString());
        assertEquals(0, run.code(), run.out() + run.err());
        assertTrue(run.out().contains("PASS"), run.out());
        assertEquals(1 + 24, Files.readAllLines(folder.resolve("numbers.csv")).size());
        for (String file : new String[] {"errors.png", "path.svg", "summary.json"}) {
            assertTrue(Files.exists(folder.resolve(file)), file);
        }
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void withEverySeed(long seed) {
        for (Demo demo : Demos.all()) {
            for (Finding finding : demo.run(seed, (done, of, note) -> {}).findings()) {
                assertTrue(finding.holds(), () -> demo.name() + ", seed " + seed + ": " + finding);
            }
        }
    }
}
