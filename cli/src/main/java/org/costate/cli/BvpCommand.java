package org.costate.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.costate.ode.boundary.BoundaryValueSolution;
import org.costate.ode.boundary.CollocationSolver;
import org.costate.ode.boundary.problems.TestProblem;
import org.costate.ode.boundary.problems.TestSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code costate bvp}. */
@Command(
        name = "bvp",
        mixinStandardHelpOptions = true,
        description =
                "Two-point boundary-value problems: lists the thirty-five of Cash and Mazzia, or solves"
                        + " them and holds the answers against their references.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  costate bvp                                   what there is",
            "  costate bvp --verify --tolerance 1e-11        solve all, with errors",
            "  costate bvp --only BVP24 --at 0.005 --out nozzle.png",
            "                                                one solution, with its mesh"
        })
final class BvpCommand implements Callable<Integer> {

    private final PrintStream out;
    private final PrintStream err;

    @Option(names = "--verify", description = "Solve, and compare with the references.")
    private boolean verify;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description = "Only these problems, as BVP23 or 23.")
    private List<String> only = List.of();

    @Option(
            names = "--at",
            paramLabel = "VALUE",
            description = "The value of the parameter, instead of those listed.")
    private @Nullable Double at;

    @Option(
            names = "--tolerance",
            defaultValue = "1e-8",
            description = "Largest error, relative to 1 + |y| (default: ${DEFAULT-VALUE}).")
    private double tolerance;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Draw the last solution with its mesh, as .png or .svg.")
    private @Nullable Path figure;

    @Mixin private ReportOptions report = new ReportOptions();

    BvpCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        Console console = report.console(out, err);
        List<TestProblem> chosen = chosen();
        return verify || figure != null || at != null
                ? solve(console, chosen)
                : list(console, chosen);
    }

    private List<TestProblem> chosen() {
        List<TestProblem> all = TestSet.cashMazzia();
        for (String name : only) {
            if (all.stream().noneMatch(p -> isNamed(p, name))) {
                UsageException.known("problem", name, all.stream().map(TestProblem::name).toList());
            }
        }
        return all.stream()
                .filter(p -> only.isEmpty() || only.stream().anyMatch(name -> isNamed(p, name)))
                .toList();
    }

    private static boolean isNamed(TestProblem problem, String name) {
        String digits = name.replaceFirst("(?i)^bvp", "");
        return problem.name().equals("BVP" + (digits.length() == 1 ? "0" : "") + digits);
    }

    private int list(Console console, List<TestProblem> chosen) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (TestProblem problem : chosen) {
            console.result(
                    "%s  %s; %s = %s",
                    problem.name(),
                    problem.statement(),
                    problem.parameter(),
                    problem.values().toString().replaceAll("[\\[\\]]", ""));
            Map<String, Object> row = new TreeMap<>();
            row.put("name", problem.name());
            row.put("statement", problem.statement());
            row.put("parameter", problem.parameter());
            row.put("values", problem.values());
            rows.add(row);
        }
        console.object(Map.of("problems", rows));
        return ExitCode.DONE;
    }

    private int solve(Console console, List<TestProblem> chosen) {
        CollocationSolver solver = CollocationSolver.withTolerance(tolerance);
        BvpTable table = new BvpTable(console, tolerance);
        BoundaryValueSolution last = null;
        TestProblem lastProblem = null;
        double lastValue = Double.NaN;
        for (TestProblem problem : chosen) {
            for (double value : at == null ? problem.values() : List.of(at)) {
                last = solver.solve(problem.at(value));
                lastProblem = problem;
                lastValue = value;
                table.add(problem, value, last);
            }
        }
        table.finish();
        if (figure != null && last != null && lastProblem != null && last.hasCurve()) {
            BvpFigure.of(lastProblem, lastValue, last).save(figure);
            console.result("figure: %s", figure);
        }
        return table.allAsExpected() ? ExitCode.DONE : ExitCode.NUMERICAL;
    }
}
