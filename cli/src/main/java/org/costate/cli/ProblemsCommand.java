package org.costate.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.costate.control.problems.ControlProblem;
import org.costate.control.problems.ControlProblems;
import org.costate.control.solve.Solution;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code costate problems}. */
@Command(
        name = "problems",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Lists optimal control problems with known solutions, or solves them all.",
            "",
            "With --verify each is solved from a cold start and held against its reference: status,"
                    + " objective, relative error, what the certificate says, seconds. Exit code 1"
                    + " if one does not pass."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  costate problems",
            "  costate problems --verify",
            "  costate problems --verify vdp-box robot-arm --json",
            "  costate problems --verify --file my-problems.json"
        })
final class ProblemsCommand implements Callable<Integer> {

    private final PrintStream out;
    private final PrintStream err;

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description = "Only these problems. Default: all with regular arcs.")
    private List<String> names = List.of();

    @Option(names = "--verify", description = "Solve them and compare with what is known.")
    private boolean verify;

    @Option(
            names = "--all",
            description =
                    "Singular, constrained and unsolvable ones too: they end in a named status.")
    private boolean all;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "Take the problems from a JSON file instead of the library.")
    private @Nullable Path file;

    @Mixin private SolverOptions options = new SolverOptions();
    @Mixin private ReportOptions report = new ReportOptions();

    ProblemsCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        Console console = report.console(out, err);
        List<ControlProblem> chosen = chosen();
        return verify ? verify(console, chosen) : list(console, chosen);
    }

    private List<ControlProblem> chosen() {
        List<ControlProblem> there =
                file == null ? ControlProblems.all() : ProblemSource.fromFile(file);
        if (names.isEmpty()) {
            return all || file != null || !verify
                    ? there
                    : there.stream().filter(ControlProblem::isRegular).toList();
        }
        List<String> known = there.stream().map(ControlProblem::id).toList();
        names.forEach(name -> UsageException.known("problem", name, known));
        return there.stream().filter(p -> names.contains(p.id())).toList();
    }

    private static int list(Console console, List<ControlProblem> problems) {
        List<Map<String, Object>> rows = new ArrayList<>();
        console.result("%-26s %2s %2s  %-34s %s", "problem", "n", "m", "classes", "what");
        for (ControlProblem each : problems) {
            console.result(
                    "%-26s %2d %2d  %-34s %s",
                    each.id(),
                    each.problem().stateDimension(),
                    each.problem().controlDimension(),
                    String.join(", ", each.classes()),
                    each.title());
            rows.add(row(each));
        }
        console.object(Map.of("problems", rows));
        return ExitCode.DONE;
    }

    private static Map<String, Object> row(ControlProblem each) {
        Map<String, Object> row = new TreeMap<>();
        row.put("id", each.id());
        row.put("title", each.title());
        row.put("classes", List.copyOf(each.classes()));
        row.put("states", each.problem().states());
        row.put("controls", each.problem().controls());
        row.put("constants", each.problem().constants());
        row.put("source", each.source());
        each.reference().objective().ifPresent(value -> row.put("reference", value));
        return row;
    }

    private int verify(Console console, List<ControlProblem> problems) {
        List<Map<String, Object>> rows = new ArrayList<>();
        int passed = 0;
        console.result(
                "%-26s %-14s %18s %9s  %-30s %8s  %s",
                "problem", "status", "objective", "rel.err", "certificate", "seconds", "pass");
        try (Progress progress = console.progress("problems", problems.size())) {
            for (ControlProblem each : problems) {
                Solution solution = options.solver(line -> {}).solve(each.problem());
                Verification row = new Verification(each, solution);
                show(console, row);
                rows.add(row.toMap());
                passed += row.passes() ? 1 : 0;
                progress.advanced(rows.size(), each.id());
            }
        }
        console.result("%n%d of %d pass", passed, problems.size());
        console.object(
                Map.of("problems", rows, "passed", passed, "version", VersionText.version()));
        return passed == problems.size() ? ExitCode.DONE : ExitCode.UNCONVERGED;
    }

    private static void show(Console console, Verification row) {
        console.result(
                "%-26s %-14s %18.12g %9s  %-30s %8.2f  %s",
                row.problem().id(),
                row.solution().status(),
                row.solution().objective(),
                row.relativeError().isPresent()
                        ? String.format(
                                java.util.Locale.ROOT, "%.1e", row.relativeError().getAsDouble())
                        : "-",
                row.solution().verdict(),
                row.solution().seconds(),
                row.passes() ? "yes" : "NO");
    }
}
