package org.costate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdjointsCommandTest {

    @TempDir private Path folder;

    private static JsonNode json(CommandRun run) throws IOException {
        assertEquals(0, run.code(), run.err());
        return new ObjectMapper().readTree(run.out());
    }

    @Test
    void systemsAreListedWithWhatTheyTeach() throws IOException {
        JsonNode systems = json(CommandRun.of("adjoints", "--json")).get("systems");
        assertEquals(5, systems.size());
        systems.forEach(system -> assertFalse(system.get("lesson").asText().isBlank()));
    }

    @Test
    void backsolveIsCaughtWhereTheFlowContracts() throws IOException {
        JsonNode all =
                json(
                        CommandRun.of(
                                "adjoints",
                                "dissipative",
                                "--gamma",
                                "4",
                                "--tolerance",
                                "1e-3",
                                "--methods",
                                "discrete,revolve,frozen,backsolve",
                                "--json"));
        JsonNode rows = all.get("rows");
        assertEquals(4, rows.size());
        for (JsonNode row : rows) {
            assertEquals("OPTIMAL", row.get("status").asText());
            boolean exact = !row.get("name").asText().equals("backsolve");
            assertEquals(exact, row.get("errorOfLoss").asDouble() < 1e-13, row::toString);
            for (String key :
                    List.of(
                            "loss",
                            "errorInTime",
                            "evaluations",
                            "pullBacks",
                            "bytes",
                            "seconds")) {
                assertTrue(row.get(key).isNumber(), key);
            }
        }
        // five places, one for each stage within a step, one at its end
        assertEquals(5 + 4 + 1, rows.get(1).get("storedStates").asInt());
        assertTrue(rows.get(1).get("repeatedSteps").asInt() > 40, rows::toString);
        assertTrue(rows.get(3).get("recoveryError").asDouble() > 1e3, rows::toString);
        assertTrue(rows.get(3).get("remarks").get(0).asText().startsWith("ADJ-04"));
        assertTrue(all.get("advice").asText().contains("leave backsolve"), all::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"oscillator", "lotka-volterra", "spiral"})
    void whatIsExactIsExactOnEveryFlow(String name) throws IOException {
        JsonNode rows =
                json(CommandRun.of(
                                "adjoints",
                                name,
                                "--methods",
                                "discrete,gauss,frozen,online,interpolated",
                                "--tolerance",
                                "1e-7",
                                "--json"))
                        .get("rows");
        assertEquals(5, rows.size());
        for (JsonNode row : rows) {
            boolean exact = !row.get("name").asText().equals("interpolated");
            assertTrue(row.get("errorOfLoss").asDouble() < (exact ? 1e-13 : 1e-4), row::toString);
            assertTrue(row.get("errorInTime").asDouble() < 1e-2, row::toString);
        }
    }

    /** A method that fails is a row; the command fails only if all do. */
    @Test
    void failuresAreRows() throws IOException {
        JsonNode rows =
                json(CommandRun.of("adjoints", "stiff", "--methods", "discrete,radau", "--json"))
                        .get("rows");
        assertEquals("NON_FINITE", rows.get(0).get("status").asText());
        assertTrue(rows.get(0).get("remarks").get(0).asText().startsWith("NONFINITE-01"));
        assertFalse(rows.get(0).has("errorInTime"));
        assertEquals("OPTIMAL", rows.get(1).get("status").asText());
        assertEquals(5, CommandRun.of("adjoints", "stiff", "--methods", "discrete").code());
    }

    @Test
    void theTableIsWrittenAndDrawn() throws IOException {
        Path out = folder.resolve("run");
        CommandRun run =
                CommandRun.of(
                        "adjoints",
                        "oscillator",
                        "--steps",
                        "30",
                        "--methods",
                        "discrete,backsolve,extrapolation",
                        "--out",
                        out.toString());
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("discrete rk4"), run.out());
        assertTrue(run.out().contains("Take "), run.out());
        List<String> csv = Files.readAllLines(out.resolve("adjoints.csv"));
        assertEquals(4, csv.size());
        assertTrue(csv.get(0).startsWith("name,method,status,loss,errorInTime,errorOfLoss"));
        assertTrue(Files.readString(out.resolve("adjoints.svg")).contains("backsolve"));
        assertTrue(Files.size(out.resolve("adjoints.png")) > 10_000);
        assertTrue(Files.exists(out.resolve("summary.json")));
    }

    @Test
    void aSavedNetworkIsAskedToo() throws IOException {
        Path model = folder.resolve("iris");
        CommandRun trained =
                CommandRun.of(
                        "train",
                        "iris",
                        "--width",
                        "5",
                        "--depth",
                        "4",
                        "--epochs",
                        "1",
                        "--no-autograd",
                        "--out",
                        model.toString());
        assertEquals(0, trained.code(), trained.err());
        JsonNode all =
                json(
                        CommandRun.of(
                                "adjoints",
                                "--model",
                                model.toString(),
                                "--samples",
                                "3",
                                "--methods",
                                "discrete,square-root,reversible,frozen,interpolated",
                                "--json"));
        assertEquals(4, all.get("steps").asInt());
        assertEquals(5, all.get("rows").size());
        for (JsonNode row : all.get("rows")) {
            boolean exact = !row.get("name").asText().equals("interpolated");
            assertEquals(exact, row.get("errorOfLoss").asDouble() < 1e-12, row::toString);
        }
        assertRefused(
                CommandRun.of("adjoints", "--model", model.toString(), "--data", "wine"),
                "CONFIG-03: data set \"wine\" has 13 features");
        assertRefused(
                CommandRun.of("adjoints", "--model", model.toString(), "--steps", "8"),
                "CONFIG-03: --steps for a network");
    }

    private static void assertRefused(CommandRun run, String start) {
        assertEquals(2, run.code(), run.err());
        assertEquals(1, run.errLines().size(), run.err());
        assertTrue(run.err().startsWith(start), run.err());
    }

    @ParameterizedTest
    @CsvSource({
        "--tolerance, 2",
        "--tolerance, NaN",
        "--tolerance, 0",
        "--steps, 0",
        "--steps, -4",
        "--samples, 0",
        "--gamma, NaN",
        "--gamma, 1e9"
    })
    void badNumbersAreOneLine(String option, String value) {
        assertRefused(
                CommandRun.of("adjoints", "dissipative", option, value),
                "CONFIG-03: " + option + " ");
    }

    @Test
    void unknownNamesGetTheNearestOne() {
        CommandRun system = CommandRun.of("adjoints", "dissipativ");
        assertRefused(system, "CONFIG-01: unknown system");
        assertTrue(system.err().contains("Did you mean \"dissipative\"?"), system.err());
        CommandRun method = CommandRun.of("adjoints", "spiral", "--methods", "discrete,backsolv");
        assertRefused(method, "CONFIG-01: unknown --methods");
        assertTrue(method.err().contains("Did you mean \"backsolve\"?"), method.err());
    }
}
