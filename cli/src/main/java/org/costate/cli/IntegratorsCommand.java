package org.costate.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.costate.ode.AdaptiveIntegrator;
import org.costate.ode.problems.InitialValueProblem;
import org.costate.ode.problems.InitialValueProblems;
import org.costate.ode.problems.Verdict;
import org.costate.ode.problems.Verdict.Outcome;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code costate integrators}. */
@Command(
        name = "integrators",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Solves the initial value problems of the literature, easy and stiff, and holds each"
                        + " end state against the published one. A problem passes if the error is"
                        + " below its line at every tolerance; one row shows its finest.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  costate integrators                             all that take less than a second each",
            "  costate integrators --long                      those that take minutes too",
            "  costate integrators --method dormand-prince-54  who is stiff? an explicit method says so",
            "  costate integrators --only VDPOL,HIRES --out runs/stiff",
            "                                                  with a picture of error against work",
            "  costate integrators --only ROBER --end 1e6      another end: held against a run at a",
            "                                                  hundredth of the tolerance",
            "",
            "Outcomes: passed; declined, an explicit method gave up a stiff problem and said so; FAILED.",
            "Exit code 5 if any failed."
        })
final class IntegratorsCommand implements Callable<Integer> {

    private static final String AUTO = "auto";

    private final PrintStream out;
    private final PrintStream err;

    @Option(
            names = "--method",
            paramLabel = "NAME",
            description =
                    "auto, explicit first and implicit where that is needed, or dormand-prince-853,"
                            + " dormand-prince-54, higham-hall-54, gragg-bulirsch-stoer,"
                            + " adams-bashforth, adams-moulton, radau-5. Default: ${DEFAULT-VALUE}.",
            defaultValue = AUTO)
    private String method = AUTO;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description = "Problems to solve, by name. Default: all short ones.")
    private List<String> only = List.of();

    @Option(names = "--long", description = "Solve the long ones as well: BEAM and RING.")
    private boolean lengthy;

    @Option(
            names = "--end",
            paramLabel = "T",
            description = "Another end time, for the problems of --only.")
    private @Nullable Double end;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "Accepted steps an attempt may take. Default: ${DEFAULT-VALUE}.",
            defaultValue = "5000000")
    private int steps;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description =
                    "Write integrators.csv and a work-precision picture of up to six problems here.")
    private @Nullable Path folder;

    @Mixin private ReportOptions report = new ReportOptions();

    IntegratorsCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        Console console = report.console(out, err);
        Optional<AdaptiveIntegrator> by = integrator();
        List<InitialValueProblem> problems = problems();
        if (steps < 1) {
            throw new UsageException(
                    "CONFIG-03", "--steps " + steps + " is not allowed.", "a number from 1.");
        }
        @Nullable RunFolder run = folder == null ? null : RunFolder.claim(folder);
        try {
            List<Verdict> verdicts = solve(console, problems, by);
            List<String> files =
                    run == null ? List.of() : new WorkPrecision(console, run).write(verdicts);
            console.object(summary(verdicts, files));
            return verdicts.stream().anyMatch(v -> v.outcome() == Outcome.FAILED)
                    ? ExitCode.NUMERICAL
                    : ExitCode.DONE;
        } finally {
            if (run != null) {
                run.abandon();
            }
        }
    }

    private Optional<AdaptiveIntegrator> integrator() {
        List<String> names =
                Stream.concat(
                                Stream.of(AUTO),
                                Arrays.stream(AdaptiveIntegrator.values())
                                        .map(AdaptiveIntegrator::label))
                        .toList();
        String name = UsageException.known("--method", method, names);
        return name.equals(AUTO) ? Optional.empty() : Optional.of(AdaptiveIntegrator.named(name));
    }

    private List<InitialValueProblem> problems() {
        if (end != null && (only.isEmpty() || !(end > 0 && end < Double.POSITIVE_INFINITY))) {
            throw new UsageException(
                    "CONFIG-03",
                    "--end " + end + " is not allowed here.",
                    "--only NAME --end T with a finite T above 0.");
        }
        List<InitialValueProblem> all = InitialValueProblems.all();
        if (only.isEmpty()) {
            return all.stream().filter(p -> lengthy || !p.isLong()).toList();
        }
        List<String> names = all.stream().map(InitialValueProblem::name).toList();
        List<InitialValueProblem> chosen = new ArrayList<>();
        for (String name : only) {
            String known =
                    UsageException.known("--only", name.strip().toUpperCase(Locale.ROOT), names);
            InitialValueProblem problem = InitialValueProblems.named(known).orElseThrow();
            chosen.add(end == null ? problem : problem.until(end));
        }
        return chosen;
    }

    private List<Verdict> solve(
            Console console, List<InitialValueProblem> problems, Optional<AdaptiveIntegrator> by) {
        console.setUp("method    %s%n", method);
        console.result(
                "%-12s %-14s %9s %9s %9s %8s %10s %8s  %s",
                "problem",
                "status",
                "tolerance",
                "error",
                "allowed",
                "steps",
                "evaluations",
                "seconds",
                "outcome");
        List<Verdict> verdicts = new ArrayList<>();
        for (InitialValueProblem problem : problems) {
            Verdict verdict = Verdict.on(problem, by, steps);
            console.result("%s", VerdictText.row(verdict));
            if (verdict.outcome() != Outcome.PASSED) {
                console.result("%-12s %s", "", verdict.reason());
            }
            verdicts.add(verdict);
        }
        console.result(
                "%n%d passed, %d declined, %d failed",
                count(verdicts, Outcome.PASSED),
                count(verdicts, Outcome.DECLINED),
                count(verdicts, Outcome.FAILED));
        return verdicts;
    }

    private static long count(List<Verdict> verdicts, Outcome outcome) {
        return verdicts.stream().filter(v -> v.outcome() == outcome).count();
    }

    private Map<String, Object> summary(List<Verdict> verdicts, List<String> files) {
        Map<String, Object> all = new TreeMap<>();
        all.put("version", VersionText.version());
        all.put("method", method);
        all.put("problems", verdicts.stream().map(VerdictText::map).toList());
        all.put("passed", count(verdicts, Outcome.PASSED));
        all.put("declined", count(verdicts, Outcome.DECLINED));
        all.put("failed", count(verdicts, Outcome.FAILED));
        all.put("files", files);
        return all;
    }
}
