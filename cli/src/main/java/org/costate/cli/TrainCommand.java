package org.costate.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.costate.nets.data.DataSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code costate train}. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Trains a residual network by its costate and writes model, history, figures and a"
                        + " report.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  costate train digits",
            "  costate train digits --seeds 5 --json --no-autograd",
            "  costate train swiss-roll --block hamiltonian-pair --scheme symplectic-euler",
            "  costate train iris --integrator dormand-prince-853 --tolerance 1e-8 --epochs 10",
            "  costate train prices.csv --label price --regression --validation 0.2 --patience 20",
            "  costate train digits --precision single --depth 32 --horizon 4 --out runs/deep"
        })
final class TrainCommand implements Callable<Integer> {

    private final PrintStream out;
    private final PrintStream err;

    @Mixin private DataOptions data = new DataOptions();
    @Mixin private NetworkOptions network = new NetworkOptions();
    @Mixin private DescentOptions descent = new DescentOptions();
    @Mixin private EngineOptions engine = new EngineOptions();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description =
                    "Train with N seeds, counted up from --seed, and report medians; the model of"
                            + " the first is kept. Default: ${DEFAULT-VALUE}.",
            defaultValue = "1")
    private int seeds;

    @Option(names = "--no-autograd", description = "Skip the comparison of the first gradient.")
    private boolean noAutograd;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where the files go. Default: runs/<data>-<block>.")
    private @Nullable Path folder;

    @Mixin private ReportOptions report = new ReportOptions();

    TrainCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        Console console = report.console(out, err);
        List<List<Experiment>> planned = plan();
        Experiment first = planned.get(0).get(0);
        first.initialWeights(); // an impossible network fails here, before a folder is made
        RunFolder run = RunFolder.claim(folder == null ? defaultFolder(first) : folder);
        try {
            Result result = new TrainingRun(console, planned, !noAutograd).carryOut();
            return new TrainingReport(console, run, result).write();
        } finally {
            run.abandon();
        }
    }

    private Path defaultFolder(Experiment first) {
        return Path.of("runs", data.name() + "-" + first.recipe().architecture().block());
    }

    /** Returns the experiments: one list a split, one experiment a seed in each. */
    private List<List<Experiment>> plan() {
        if (seeds < 1) {
            throw new UsageException(
                    "CONFIG-03", "--seeds " + seeds + " is not allowed.", "a number from 1.");
        }
        Engine sweeps = engine.engine();
        Recipe base = Recipes.forData(data.isNamed() ? data.name() : "");
        Recipe recipe =
                new Recipe(
                        network.over(base.architecture()),
                        descent.over(base.descent()),
                        descent.over(base.costs()),
                        data.scaling(base),
                        base.splits());
        DataSet whole = data.load(engine.seed);
        List<List<Experiment>> planned = new ArrayList<>();
        for (SplitKind kind : data.splits(recipe, whole)) {
            List<Experiment> bySeed = new ArrayList<>();
            for (int i = 0; i < seeds; i++) {
                long seed = engine.seed + i;
                Samples samples = Samples.of(whole, kind, data, recipe.scaling(), seed);
                bySeed.add(new Experiment(recipe, network.lossFor(whole), sweeps, samples, seed));
            }
            planned.add(bySeed);
        }
        return planned;
    }
}
