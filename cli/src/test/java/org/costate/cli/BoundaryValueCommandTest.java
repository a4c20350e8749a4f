package org.costate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundaryValueCommandTest {

    @Test
    void thirtyFiveAreListed() throws IOException {
        CommandRun run = CommandRun.of("bvp", "--json");
        assertEquals(0, run.code(), run.err());
        assertEquals(35, new ObjectMapper().readTree(run.out()).get("problems").size());
    }

    @Test
    void chosenProblemsAreSolvedAndChecked() throws IOException {
        CommandRun run = CommandRun.of("bvp", "--verify", "--only", "1,BVP17,24", "--json");
        assertEquals(0, run.code(), run.err());
        JsonNode solves = new ObjectMapper().readTree(run.out()).get("solves");
        assertEquals(10, solves.size());
        for (JsonNode solve : solves) {
            assertTrue(solve.get("asExpected").asBoolean(), solve.toString());
        }
    }

    @Test
    void aSolutionIsDrawnWithItsMesh(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("shock.svg");
        CommandRun run =
                CommandRun.of("bvp", "--only", "BVP06", "--at", "0.002", "--out", file.toString());
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("OPTIMAL"), run.out());
        assertTrue(Files.readString(file).contains("BVP06, eps = 0.002"));
    }

    @Test
    void anUnknownNameIsOneLine() {
        CommandRun run = CommandRun.of("bvp", "--only", "BVP99");
        assertEquals(2, run.code());
        assertEquals(1, run.errLines().size());
        assertTrue(run.err().startsWith("CONFIG-01: unknown problem"), run.err());
    }

    @Test
    void whatIsNotSolvedExitsWithItsCode() {
        CommandRun run = CommandRun.of("bvp", "--only", "BVP34", "--at", "3.6");
        assertEquals(5, run.code());
        assertTrue(run.out().contains("BVP-01: "), run.out());
    }
}
