package org.costate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.costate.nets.data.DataSets;
import org.junit.jupiter.api.Test;

class SmallCommandsTest {

    @Test
    void helpTeachesWithExamples() {
        for (String[] arguments :
                new String[][] {
                    {"--help"},
                    {"train", "--help"},
                    {"compare", "--help"},
                    {"predict", "--help"},
                    {"datasets", "--help"},
                    {"bvp", "--help"},
                    {"solve", "--help"},
                    {"problems", "--help"},
                    {"demo", "--help"},
                    {"theory", "--help"},
                    {"integrators", "--help"},
                    {"adjoints", "--help"}
                }) {
            CommandRun run = CommandRun.of(arguments);
            assertEquals(0, run.code());
            assertTrue(
                    run.out()
                            .contains(
                                    "costate " + (arguments.length == 1 ? "train" : arguments[0])),
                    run.out());
            assertEquals("", run.err());
        }
    }

    @Test
    void versionNamesTheKernels() {
        CommandRun run = CommandRun.of("--version");
        assertEquals(0, run.code());
        assertTrue(run.out().startsWith("costate "), run.out());
        assertTrue(run.out().contains("kernels "), run.out());
    }

    @Test
    void everyDataSetIsListedWithItsCredit() throws IOException {
        CommandRun run = CommandRun.of("datasets", "--json");
        assertEquals(0, run.code());
        JsonNode list = new ObjectMapper().readTree(run.out()).get("datasets");
        assertEquals(DataSets.names().size(), list.size());
        list.forEach(set -> assertFalse(set.get("credit").asText().isBlank()));
    }

    @Test
    void comparisonHoldsTheSweepAgainstTheReferee() throws IOException {
        CommandRun run =
                CommandRun.of(
                        "compare",
                        "--width",
                        "6",
                        "--depths",
                        "2,4",
                        "--schemes",
                        "euler,dormand-prince-54",
                        "--json");
        assertEquals(0, run.code(), run.err());
        JsonNode lines = new ObjectMapper().readTree(run.out()).get("lines");
        assertEquals(4, lines.size());
        for (JsonNode line : lines) {
            assertTrue(line.get("referee").asDouble() < 1e-12, line.toString());
            assertTrue(line.get("plainSweep").asDouble() < 1e-12, line.toString());
            assertEquals(2, line.get("taylorOrder").asDouble(), 0.1); // remainder of order ε²
        }
    }
}
