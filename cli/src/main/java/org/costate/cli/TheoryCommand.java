package org.costate.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.costate.cli.demo.DemoTable;
import org.costate.cli.theory.TheoryExperiment;
import org.costate.cli.theory.TheoryExperiments;
import org.costate.cli.theory.TheoryReport;
import org.costate.cli.theory.TheoryRow;
import org.costate.nets.io.AtomicFile;
import org.costate.nets.io.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code costate theory}. */
@Command(
        name = "theory",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures the Hamilton–Jacobi theory of log-sum-exp layers, statement by statement.",
            "",
            "A log-sum-exp layer is a Hopf–Cole solution of u_t + |∇u|² = εΔu, its weights are"
                    + " initial data, training is a search over them. Each topic measures statements of"
                    + " arXiv 2605.28983 and says of each: holds, holds with correction, or does not"
                    + " hold. Figures, animations and numbers go to a folder. Without a topic the"
                    + " topics are listed.",
            "",
            "Exit code 1 if a measurement is not what this project's own theory says; such a line is"
                    + " marked with an exclamation mark."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  costate theory",
            "  costate theory diagram --out runs/diagram",
            "  costate theory training --seed 7",
            "  costate theory all --json"
        })
final class TheoryCommand implements Callable<Integer> {

    private final PrintStream out;
    private final PrintStream err;

    @Parameters(
            arity = "0..1",
            paramLabel = "TOPIC",
            description =
                    "layer, characteristics, diagram, limits, activations, viscosity, residual,"
                            + " training, recovery, loose, or all. Without one they are listed.")
    private @Nullable String topic;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where figures and numbers go. Default: runs/theory-TOPIC.")
    private @Nullable Path folder;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of every random number. Default: ${DEFAULT-VALUE}.",
            defaultValue = "1")
    private long seed;

    @Mixin private ReportOptions report = new ReportOptions();

    TheoryCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        Console console = report.console(out, err);
        if (topic == null) {
            list(console);
            return ExitCode.DONE;
        }
        List<Map<String, Object>> topics = new ArrayList<>();
        boolean expected = true;
        for (TheoryExperiment experiment : chosen(topic)) {
            Map<String, Object> summary = run(console, experiment);
            expected &= Boolean.TRUE.equals(summary.get("asExpected"));
            topics.add(summary);
        }
        console.object(topic.equals("all") ? Map.of("topics", topics) : topics.get(0));
        return expected ? ExitCode.DONE : ExitCode.UNCONVERGED;
    }

    private static void list(Console console) {
        List<TheoryExperiment> all = TheoryExperiments.all();
        all.forEach(e -> console.result("%-16s %s", e.name(), e.title()));
        console.object(
                Map.of(
                        "topics",
                        all.stream()
                                .map(e -> Map.of("name", e.name(), "title", e.title()))
                                .toList()));
    }

    private static List<TheoryExperiment> chosen(String name) {
        List<TheoryExperiment> all = TheoryExperiments.all();
        if (name.equals("all")) {
            return all;
        }
        List<String> names = new ArrayList<>(all.stream().map(TheoryExperiment::name).toList());
        names.add("all");
        UsageException.known("topic", name, names);
        return all.stream().filter(e -> e.name().equals(name)).toList();
    }

    private Map<String, Object> run(Console console, TheoryExperiment experiment) {
        RunFolder run = RunFolder.claim(folderOf(experiment));
        try {
            return run(console, experiment, run);
        } finally {
            run.abandon();
        }
    }

    private Map<String, Object> run(Console console, TheoryExperiment experiment, RunFolder run) {
        long begin = System.nanoTime();
        console.setUp("%s, seed %d", experiment.title(), seed);
        TheoryReport found = compute(console, experiment);
        double seconds = 1e-9 * (System.nanoTime() - begin);
        found.rows().forEach(row -> console.result("%s", row.line()));
        AtomicFile.writeText(run.file("verdicts.csv"), found.verdicts().toCsv());
        for (Map.Entry<String, DemoTable> table : found.tables().entrySet()) {
            AtomicFile.writeText(run.file(table.getKey() + ".csv"), table.getValue().toCsv());
        }
        FigureFiles files = new FigureFiles(console, run);
        files.write(found.figures());
        files.writeAnimations(found.animations());
        run.file("summary.json");
        Map<String, Object> summary = summary(experiment, found, seconds, run.files());
        Json.write(run.file("summary.json"), summary);
        run.complete();
        console.result("files     %s", run.path());
        console.result(
                "%s      %s, %.1f s%n",
                found.isAsExpected() ? "done" : "NOT AS EXPECTED", experiment.name(), seconds);
        return summary;
    }

    private TheoryReport compute(Console console, TheoryExperiment experiment) {
        try (Progress progress = console.progress(experiment.name(), 100)) {
            return experiment.run(
                    seed,
                    (done, of, note) -> progress.advanced(100 * done / Math.max(of, 1), note));
        }
    }

    private Path folderOf(TheoryExperiment experiment) {
        Path given = folder == null ? Path.of("runs", "theory-" + experiment.name()) : folder;
        return folder != null && "all".equals(topic) ? given.resolve(experiment.name()) : given;
    }

    private Map<String, Object> summary(
            TheoryExperiment experiment, TheoryReport found, double seconds, List<String> files) {
        Map<String, Object> all = new TreeMap<>();
        all.put("version", VersionText.version());
        all.put("topic", experiment.name());
        all.put("title", experiment.title());
        all.put("seed", seed);
        all.put("seconds", seconds);
        all.put("asExpected", found.isAsExpected());
        all.put("files", files);
        all.put("rows", found.rows().stream().map(TheoryRow::toMap).toList());
        return all;
    }
}
