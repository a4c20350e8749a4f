package org.costate.cli;

import java.util.List;
import java.util.Map;
import org.costate.nets.io.AtomicFile;
import org.costate.nets.io.Json;
import org.costate.nets.model.ModelFolder;

/** Writes the files of a run and prints what it came to. */
final class TrainingReport {

    private final Console console;
    private final RunFolder run;
    private final Result result;

    TrainingReport(Console console, RunFolder run, Result result) {
        this.console = console;
        this.run = run;
        this.result = result;
    }

    /** Writes everything and returns the exit code. */
    int write() {
        Outcome kept = result.kept();
        ModelFolder.write(run.path(), kept.model());
        run.file(ModelFolder.WEIGHTS);
        run.file(ModelFolder.DESCRIPTION);
        int depth = kept.experiment().network().depth();
        AtomicFile.writeText(run.file("history.csv"), HistoryCsv.of(kept.training(), depth));
        GradientCheck check = result.check();
        if (check != null) {
            AtomicFile.writeText(run.file("gradient.csv"), GradientCsv.of(check));
        }
        Map<String, byte[]> figures =
                new FigureFiles(console, run).write(new TrainingFigures(result).all());
        AtomicFile.writeText(run.file("report.html"), new HtmlReport(result, figures).text());
        run.file("summary.json");
        Map<String, Object> summary = result.toMap(run.files());
        Json.write(run.file("summary.json"), summary);
        run.complete();
        show();
        console.object(summary);
        result.broken().ifPresent(outcome -> console.warn(outcome.training().message()));
        return result.exitCode();
    }

    private void show() {
        show(result.main());
        if (!result.others().isEmpty()) {
            show(result.others());
        }
        Stability stability = result.stability();
        if (stability != null && Double.isFinite(stability.largest())) {
            console.result(
                    "flow      singular values of ∂x(T)/∂x(0) from %.3g to %.3g",
                    stability.smallest(), stability.largest());
        }
        console.result("files     %s", run.path());
        console.result("          %s", String.join(", ", names()));
    }

    private List<String> names() {
        return run.files().stream()
                .map(file -> file.substring(run.path().toString().length() + 1))
                .toList();
    }

    private void show(List<Outcome> outcomes) {
        Outcome one = outcomes.get(0);
        Samples samples = one.experiment().samples();
        console.result(
                "%-9s test %s %s, train %s, best epoch %d of %d, %.2f s of training%s",
                samples.kind().label(),
                one.meritName(),
                merit(outcomes, false),
                merit(outcomes, true),
                one.training().bestEpoch(),
                one.training().history().size(),
                Result.median(outcomes, Outcome::seconds),
                outcomes.size() > 1 ? " (medians of " + outcomes.size() + " seeds)" : "");
    }

    private static String merit(List<Outcome> outcomes, boolean ofTraining) {
        Outcome one = outcomes.get(0);
        double median =
                Result.median(outcomes, o -> o.figureOfMerit(ofTraining ? o.train() : o.test()));
        return one.meritText(median);
    }
}
