package org.costate.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.costate.cli.flow.Flow;
import org.costate.cli.flow.Flows;
import org.costate.control.adjoint.AdjointMethod;
import org.costate.control.adjoint.AdjointReport;
import org.costate.nets.io.AtomicFile;
import org.costate.nets.io.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code costate adjoints}. */
@Command(
        name = "adjoints",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Holds every way to the gradient of a flow against two references: how far from the"
                    + " gradient of the exact flow, how far from that of the loss it computes, and at"
                    + " what price.",
            "",
            "Discrete and frozen adjoints differentiate what was computed, exactly to rounding."
                    + " Interpolated ones and backsolve discretise the costate equation: they are as"
                    + " near as their tolerance. Backsolve runs the state backward too; where the"
                    + " flow contracts it comes home to another x(0), and the table says how far off."
                    + " Without a name it lists the flows there are.",
            "",
            "Columns: in time, of loss: relative errors of the gradient against the exact flow's and"
                    + " against the derivative of the computed loss; f, pull: evaluations of the"
                    + " velocity and of its transposed derivative; states, bytes: kept at once;"
                    + " again: steps evaluated again; x(0) off: how far a state run backward missed."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  costate adjoints                             the flows there are",
            "  costate adjoints dissipative --gamma 4 --tolerance 1e-3",
            "                                               where backsolve loses everything",
            "  costate adjoints spiral --methods discrete,revolve,backsolve",
            "  costate adjoints stiff --out runs/stiff      table, CSV and a figure",
            "  costate adjoints --model runs/iris-antisymmetric --samples 8"
        })
final class AdjointsCommand implements Callable<Integer> {

    private static final int MOST_STEPS = 1_000_000;

    private final PrintStream out;
    private final PrintStream err;

    @Parameters(
            arity = "0..1",
            paramLabel = "SYSTEM",
            description = "A flow by name. Without one they are listed.")
    private @Nullable String name;

    @Option(
            names = "--model",
            paramLabel = "FOLDER",
            description = "Instead of a flow, a saved network: the folder of a run.")
    private @Nullable Path model;

