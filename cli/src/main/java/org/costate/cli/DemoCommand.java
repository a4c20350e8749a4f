package org.costate.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.costate.cli.demo.Demo;
import org.costate.cli.demo.DemoResult;
import org.costate.cli.demo.Demos;
import org.costate.cli.demo.Finding;
import org.costate.nets.io.AtomicFile;
import org.costate.nets.io.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code costate demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs an experiment that shows a fact, and says whether it held.",
            "",
            "Each demo computes with a fixed seed, draws its figures, writes its numbers as CSV and"
                    + " ends with one line of PASS or FAIL. Without a name it lists what there is."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  costate demo",
            "  costate demo energy --out runs/energy",
            "  costate demo all"
        })
final class DemoCommand implements Callable<Integer> {

    private final PrintStream out;
    private final PrintStream err;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "A demo, or all. Without a name they are listed.")
    private @Nullable String name;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where figures and numbers go. Default: runs/demo-NAME.")
    private @Nullable Path folder;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of every random number. Default: ${DEFAULT-VALUE}.",
            defaultValue = "1")
    private long seed;

    @Mixin private ReportOptions report = new ReportOptions();

    DemoCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        Console console = report.console(out, err);
        if (name == null) {
            list(console);
            return ExitCode.DONE;
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        boolean passes = true;
        for (Demo demo : chosen(name)) {
            Map<String, Object> row = run(console, demo);
            passes &= Boolean.TRUE.equals(row.get("pass"));
            rows.add(row);
        }
        console.object(name.equals("all") ? Map.of("demos", rows) : rows.get(0));
        return passes ? ExitCode.DONE : ExitCode.UNCONVERGED;
    }

    private static void list(Console console) {
        Demos.all().forEach(demo -> console.result("%-15s %s", demo.name(), demo.title()));
        console.object(
                Map.of(
                        "demos",
                        Demos.all().stream()
                                .map(d -> Map.of("name", d.name(), "title", d.title()))
                                .toList()));
    }

    private static List<Demo> chosen(String name) {
        if (name.equals("all")) {
            return Demos.all();
        }
        List<String> names = new ArrayList<>(Demos.all().stream().map(Demo::name).toList());
        names.add("all");
        UsageException.known("demo", name, names);
        return Demos.all().stream().filter(d -> d.name().equals(name)).toList();
    }

    private Map<String, Object> run(Console console, Demo demo) {
        RunFolder run = RunFolder.claim(folderOf(demo));
        try {
            return run(console, demo, run);
        } finally {
            run.abandon();
        }
    }

    private Map<String, Object> run(Console console, Demo demo, RunFolder run) {
        long begin = System.nanoTime();
        console.setUp("%s, seed %d", demo.title(), seed);
        DemoResult result = compute(console, demo);
        double seconds = 1e-9 * (System.nanoTime() - begin);
        AtomicFile.writeText(run.file("numbers.csv"), result.table().toCsv());
        new FigureFiles(console, run).write(result.figures());
        run.file("summary.json");
        Map<String, Object> summary = summary(demo, result, seconds, run.files());
        Json.write(run.file("summary.json"), summary);
        run.complete();
        result.findings().forEach(finding -> show(console, finding));
        console.result("files     %s", run.path());
        console.result(
                "%s      %s, %.1f s%n", result.passes() ? "PASS" : "FAIL", demo.name(), seconds);
        return summary;
    }

    private DemoResult compute(Console console, Demo demo) {
        try (Progress progress = console.progress(demo.name(), 100)) {
            return demo.run(
                    seed,
                    (done, of, note) -> progress.advanced(100 * done / Math.max(of, 1), note));
        }
    }

    private static void show(Console console, Finding finding) {
        console.result(
                "  %-5s %s: %s (expected %s)",
                finding.holds() ? "holds" : "FAILS",
                finding.claim(),
                finding.measured(),
                finding.expected());
    }

    private Path folderOf(Demo demo) {
        Path given = folder == null ? Path.of("runs", "demo-" + demo.name()) : folder;
        return folder != null && "all".equals(name) ? given.resolve(demo.name()) : given;
    }

    private Map<String, Object> summary(
            Demo demo, DemoResult result, double seconds, List<String> files) {
        Map<String, Object> all = new TreeMap<>();
        all.put("version", VersionText.version());
        all.put("demo", demo.name());
        all.put("title", demo.title());
        all.put("seed", seed);
        all.put("seconds", seconds);
        all.put("pass", result.passes());
        all.put("files", files);
        all.put(
                "findings",
                result.findings().stream()
                        .map(
                                f ->
                                        Map.of(
                                                "claim", f.claim(),
                                                "expected", f.expected(),
                                                "measured", f.measured(),
                                                "holds", f.holds()))
                        .toList());
        return all;
    }
}
