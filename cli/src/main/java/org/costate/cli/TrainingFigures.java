package org.costate.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.costate.nets.GradientComparison;
import org.costate.nets.Loss;
import org.costate.nets.train.EpochRecord;
import org.costate.plots.Figure;
import org.costate.plots.Labels;
import org.costate.plots.LearningCurves;
import org.costate.plots.LineStyle;
import org.costate.plots.Panel;
import org.costate.plots.Profiles;

/** The figures of a training, by the names of their files; each is drawn only when asked for. */
final class TrainingFigures {

    private static final int MOST_BARS = 40;
    private static final int MOST_CLASSES = 30;

    private final Result result;
    private final Outcome kept;
    private final List<EpochRecord> history;

    TrainingFigures(Result result) {
        this.result = result;
        this.kept = result.kept();
        this.history = kept.training().history();
    }

    /** Returns those that the data and the training have something for. */
    Map<String, Supplier<Figure>> all() {
        Map<String, Supplier<Figure>> figures = new LinkedHashMap<>();
        if (!history.isEmpty()) {
            figures.put("learning-curves", this::learning);
        }
        if (history.stream().anyMatch(r -> r.costateNorm().length > 0)) {
            figures.put("layers", this::layers);
        }
        figures.put("trajectories", () -> new TrajectoryFigure(kept).figure());
        new TestFigures(kept, "").addTo(figures, MOST_CLASSES);
        if (!result.others().isEmpty()) {
            new TestFigures(result.others().get(0), "-last").addTo(figures, MOST_CLASSES);
        }
        Stability stability = result.stability();
        if (stability != null && stability.accuracy().length > 0) {
            figures.put("robustness", () -> robustness(stability));
        }
        if (result.check() != null) {
            GradientComparison comparison = result.check().comparison();
            figures.put("gradient", () -> gradient(comparison));
        }
        return figures;
    }

    private Figure robustness(Stability stability) {
        Labels labels = Labels.axes("deviation of noise on the scaled inputs", "test accuracy");
        return Figure.of(
                        Panel.curves(labels)
                                .line(
                                        "test",
                                        stability.noise(),
                                        stability.accuracy(),
                                        LineStyle.MARKED))
                .titled("Robustness to input noise")
                .subtitled(
                        String.format(
                                Locale.ROOT,
                                "singular values of the flow from %.3g to %.3g",
                                stability.smallest(),
                                stability.largest()));
    }

    private Figure learning() {
        double[] epochs = numbers(EpochRecord::epoch);
        LearningCurves curves =
                LearningCurves.of(lossName(kept.experiment().loss()))
                        .on(
                                "training",
                                epochs,
                                numbers(EpochRecord::trainLoss),
                                numbers(EpochRecord::trainAccuracy));
        if (history.stream().anyMatch(r -> !Double.isNaN(r.validationLoss()))) {
            curves =
                    curves.on(
                                    "validation",
                                    epochs,
                                    numbers(EpochRecord::validationLoss),
                                    numbers(EpochRecord::validationAccuracy))
                            .bestEpoch(kept.training().bestEpoch());
        }
        Figure figure = kept.isForClasses() ? curves.figure() : Figure.of(curves.loss());
        return figure.titled("Learning curves").subtitled(subtitle());
    }

    private static String lossName(Loss loss) {
        return switch (loss) {
            case CROSS_ENTROPY -> "cross-entropy";
            case LOGISTIC -> "logistic loss";
            case SQUARED_ERROR -> "half the squared error";
        };
    }

    private double[] numbers(ToDoubleFunction<EpochRecord> number) {
        return history.stream().mapToDouble(number).toArray();
    }

    private String subtitle() {
        return kept.experiment().samples().train().name() + ", " + kept.experiment().network();
    }

    private Figure layers() {
        Profiles norms = Panel.profiles(Labels.of("Costate norm", "layer", "‖p‖"), "epoch").logY();
        Profiles energies = Panel.profiles(Labels.of("Hamiltonian", "layer", "H"), "epoch");
        for (EpochRecord record : moments()) {
            norms = norms.at(record.epoch(), record.costateNorm());
            energies = energies.at(record.epoch(), record.hamiltonian());
        }
        return Figure.of(norms, energies).titled("Along the layers").subtitled(subtitle());
    }

    /** Epochs 1, 2, 4, 8 … and the last. */
    private List<EpochRecord> moments() {
        List<EpochRecord> chosen = new ArrayList<>();
        for (int epoch = 1; epoch < history.size(); epoch *= 2) {
            chosen.add(history.get(epoch - 1));
        }
        chosen.add(history.get(history.size() - 1));
        return chosen;
    }

    private Figure gradient(GradientComparison comparison) {
        List<GradientComparison.Row> rows =
                comparison.rows().stream().filter(r -> r.compared() > 0).toList();
        String what = "tensor";
        if (rows.size() > MOST_BARS) {
            rows = rows.stream().filter(r -> r.tensor().endsWith("K")).limit(MOST_BARS).toList();
            what = "matrices of the first " + rows.size() + " layers";
        }
        double[] relative = rows.stream().mapToDouble(GradientComparison.Row::relative).toArray();
        return Figure.of(
                        Panel.bars(
                                        Labels.axes(what, "worst relative difference"),
                                        rows.stream().map(GradientComparison.Row::tensor).toList())
                                .group("against " + comparison.reference(), relative)
                                .logScale())
                .titled("First gradient: costate sweep against " + comparison.reference())
                .subtitled("relative to the largest entry of each tensor, float64");
    }

    /** Returns every so manyth of {@code size} rows, at most {@code most} of them. */
    static int[] spread(int size, int most) {
        int count = Math.min(size, most);
        int[] rows = new int[count];
        Arrays.setAll(rows, i -> (int) ((long) i * size / count));
        return rows;
    }
}
