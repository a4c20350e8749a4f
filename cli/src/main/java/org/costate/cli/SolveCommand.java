package org.costate.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.costate.control.OptimalControlProblem;
import org.costate.control.problems.ControlProblem;
import org.costate.control.solve.Continuation;
import org.costate.control.solve.ContinuationPath;
import org.costate.control.solve.Extremal;
import org.costate.control.solve.OptimalityReport;
import org.costate.control.solve.Solution;
import org.costate.nets.io.AtomicFile;
import org.costate.nets.io.Json;
import org.costate.ode.SolverStatus;
import org.costate.plots.Figure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code costate solve}. */
@Command(
        name = "solve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Solves an optimal control problem through Pontryagin's maximum principle.",
            "",
            "The problem is one of the library (costate problems lists them) or a JSON file with its"
                    + " formulas as text. Report, curve and figures go to a folder; the answer comes"
                    + " with a certificate that tests every condition of the principle."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  costate solve vdp-box",
            "  costate solve orbit-energy --tolerance 1e-12 --out runs/orbit",
            "  costate solve my-problem.json --json",
            "",
            "A problem file:",
            "  {\"states\": [\"x\", \"v\"], \"controls\": [\"u\"], \"dynamics\": [\"v\", \"u\"],",
            "   \"objective\": {\"sense\": \"min\", \"running\": \"u^2/2\"},",
            "   \"boundary\": {\"x(0)\": -1, \"v(0)\": 0, \"x(T)\": 0, \"v(T)\": 0},",
            "   \"horizon\": {\"t0\": 0, \"tf\": 1}, \"bounds\": {\"u\": [-5, 5]}}"
        })
final class SolveCommand implements Callable<Integer> {

    private static final int CSV_POINTS = 200;

    private final PrintStream out;
    private final PrintStream err;

    @Parameters(paramLabel = "PROBLEM", description = "A name of the library, or a JSON file.")
    private String name = "";

    @Option(
            names = "--constant",
            paramLabel = "NAME=VALUE",
            description = "Another value of a named constant; may be repeated.")
    private Map<String, Double> constants = new LinkedHashMap<>();

    @Option(
            names = "--follow",
            paramLabel = "NAME=VALUE",
            description = "Follow the solution while a named constant goes to a value.")
    private Map<String, Double> follow = new LinkedHashMap<>();

    @Option(
            names = "--predictor",
            paramLabel = "NAME",
            description =
                    "How --follow steps: natural, secant or arclength, which passes turning points."
                            + " Default: ${DEFAULT-VALUE}.",
            defaultValue = "secant")
    private Continuation.Predictor predictor = Continuation.Predictor.SECANT;

    @Option(
            names = "--fan",
            description = "Draw extremals from the same state with other first costates too.")
    private boolean fan;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where report, curve and figures go. Default: runs/solve-NAME.")
    private @Nullable Path folder;

    @Mixin private SolverOptions options = new SolverOptions();
    @Mixin private ReportOptions report = new ReportOptions();

    SolveCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        Console console = report.console(out, err);
        ControlProblem stated = ProblemSource.one(name);
        OptimalControlProblem problem = stated.problem();
        for (Map.Entry<String, Double> constant : constants.entrySet()) {
            problem = problem.withConstant(constant.getKey(), constant.getValue());
        }
        RunFolder run =
                RunFolder.claim(folder == null ? Path.of("runs", "solve-" + stated.id()) : folder);
        try {
            Solution solution = options.solver(line -> console.setUp("  %s", line)).solve(problem);
            return write(console, run, stated, problem, solution);
        } finally {
            run.abandon();
        }
    }

    private int write(
            Console console,
            RunFolder run,
            ControlProblem stated,
            OptimalControlProblem problem,
            Solution solution) {
        AtomicFile.writeText(run.file("report.txt"), solution.report());
        if (solution.hasExtremal()) {
            AtomicFile.writeText(
                    run.file("extremal.csv"),
                    ExtremalCsv.of(problem, solution.extremal(), CSV_POINTS));
            Map<String, Supplier<Figure>> figures = new ExtremalFigures(problem, solution).all();
            if (fan) {
                figures.put("fan", () -> new ExtremalFan(problem, solution.extremal()).figure());
            }
            new FigureFiles(console, run).write(figures);
        }
        Map<String, Object> path = follow(console, run, problem, solution);
        run.file("summary.json");
        Map<String, Object> summary = summary(stated, solution, run.files());
        if (!path.isEmpty()) {
            summary.put("path", path);
        }
        Json.write(run.file("summary.json"), summary);
        run.complete();
        console.result("%s", solution.report());
        console.result("files     %s", run.path());
        console.object(summary);
        if (!solution.isSuccess()) {
            console.warn(solution.message());
        }
        return exitCode(solution.status());
    }

    /** Follows the solution in a constant, if that was asked for. */
    private Map<String, Object> follow(
            Console console, RunFolder run, OptimalControlProblem problem, Solution solution) {
        if (follow.isEmpty() || !solution.isSuccess()) {
            return Map.of();
        }
        if (follow.size() > 1) {
            throw new UsageException(
                    "CONFIG-03", "--follow names more than one constant.", "one at a time.");
        }
        Map.Entry<String, Double> way = follow.entrySet().iterator().next();
        ContinuationPath path =
                Continuation.of(problem, way.getKey())
                        .predicting(predictor)
                        .follow(solution, way.getValue());
        PathFigures figures = new PathFigures(problem, way.getKey(), path);
        AtomicFile.writeText(run.file("continuation.csv"), figures.toCsv());
        new FigureFiles(console, run).write(figures.all());
        console.result(
                "%s from %.6g to %.6g in %d points: %s, objective %.10g%s",
                way.getKey(),
                path.points().get(0).value(),
                path.last().value(),
                path.points().size(),
                path.status(),
                path.last().objective(),
                path.turningPoints().isEmpty() ? "" : ", turning at " + path.turningPoints());
        return figures.toMap();
    }

    private Map<String, Object> summary(
            ControlProblem stated, Solution solution, List<String> files) {
        Map<String, Object> all = new TreeMap<>();
        all.put("version", VersionText.version());
        all.put("problem", stated.id());
        all.put("status", solution.status().name());
        all.put("message", solution.message());
        all.put("objective", solution.objective());
        all.put("verdict", solution.verdict());
        all.put("seconds", solution.seconds());
        all.put("files", files);
        if (solution.hasExtremal()) {
            Extremal extremal = solution.extremal();
            all.put("t0", extremal.start());
            all.put("tf", extremal.end());
            all.put("p0", extremal.costate(extremal.start()).toArray());
            all.put("switchingTimes", extremal.switchingTimes());
        }
        if (constants.isEmpty()) {
            new Verification(stated, solution)
                    .relativeError()
                    .ifPresent(error -> all.put("relativeError", error));
        }
        solution.certificate().ifPresent(report -> all.put("certificate", checks(report)));
        return all;
    }

    private static List<Map<String, Object>> checks(OptimalityReport report) {
        return report.checks().stream()
                .map(
                        check ->
                                Map.<String, Object>of(
                                        "name", check.name(),
                                        "value", check.value(),
                                        "allowed", check.allowed(),
                                        "passed", check.passed()))
                .toList();
    }

    private static int exitCode(SolverStatus status) {
        return switch (status) {
            case OPTIMAL, ACCEPTABLE -> ExitCode.DONE;
            case MAX_ITERATIONS, MAX_STEPS, DEADLINE, OUT_OF_BUDGET -> ExitCode.BUDGET;
            case INTERNAL -> ExitCode.BUG;
            default -> ExitCode.NUMERICAL;
        };
    }
}
