package org.costate.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.costate.nets.train.Training;
import org.jspecify.annotations.Nullable;

/**
 * All that one call of {@code costate train} found out.
 *
 * @param main one outcome a seed, on the main split
 * @param others one outcome a seed, on the further split; empty if there is none
 * @param check the first gradient; {@code null} if it was not looked at
 * @param stability how the kept net answers to disturbed inputs; {@code null} if it is not finite
 * @param kernel the kernel back end
 * @param numbersPerSample what a sweep stores of one sample
 */
record Result(
        List<Outcome> main,
        List<Outcome> others,
        @Nullable GradientCheck check,
        @Nullable Stability stability,
        String kernel,
        long numbersPerSample) {

    /** Returns the outcome whose model is kept: that of the first seed. */
    Outcome kept() {
        return main.get(0);
    }

    /** Returns the first outcome that left the finite numbers, else the first that got worse. */
    Optional<Outcome> broken() {
        return first(Training.Status.NON_FINITE).or(() -> first(Training.Status.NOT_IMPROVED));
    }

    private Optional<Outcome> first(Training.Status status) {
        return Stream.concat(main.stream(), others.stream())
                .filter(o -> o.training().status() == status)
                .findFirst();
    }

    /** Returns how the process ends. */
    int exitCode() {
        if (first(Training.Status.NON_FINITE).isPresent()) {
            return ExitCode.NUMERICAL;
        }
        return broken().isPresent() ? ExitCode.UNCONVERGED : ExitCode.DONE;
    }

    /** Returns the median over seeds. */
    static double median(List<Outcome> outcomes, ToDoubleFunction<Outcome> number) {
        double[] sorted = outcomes.stream().mapToDouble(number).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : 0.5 * (sorted[middle - 1] + sorted[middle]);
    }

    /** Returns the object {@code --json} prints and {@code summary.json} holds. */
    Map<String, Object> toMap(List<String> files) {
        Map<String, Object> all = new TreeMap<>();
        Outcome kept = kept();
        Experiment experiment = kept.experiment();
        all.put("version", VersionText.version());
        all.put("data", experiment.samples().train().name());
        all.put("split", experiment.samples().kind().label());
        all.put("trainSamples", experiment.samples().train().size());
        all.put("testSamples", experiment.samples().test().size());
        all.put("network", experiment.network().toString());
        all.put("weights", experiment.network().layout().length());
        all.put("status", broken().orElse(kept).training().status().name());
        all.put("message", broken().orElse(kept).training().message());
        all.put("bestEpoch", kept.training().bestEpoch());
        all.put("epochs", kept.training().history().size());
        all.put("kernel", kernel);
        all.put("threads", experiment.engine().threads());
        all.put(
                "precision",
                experiment.engine().precision().name().toLowerCase(java.util.Locale.ROOT));
        all.put("seed", experiment.seed());
        all.put("storedNumbersPerSample", numbersPerSample);
        all.put("files", files);
        putScores(all);
        putGradient(all);
        if (stability != null) {
            all.put("stability", stability.toMap());
        }
        return all;
    }

    private void putScores(Map<String, Object> all) {
        Outcome kept = kept();
        String merit = kept.isForClasses() ? "Accuracy" : "Rmse";
        all.put("train" + merit, median(main, o -> o.figureOfMerit(o.train())));
        all.put("test" + merit, median(main, o -> o.figureOfMerit(o.test())));
        all.put("testLoss", median(main, o -> o.test().loss()));
        all.put("trainSeconds", median(main, Outcome::seconds));
        if (!others.isEmpty()) {
            all.put("lastQuarter" + merit, median(others, o -> o.figureOfMerit(o.test())));
            all.put("lastQuarterSeconds", median(others, Outcome::seconds));
        }
        if (main.size() > 1) {
            all.put("seeds", main.stream().map(o -> o.experiment().seed()).toList());
            all.put("test" + merit + "BySeed", merits(main));
            if (!others.isEmpty()) {
                all.put("lastQuarter" + merit + "BySeed", merits(others));
            }
        }
    }

    private static double[] merits(List<Outcome> outcomes) {
        double[] merits = new double[outcomes.size()];
        Arrays.setAll(merits, i -> outcomes.get(i).figureOfMerit(outcomes.get(i).test()));
        return merits;
    }

    private void putGradient(Map<String, Object> all) {
        if (check != null) {
            all.put("gradientWorstRelativeError", check.comparison().worst());
            all.put("gradientReference", check.comparison().reference());
            all.put("gradientWeightsCompared", check.comparison().compared());
            if (!check.continuous().isEmpty()) {
                all.put(
                        "continuousGradient",
                        check.continuous().stream().map(ContinuousCheck.Row::toMap).toList());
            }
        }
    }
}