    @Option(
            names = "--data",
            paramLabel = "DATA",
            description =
                    "Data for the network, by name or as a CSV file. Default: what it was trained on.")
    private @Nullable String data;

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "Samples of those data. Default: ${DEFAULT-VALUE}.",
            defaultValue = "8")
    private int samples;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description =
                    "Fixed steps between the times of the data. Default: as suits the flow; a network"
                            + " has its own.")
    private @Nullable Integer steps;

    @Option(
            names = "--tolerance",
            paramLabel = "TOL",
            description = "Relative tolerance of adaptive steps. Default: ${DEFAULT-VALUE}.",
            defaultValue = "1e-6")
    private double tolerance;

    @Option(
            names = "--methods",
            split = ",",
            paramLabel = "NAME",
            description =
                    "Only these: discrete, square-root, revolve, reversible, gauss, frozen, online,"
                            + " radau, interpolated, checkpointed, backsolve, extrapolation, tangent."
                            + " Default: all that suit.")
    private List<String> methods = List.of();

    @Option(
            names = "--gamma",
            paramLabel = "RATE",
            description = "How fast the dissipative flow contracts. Default: 4.")
    private @Nullable Double gamma;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of weights and of the samples drawn. Default: ${DEFAULT-VALUE}.",
            defaultValue = "1")
    private long seed;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Write table, figure and summary there.")
    private @Nullable Path folder;

    @Mixin private ReportOptions report = new ReportOptions();

    AdjointsCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        Console console = report.console(out, err);
        check();
        if (name == null && model == null) {
            return list(console);
        }
        AdjointSubject subject = subject();
        List<AdjointChoice> chosen =
                methods.isEmpty() ? subject.usual() : AdjointChoice.named(methods);
        if (folder == null) {
            return run(console, subject, chosen, null);
        }
        RunFolder run = RunFolder.claim(folder);
        try {
            return run(console, subject, chosen, run);
        } finally {
            run.abandon();
        }
    }

    private void check() {
        if (!(tolerance >= 1e-12 && tolerance <= 0.1)) {
            throw refused("--tolerance " + tolerance, "a number from 1e-12 to 0.1.");
        }
        if (steps != null && (steps < 1 || steps > MOST_STEPS)) {
            throw refused("--steps " + steps, "a whole number from 1 to " + MOST_STEPS + ".");
        }
        if (samples < 1) {
            throw refused("--samples " + samples, "a whole number, 1 or more.");
        }
        if (gamma != null && !(Math.abs(gamma) <= 100)) {
            throw refused("--gamma " + gamma, "a number from -100 to 100.");
        }
        if (model != null && name != null) {
            throw refused(name + " and --model together", "one of them.");
        }
        if (model != null && steps != null) {
            throw refused("--steps for a network", "no --steps: a network has a grid of its own.");
        }
        if (model == null && data != null) {
            throw refused("--data without --model", "--model FOLDER.");
        }
        if (gamma != null && !"dissipative".equals(name)) {
            throw refused("--gamma for another flow", "costate adjoints dissipative.");
        }
    }

    private static UsageException refused(String what, String remedy) {
        return new UsageException("CONFIG-03", what + " is not allowed.", remedy);
    }

    private int list(Console console) {
        List<Flow> flows = Flows.all(Flows.GAMMA, seed);
        for (Flow flow : flows) {
            console.result("%-15s %s", flow.name(), flow.lesson());
            console.result("%-15s %s", "", flow.statement());
        }
        console.object(
                Map.of(
                        "systems",
                        flows.stream()
                                .map(
                                        f ->
                                                Map.of(
                                                        "name", f.name(),
                                                        "statement", f.statement(),
                                                        "lesson", f.lesson()))
                                .toList()));
        return ExitCode.DONE;
    }

    private AdjointSubject subject() {
        if (model != null) {
            return AdjointSubject.Saved.of(model, data, samples, seed);
        }
        String wanted = String.valueOf(name);
        UsageException.known("system", wanted, Flows.names());
        Flow flow =
                Flows.all(gamma == null ? Flows.GAMMA : gamma, seed).stream()
                        .filter(f -> f.name().equals(wanted))
                        .findFirst()
                        .orElseThrow();
        return AdjointSubject.Named.of(flow, steps == null ? flow.steps() : steps);
    }

    private int run(
            Console console,
            AdjointSubject subject,
            List<AdjointChoice> chosen,
            @Nullable RunFolder run) {
        subject.lines().forEach(line -> console.setUp("%s", line));
        console.setUp("adaptive  tolerance %s", String.format(Locale.ROOT, "%.0e", tolerance));
        console.setUp("seed      %d%n", seed);
        AdjointChoice.Setting setting =
                new AdjointChoice.Setting(subject.scheme(), subject.grid(), tolerance);
        AdjointReport measured =
                subject.report(
                        chosen.stream().map(c -> c.on(setting)).toArray(AdjointMethod[]::new));
        console.result("%s", measured);
        List<String> names = chosen.stream().map(AdjointChoice::label).toList();
        Map<String, Object> all = summary(subject, names, measured);
        boolean any = measured.rows().stream().anyMatch(row -> row.status().isSuccess());
        if (run != null) {
            AtomicFile.writeText(run.file("adjoints.csv"), AdjointTable.csv(names, measured));
            if (any) {
                new FigureFiles(console, run)
                        .write(
                                Map.of(
                                        "adjoints",
                                        () -> AdjointFigure.of(subject.title(), names, measured)));
            }
            Json.write(run.file("summary.json"), all);
            run.complete();
            console.result("%nfiles     %s", run.path());
        }
        console.object(all);
        return any ? ExitCode.DONE : ExitCode.NUMERICAL;
    }

    private Map<String, Object> summary(
            AdjointSubject subject, List<String> names, AdjointReport measured) {
        Map<String, Object> all = new TreeMap<>();
        all.put("version", VersionText.version());
        all.put("subject", subject.title());
        all.put("steps", subject.grid().steps());
        all.put("tolerance", tolerance);
        all.put("seed", seed);
        all.put("reference", measured.reference());
        all.put("rows", AdjointTable.rows(names, measured));
        all.put("advice", measured.advice());
        return all;
    }
}
