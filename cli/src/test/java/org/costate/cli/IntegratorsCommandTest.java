package org.costate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntegratorsCommandTest {

    @Test
    void theLiteratureIsPassed() throws IOException {
        CommandRun run = CommandRun.of("integrators", "--json");

        assertEquals(0, run.code(), run.err());
        JsonNode all = new ObjectMapper().readTree(run.out());
        assertEquals(38, all.get("passed").asInt(), run.out());
        assertEquals(0, all.get("failed").asInt(), run.out());
        for (JsonNode problem : all.get("problems")) {
            for (JsonNode attempt : problem.get("attempts")) {
                assertEquals("OPTIMAL", attempt.get("status").asText());
                assertTrue(
                        attempt.get("error").asDouble() <= attempt.get("allowed").asDouble(),
                        problem::toString);
            }
        }
    }

    @Test
    void anExplicitMethodDeclinesWhatIsStiff() {
        CommandRun run =
                CommandRun.of(
                        "integrators",
                        "--only",
                        "vdpol,detest-a1",
                        "--method",
                        "dormand-prince-54");

        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("VDPOL        STIFF"), run.out());
        assertTrue(run.out().contains("STIFF-01: "), run.out());
        assertTrue(run.out().contains("1 passed, 1 declined, 0 failed"), run.out());
    }

    @Test
    void aFailureHasItsExitCode() {
        CommandRun run = CommandRun.of("integrators", "--only", "LORENZ", "--steps", "10");

        assertEquals(ExitCode.NUMERICAL, run.code());
        assertTrue(run.out().contains("LORENZ       MAX_STEPS"), run.out());
        assertTrue(run.out().contains("FAILED"), run.out());
    }

    @Test
    void anotherEndIsHeldAgainstAFinerRun() {
        CommandRun run = CommandRun.of("integrators", "--only", "ROBER", "--end", "1e5");

        assertEquals(0, run.code(), run.out());
    }

    @Test
    void filesAreWritten(@TempDir Path folder) throws IOException {
        Path out = folder.resolve("work");
        CommandRun run =
                CommandRun.of("integrators", "--only", "DETEST-B5", "--out", out.toString());

        assertEquals(0, run.code(), run.err());
        assertEquals(8, Files.readAllLines(out.resolve("integrators.csv")).size());
        assertTrue(Files.size(out.resolve("work-precision.png")) > 10_000);
        assertTrue(Files.exists(out.resolve("work-precision.svg")));
    }

    @Test
    void mistakesAreOneLine() {
        for (String[] wrong :
                new String[][] {
                    {"--only", "VDPOOL"},
                    {"--method", "rk5"},
                    {"--steps", "0"},
                    {"--end", "3"},
                    {"--only", "ROBER", "--end", "-3"}
                }) {
            String[] arguments = new String[wrong.length + 1];
            arguments[0] = "integrators";
            System.arraycopy(wrong, 0, arguments, 1, wrong.length);
            CommandRun run = CommandRun.of(arguments);
            assertEquals(ExitCode.USAGE, run.code(), List.of(wrong)::toString);
            assertEquals(1, run.errLines().size(), run.err());
            assertTrue(run.err().startsWith("CONFIG-0"), run.err());
        }
    }

    @Test
    void storageListsItsChoices() {
        for (String storage : List.of("revolve", "revolve:0", "some", "revolve:-1")) {
            CommandRun run = CommandRun.of("compare", "--storage", storage);
            assertEquals(ExitCode.USAGE, run.code());
            assertEquals(
                    "CONFIG-01: unknown --storage \""
                            + storage
                            + "\". Known: all, sqrt, revolve:S with S snapshots from 1 to 99999999,"
                            + " reversible. Try: --storage revolve:20",
                    run.err().strip());
        }
    }

    @Test
    void snapshotsGiveTheSameGradient() {
        String first = "";
        for (String storage : List.of("all", "sqrt", "revolve:3")) {
            CommandRun run =
                    CommandRun.of(
                            "compare",
                            "--width",
                            "6",
                            "--depths",
                            "9",
                            "--schemes",
                            "rk4",
                            "--storage",
                            storage,
                            "--json");
            assertEquals(0, run.code(), run.err());
            first = first.isEmpty() ? run.out() : first;
            assertEquals(first, run.out(), storage);
        }
    }
}
