package org.costate.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.costate.nets.EnsembleSweep;
import org.costate.nets.SweepOptions;
import org.costate.nets.data.CsvLoader;
import org.costate.nets.data.DataSet;
import org.costate.nets.io.AtomicFile;
import org.costate.nets.model.Model;
import org.costate.nets.model.ModelFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code costate predict}. */
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Predicts class and probabilities, or values, for the rows of a CSV file. With a"
                        + " header, columns are found by their names.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  costate predict --model runs/iris-antisymmetric flowers.csv",
            "  costate predict --model runs/iris-antisymmetric flowers.csv --out classes.csv"
        })
final class PredictCommand implements Callable<Integer> {

    private final PrintStream out;
    private final PrintStream err;

    @Parameters(index = "0", paramLabel = "FILE", description = "The CSV file.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "FOLDER",
            description = "The folder of a run, or its model.safetensors.")
    @SuppressWarnings("NullAway.Init")
    private Path model;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the predictions there instead of printing them.")
    private @Nullable Path target;

    @Mixin private ReportOptions report = new ReportOptions();

    PredictCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        Console console = report.console(out, err);
        Model trained = ModelFolder.read(model);
        DataSet rows = CsvLoader.featuresOnly().withFeatureNames(trained.featureNames()).load(file);
        Predictions predictions = predict(trained, trained.scaling().apply(rows));
        String table = new PredictionCsv(trained, predictions).text();
        if (target != null) {
            AtomicFile.writeText(target, table);
            console.result("%d predictions in %s", predictions.size(), target);
        } else if (!report.json) {
            out.print(table);
        }
        console.object(object(trained, predictions));
        return ExitCode.DONE;
    }

    /** Returns the outputs of a model for inputs already scaled. */
    static Predictions predict(Model model, DataSet scaled) {
        try (EnsembleSweep sweep =
                EnsembleSweep.of(model.network(), model.loss(), SweepOptions.standard())) {
            return new Predictions(
                    model.loss(),
                    sweep.outputs(model.weights(), Samples.ensemble(scaled)),
                    model.network().outputs());
        }
    }

    private Map<String, Object> object(Model trained, Predictions predictions) {
        Map<String, Object> all = new TreeMap<>();
        all.put("version", VersionText.version());
        all.put("model", model.toString());
        all.put("count", predictions.size());
        all.put("files", target == null ? List.of() : List.of(target.toString()));
        List<Object> rows = new ArrayList<>();
        boolean classes = trained.loss().isForClasses();
        all.put("names", classes ? trained.classNames() : trained.targetNames());
        for (int i = 0; i < predictions.size(); i++) {
            Map<String, Object> row = new TreeMap<>();
            if (classes) {
                row.put("class", trained.classNames().get(predictions.classOf(i)));
                row.put("probabilities", predictions.probabilities(i));
            } else {
                row.put("values", predictions.values(i));
            }
            rows.add(row);
        }
        all.put("predictions", rows);
        return all;
    }
}
