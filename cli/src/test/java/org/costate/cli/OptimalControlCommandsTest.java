package org.costate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.costate.nets.io.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Problems solved from the command line: names, files, statuses, and what goes wrong. */
class OptimalControlCommandsTest {

    private static final String SPRING =
            """
            {"id": "spring", "states": ["x", "v"], "controls": ["u"], "constants": {"k": 0.5},
             "dynamics": ["v", "-k*x + u"],
             "objective": {"sense": "min", "running": "u^2/2"},
             "boundary": {"x(0)": -1, "v(0)": 0, "x(T)": 0, "v(T)": 0},
             "horizon": {"t0": 0, "tf": 1}}
            """;

    @TempDir Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("problem.json"), text);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> json(CommandRun run) {
        return Json.parse(run.out(), Map.class, "output");
    }

    @Test
    void aNameIsSolvedWithCertificateAndFigures() {
        Path out = folder.resolve("run");
        CommandRun run = CommandRun.of("solve", "di-time-11", "--json", "--out", out.toString());
        assertEquals(0, run.code(), run.err());
        Map<String, Object> all = json(run);
        assertEquals("OPTIMAL", all.get("status"));
        assertEquals("local minimum to second order", all.get("verdict"));
        assertEquals(1 + Math.sqrt(6), (double) all.get("objective"), 1e-9);
        List<?> switches = (List<?>) all.get("switchingTimes");
        assertEquals(1, switches.size());
        assertEquals(1 + Math.sqrt(1.5), (double) switches.get(0), 1e-9); // v² = 3/2 there
        for (String name : List.of("extremal.png", "phase.svg", "extremal.csv", "report.txt")) {
            assertTrue(Files.exists(out.resolve(name)), name);
        }
    }

    @Test
    void aFileIsSolvedAndFollowedInItsConstant() throws IOException {
        CommandRun run =
                CommandRun.of(
                        "solve",
                        file(SPRING).toString(),
                        "--constant",
                        "k=1e-9",
                        "--follow",
                        "k=2",
                        "--json",
                        "--out",
                        folder.resolve("run").toString());
        assertEquals(0, run.code(), run.err());
        Map<String, Object> all = json(run);
        assertEquals(6, (double) all.get("objective"), 1e-6); // the free double integrator
        Map<?, ?> path = (Map<?, ?>) all.get("path");
        assertEquals("OPTIMAL", path.get("status"));
        assertEquals(2.0, path.get("lastValue"));
    }

    @Test
    void whatHasNoSolutionEndsWithItsStatus() {
        CommandRun run =
                CommandRun.of(
                        "solve", "infeasible", "--json", "--out", folder.resolve("r").toString());
        assertEquals(5, run.code());
        assertEquals("INFEASIBLE", json(run).get("status"));
        assertTrue(run.err().startsWith("OCP-01"), run.err());
    }

    @Test
    void theLibraryIsListedAndHeldAgainstItsReferences() {
        CommandRun list = CommandRun.of("problems");
        assertEquals(0, list.code());
        assertTrue(list.out().contains("vdp-box"));
        CommandRun verify = CommandRun.of("problems", "--verify", "hager", "di-fuel", "--json");
        assertEquals(0, verify.code(), verify.err());
        List<?> rows = (List<?>) json(verify).get("problems");
        assertEquals(2, rows.size());
        for (Object row : rows) {
            assertEquals(true, ((Map<?, ?>) row).get("pass"));
        }
    }

    @Test
    void mistakesAreOneLine() throws IOException {
        CommandRun name = CommandRun.of("solve", "vdp-bx");
        assertEquals(2, name.code());
        assertTrue(name.err().contains("Did you mean \"vdp-box\"?"), name.err());
        CommandRun text = CommandRun.of("solve", file(SPRING.replace("-k*x", "-k*y")).toString());
        assertEquals(4, text.code());
        assertTrue(text.err().contains("unknown name \"y\""), text.err());
        CommandRun method = CommandRun.of("solve", "hager", "--method", "shoting");
        assertEquals(2, method.code());
        assertTrue(method.err().contains("Did you mean \"shooting\"?"), method.err());
    }
}
