package org.costate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.costate.cli.theory.TheoryExperiment;
import org.costate.cli.theory.TheoryExperiments;
import org.costate.cli.theory.TheoryRow;
import org.costate.cli.theory.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every topic measures what the theory says, with any seed, and writes what it draws. */
class TheoryPassesItsVerdictsTest {

    private static final Set<String> TRAINED = Set.of("training", "recovery");

    static Stream<TheoryExperiment> quick() {
        return TheoryExperiments.all().stream().filter(e -> !TRAINED.contains(e.name()));
    }

    static Stream<TheoryExperiment> trained() {
        return TheoryExperiments.all().stream().filter(e -> TRAINED.contains(e.name()));
    }

    @ParameterizedTest
    @MethodSource("quick")
    void everyMeasurementIsAsExpected(TheoryExperiment experiment) {
        check(experiment, 20260101);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("trained")
    void trainingIsAsExpectedToo(TheoryExperiment experiment) {
        check(experiment, 7);
    }

    private static void check(TheoryExperiment experiment, long seed) {
        List<TheoryRow> rows = experiment.run(seed, (done, of, note) -> {}).rows();
        Set<String> ids = new HashSet<>();
        for (TheoryRow row : rows) {
            assertTrue(row.met(), row::line);
            assertTrue(ids.add(row.id()), "two rows are called " + row.id());
            assertFalse(row.verdict() != Verdict.HOLDS && row.remark().isEmpty(), row::line);
        }
    }

    @Test
    void aTopicWritesNumbersFiguresAndVerdicts(@TempDir Path folder) throws IOException {
        Path out = folder.resolve("diagram");
        CommandRun run = CommandRun.of("theory", "diagram", "--json", "--out", out.toString());
        assertEquals(0, run.code(), run.err());
        JsonNode summary = new ObjectMapper().readTree(run.out());
        assertTrue(summary.get("asExpected").asBoolean());
        assertTrue(summary.get("rows").size() > 8);
        for (JsonNode row : summary.get("rows")) {
            for (String field : new String[] {"claim", "published", "measured", "verdict"}) {
                assertTrue(row.hasNonNull(field), row + " lacks " + field);
            }
        }
        for (String file :
                new String[] {
                    "diagram.png", "diagram.svg", "diagram.csv", "verdicts.csv", "summary.json"
                }) {
            assertTrue(Files.size(out.resolve(file)) > 100, file);
        }
    }

    @Test
    void topicsAreListedAndTaught() throws IOException {
        CommandRun list = CommandRun.of("theory");
        assertEquals(0, list.code());
        JsonNode topics =
                new ObjectMapper().readTree(CommandRun.of("theory", "--json").out()).get("topics");
        String help = CommandRun.of("theory", "--help").out().replaceAll("\\s+", " ");
        for (JsonNode topic : topics) {
            assertTrue(list.out().contains(topic.get("title").asText()));
            assertTrue(help.contains(topic.get("name").asText()), help);
        }
        assertEquals(TheoryExperiments.all().size(), topics.size());
    }

    @Test
    void anUnknownTopicIsAnsweredWithTheKnown() {
        CommandRun run = CommandRun.of("theory", "diagrm");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("CONFIG-01: unknown topic \"diagrm\""), run.err());
        assertTrue(run.err().contains("diagram"), run.err());
    }

    /** A statement that fails is told from one that is refuted as the theory says. */
    @Test
    void verdictsFollowFromNumbers() {
        assertEquals(Verdict.HOLDS, TheoryRow.atMost("a", "c", "p", 1, 0.5).verdict());
        assertFalse(TheoryRow.atMost("a", "c", "p", 1, Double.NaN).met());
        TheoryRow corrected = TheoryRow.corrected("a", "c", "p", 0.3, "fix", 1e-15, 1e-12);
        assertEquals(Verdict.HOLDS_WITH_CORRECTION, corrected.verdict());
        TheoryRow broken = TheoryRow.corrected("a", "c", "p", 0.3, "fix", 0.2, 1e-12);
        assertEquals(Verdict.DOES_NOT_HOLD, broken.verdict());
        assertFalse(broken.met());
        TheoryRow refuted = TheoryRow.refuted("a", "c", "p", 0.4, 0.5, "instead");
        assertEquals(Verdict.DOES_NOT_HOLD, refuted.verdict());
        assertTrue(refuted.met());
        assertFalse(TheoryRow.refuted("a", "c", "p", 0.4, 0.1, "instead").met());
    }
}
