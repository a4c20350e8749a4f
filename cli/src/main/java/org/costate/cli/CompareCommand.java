package org.costate.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.costate.nets.GradientComparison;
import org.costate.nets.GradientMethod;
import org.costate.nets.Loss;
import org.costate.nets.TaylorTest;
import org.costate.nets.TrainingProblem;
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

    /** One line of the table. */
    private record Line(
            String scheme, int depth, double referee, double plain, double taylorOrder) {

        Map<String, Object> toMap() {
            Map<String, Object> map = new TreeMap<>();
            map.put("scheme", scheme);
            map.put("depth", depth);
            map.put("referee", referee);
            map.put("plainSweep", plain);
            map.put("taylorOrder", taylorOrder);
            return map;
        }
    }

    @Override
    public Integer call() {
        Console console = report.console(out, err);
        if (data.data == null) {
            data.data = "iris";
        }
        Recipe base = Recipes.forData(data.isNamed() ? data.name() : "");
        Architecture architecture = network.over(base.architecture());
        Engine sweeps = engine.engine();
        DataSet whole = data.load(engine.seed);
        Samples cut =
                Samples.of(
                        whole,
                        data.splits(base, whole).get(0),
                        data,
                        data.scaling(base),
                        engine.seed);
        GradientMethod referee = GradientCheck.referee();
        console.setUp("data      %s, first %d samples to train", whole, samples);
        console.setUp("block     %s, width %d", architecture.block(), architecture.width());
        console.setUp("referee   %s, in double precision", referee.name());
        console.setUp("seed      %d%n", engine.seed);
        console.result(
                "%-20s %6s %14s %14s %14s",
                "scheme", "depth", "referee", "plain sweep", "Taylor order");
        List<Object> lines = new ArrayList<>();
        for (String scheme : schemes(architecture)) {
            for (int depth : depths) {
                Experiment experiment =
                        experiment(base, architecture.with(depth, scheme), sweeps, cut, whole);
                Line line = line(experiment, referee);
                console.result(
                        "%-20s %6d %14.2e %14.2e %14.3f",
                        line.scheme(),
                        line.depth(),
                        line.referee(),
                        line.plain(),
                        line.taylorOrder());
                lines.add(line.toMap());
            }
        }
        console.object(Map.of("referee", referee.name(), "lines", lines, "seed", engine.seed));
        return ExitCode.DONE;
    }

    private List<String> schemes(Architecture architecture) {
        if (!schemes.isEmpty()) {
            return schemes;
        }
        boolean separable = architecture.network(1, 1).block().isSeparable();
        return Scheme.all().stream()
                .filter(scheme -> separable || !(scheme instanceof Splitting))
                .map(Scheme::name)
                .toList();
    }

    private Experiment experiment(
            Recipe base, Architecture architecture, Engine sweeps, Samples cut, DataSet whole) {
        Recipe recipe =
                new Recipe(
                        architecture, base.descent(), base.costs(), base.scaling(), base.splits());
        Loss loss = network.lossFor(whole);
        return new Experiment(recipe, loss, sweeps, cut, engine.seed);
    }

    private Line line(Experiment experiment, GradientMethod referee) {
        TrainingProblem all = experiment.problem();
        TrainingProblem problem = all.over(all.ensemble().first(samples));
        double[] theta = experiment.initialWeights();
        GradientMethod sweep = GradientMethod.costateSweep();
        Architecture architecture = experiment.recipe().architecture();
        return new Line(
                architecture.scheme(),
                architecture.depth(),
                GradientComparison.between(sweep, referee, problem, theta).worst(),
                GradientComparison.between(sweep, GradientMethod.plainSweep(), problem, theta)
                        .worst(),
                TaylorTest.of(sweep, problem, theta, new SplittableRandom(experiment.seed()))
                        .order());
    }
}
