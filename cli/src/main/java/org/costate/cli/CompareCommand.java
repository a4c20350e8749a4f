package org.costate.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.costate.nets.GradientMethod;
import org.costate.nets.data.DataSet;
import org.costate.ode.Scheme;
import org.costate.ode.Splitting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code costate compare}. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Holds the costate sweep against other ways to the gradient, over depth and scheme:"
                        + " autograd where it is installed (else forward mode), the sweep in plain loops,"
                        + " and the Taylor test, whose order is 2 for a right gradient.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  costate compare",
            "  costate compare digits --block hamiltonian-pair --schemes stormer-verlet",
            "  costate compare iris --depths 4,64 --integrator dormand-prince-853"
        })
final class CompareCommand implements Callable<Integer> {

    private final PrintStream out;
    private final PrintStream err;

    @Mixin private DataOptions data = new DataOptions();
    @Mixin private NetworkOptions network = new NetworkOptions();
    @Mixin private EngineOptions engine = new EngineOptions();

    @Option(
            names = "--depths",
            split = ",",
            paramLabel = "N",
            description = "Depths to look at. Default: ${DEFAULT-VALUE}.",
            defaultValue = "4,8,16,32")
    private List<Integer> depths = List.of();

    @Option(
            names = "--schemes",
            split = ",",
            paramLabel = "NAME",
            description = "Schemes to look at. Default: all that suit the block.")
    private List<String> schemes = List.of();

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "Samples to look at. Default: ${DEFAULT-VALUE}.",
            defaultValue = "16")
    private int samples;

    @Mixin private ReportOptions report = new ReportOptions();

    CompareCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        Console console = report.console(out, err);
        if (data.data == null) {
            data.data = "iris";
        }
        Recipe base = Recipes.forData(data.isNamed() ? data.name() : "");
        Architecture architecture = network.over(base.architecture());
        List<String> names = schemes(architecture);
        Engine sweeps = engine.engine();
        DataSet whole = data.load(engine.seed);
        SplitKind kind = data.splits(base, whole).get(0);
        Samples cut = Samples.of(whole, kind, data, data.scaling(base), engine.seed);
        Experiment first =
                new Experiment(
                        base.with(architecture), network.lossFor(whole), sweeps, cut, engine.seed);
        GradientMethod referee = GradientCheck.referee();
        console.setUp("data      %s, first %d samples to train", whole, samples);
        console.setUp("block     %s, width %d", architecture.block(), architecture.width());
        console.setUp("referee   %s, in double precision", referee.name());
        console.setUp("seed      %d%n", engine.seed);
        Map<String, Object> all = new TreeMap<>();
        all.put("version", VersionText.version());
        all.put("referee", referee.name());
        all.put("seed", engine.seed);
        all.put("lines", new GradientTable(console, referee, samples).print(first, names, depths));
        Engine.Continuous continuous = sweeps.continuous();
        if (continuous != null) {
            all.put("continuous", compareFlow(console, first, continuous));
        }
        console.object(all);
        return ExitCode.DONE;
    }

    private static List<Map<String, Object>> compareFlow(
            Console console, Experiment experiment, Engine.Continuous continuous) {
        List<ContinuousCheck.Row> rows =
                ContinuousCheck.rows(
                        experiment, continuous, experiment.problem(), experiment.initialWeights());
        console.setUp("%n%s", experiment.network());
        GradientText.print(console, rows);
        return rows.stream().map(ContinuousCheck.Row::toMap).toList();
    }

    private List<String> schemes(Architecture architecture) {
        if (!schemes.isEmpty()) {
            schemes.forEach(
                    name -> UsageException.known("--schemes", name, Architecture.schemes()));
            return schemes;
        }
        boolean separable = architecture.network(1, 1).block().isSeparable();
        return Scheme.all().stream()
                .filter(scheme -> separable || !(scheme instanceof Splitting))
                .map(Scheme::name)
                .toList();
    }
}
