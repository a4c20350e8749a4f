package org.costate.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A run of the race, to keep.
 *
 * @param machine what ran it
 * @param rounds turns of each side
 * @param results one a case
 */
record RaceReport(Machine machine, int rounds, List<RaceResult> results) {

    static final String HEADER =
            """
            | precision | width x depth x samples | threads | own, ms | PyTorch, ms | ratio | own GF/s | PyTorch GF/s | own bytes a step | load |
            |---|---|---:|---:|---:|---:|---:|---:|---:|---:|
            """;

    static String row(RaceResult result) {
        RaceCase race = result.race();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %d | %s | %s | **%.2f** [%.2f, %.2f] | %.1f | %.1f | %d | %.1f |",
                RaceCase.label(race.precision()),
                race.size(),
                race.threads(),
                result.own(),
                result.peer(),
                result.ratio().median(),
                result.ratio().lower(),
                result.ratio().upper(),
                result.ownRate(),
                result.peerRate(),
                result.bytesPerStep(),
                result.load());
    }

    String toMarkdown() {
        StringBuilder page = new StringBuilder("# Forward, loss and full gradient\n\n");
        page.append("```\n").append(machine).append("\n```\n\n");
        page.append("Medians of ").append(rounds).append(" interleaved turns, with quartiles; ");
        page.append("ratio = PyTorch / own turn by turn, above 1 we are ahead. A load average ");
        page.append("above the number of threads means that others were at work; PyTorch's ");
        page.append("threads wait for each other and suffer more from it.\n\n").append(HEADER);
        results.forEach(result -> page.append(row(result)).append('\n'));
        return page.toString();
    }

    void writeMarkdown(Path file) throws IOException {
        prepare(file);
        Files.writeString(file, toMarkdown());
    }

    void writeJson(Path file) throws IOException {
        prepare(file);
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(file.toFile(), this);
    }

    private static void prepare(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
    }
}
