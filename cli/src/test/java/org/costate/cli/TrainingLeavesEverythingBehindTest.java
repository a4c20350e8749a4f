package org.costate.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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

class TrainingLeavesEverythingBehindTest {

    private static final List<String> FILES =
            List.of(
                    "model.safetensors",
                    "model.json",
                    "history.csv",
                    "gradient.csv",
                    "summary.json",
                    "report.html",
                    "learning-curves.png",
                    "learning-curves.svg",
                    "layers.png",
                    "trajectories.png",
                    "confusion.png",
                    "gradient.png");

    @TempDir Path folder;

    private CommandRun train(Path out, String... more) {
        String[] fixed = {
            "train",
            "iris",
            "--width",
            "8",
            "--depth",
            "3",
            "--epochs",
            "2",
            "--out",
            out.toString()
        };
        String[] all = new String[fixed.length + more.length];
        System.arraycopy(fixed, 0, all, 0, fixed.length);
        System.arraycopy(more, 0, all, fixed.length, more.length);
        return CommandRun.of(all);
    }

    @Test
    void writesAllFilesAndOneJsonObject() throws IOException {
        Path out = folder.resolve("run");
        CommandRun run = train(out, "--json");
        assertEquals(0, run.code(), run.err());
        assertEquals("", run.err());
        assertEquals(1, run.out().lines().count());
        JsonNode json = new ObjectMapper().readTree(run.out());
        for (String key :
                List.of(
                        "testAccuracy",
                        "trainSeconds",
                        "gradientWorstRelativeError",
                        "kernel",
                        "seed",
                        "files",
                        "status",
                        "trainAccuracy",
                        "gradientReference",
                        "storedNumbersPerSample",
                        "version")) {
            assertTrue(json.has(key), key);
        }
        assertTrue(json.get("gradientWorstRelativeError").asDouble() < 1e-12);
        assertEquals("COMPLETED", json.get("status").asText());
        for (String file : FILES) {
            assertTrue(Files.size(out.resolve(file)) > 0, file);
            assertTrue(json.get("files").toString().contains(file), file);
        }
        assertEquals(json, new ObjectMapper().readTree(out.resolve("summary.json").toFile()));
        assertEquals(3, Files.readAllLines(out.resolve("history.csv")).size());
        String page = Files.readString(out.resolve("report.html"));
        assertFalse(page.contains("src=\"http"), "the page must hold everything itself");
        assertTrue(page.contains("data:image/png;base64,"));
    }

    @Test
    void sameSeedSameBitsOnAnyNumberOfThreads() throws IOException {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        assertEquals(0, train(one, "--threads", "1", "--quiet", "--no-autograd").code());
        assertEquals(0, train(two, "--threads", "2", "--quiet", "--no-autograd").code());
        assertArrayEquals(
                Files.readAllBytes(one.resolve("model.safetensors")),
                Files.readAllBytes(two.resolve("model.safetensors")));
    }

    @Test
    void refusesAFolderOfSomeoneElse() throws IOException {
        Files.writeString(folder.resolve("thesis.tex"), "mine");
        CommandRun run = train(folder);
        assertEquals(7, run.code());
        assertTrue(run.err().startsWith("OUT-02: "), run.err());
        assertEquals(1, run.errLines().size());
        assertEquals(List.of("thesis.tex"), names(folder));
    }

    @Test
    void laterRunReplacesTheEarlierOneAndSparesOtherFiles() throws IOException {
        Path out = folder.resolve("run");
        assertEquals(0, train(out, "--quiet").code());
        Files.writeString(out.resolve("notes.txt"), "mine");
        assertEquals(0, train(out, "--quiet", "--no-autograd").code());
        assertFalse(Files.exists(out.resolve("gradient.csv")), "left from the earlier run");
        assertTrue(Files.exists(out.resolve("notes.txt")), "not written by us");
    }

    @Test
    void validationSinglePrecisionAndSeedsWorkTogether() throws IOException {
        CommandRun run =
                train(
                        folder.resolve("run"),
                        "--json",
                        "--precision",
                        "single",
                        "--validation",
                        "0.2",
                        "--seeds",
                        "2",
                        "--no-autograd");
        assertEquals(0, run.code(), run.err());
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertEquals(2, json.get("testAccuracyBySeed").size());
        assertEquals("single", json.get("precision").asText());
    }

    @Test
    void continuousGradientStandsBesideTheDiscreteOne() {
        CommandRun run =
                train(folder.resolve("run"), "--integrator", "dormand-prince-54", "--batch", "20");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("euler, 8 steps a layer"), run.out());
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }
}
