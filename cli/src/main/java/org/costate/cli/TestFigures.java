package org.costate.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.costate.nets.data.DataSet;
import org.costate.nets.model.Model;
import org.costate.plots.Bounds;
import org.costate.plots.Figure;
import org.costate.plots.GreyImage;
import org.costate.plots.Labels;
import org.costate.plots.Panel;

/** The figures that judge an outcome on its test part. */
final class TestFigures {

    private static final int GRID = 161;
    private static final int MOST_POINTS = 300;
    private static final int MOST_IMAGES = 40;
    private static final int IMAGES_A_ROW = 8;

    private final Outcome outcome;
    private final DataSet test;
    private final Predictions predictions;
    private final String suffix;

    TestFigures(Outcome outcome, String suffix) {
        this.outcome = outcome;
        this.suffix = suffix;
        this.test = outcome.experiment().samples().rawTest();
        this.predictions =
                new Predictions(
                        outcome.experiment().loss(),
                        outcome.testOutputs(),
                        outcome.experiment().network().outputs());
    }

    void addTo(Map<String, Supplier<Figure>> figures, int mostClasses) {
        if (!outcome.isForClasses()) {
            figures.put("predicted" + suffix, this::predicted);
            return;
        }
        if (test.featureCount() == 2) {
            figures.put("decision-region" + suffix, this::region);
        }
        if (test.classCount() <= mostClasses) {
            figures.put("confusion" + suffix, this::confusion);
        }
        if (isImages() && !mistakes().isEmpty()) {
            figures.put("mistakes" + suffix, this::images);
        }
    }

    private String subtitle() {
        return String.format(
                java.util.Locale.ROOT,
                "%s, %s split, %d test samples, %s %s",
                test.name(),
                outcome.experiment().samples().kind().label(),
                test.size(),
                outcome.meritName(),
                outcome.meritText(outcome.figureOfMerit(outcome.test())));
    }

    private Figure confusion() {
        return Figure.of(Panel.confusionMatrix("", test.classNames(), outcome.test().confusion()))
                .titled("Confusion matrix")
                .subtitled(subtitle());
    }

    private Figure predicted() {
        int[] rows = TrainingFigures.spread(test.size(), 4 * MOST_POINTS);
        double[] truth = Arrays.stream(rows).mapToDouble(i -> test.target(i, 0)).toArray();
        double[] got = Arrays.stream(rows).mapToDouble(i -> predictions.values(i)[0]).toArray();
        String target = test.targetNames().get(0);
        return Figure.of(
                        Panel.scatter(Labels.axes("true " + target, "predicted " + target))
                                .points("test", truth, got)
                                .diagonal()
                                .equalUnits())
                .titled("Predicted against true")
                .subtitled(subtitle());
    }

    private Figure region() {
        int[] rows = TrainingFigures.spread(test.size(), MOST_POINTS);
        double[][] points = new double[rows.length][];
        int[] classes = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            points[i] = test.features(rows[i]);
            classes[i] = test.label(rows[i]);
        }
        double[] x = range(0);
        double[] y = range(1);
        List<String> names = test.featureNames();
        return Figure.of(
                        Panel.decisionRegion(
                                        Labels.axes(names.get(0), names.get(1)),
                                        Bounds.of(x[0], x[1], y[0], y[1]),
                                        probabilities(x, y))
                                .classNames(test.classNames().toArray(String[]::new))
                                .test(points, classes))
                .titled("Decision regions")
                .subtitled(subtitle());
    }

    private double[] range(int column) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < test.size(); i++) {
            least = Math.min(least, test.feature(i, column));
            most = Math.max(most, test.feature(i, column));
        }
        double margin = most > least ? 0.06 * (most - least) : 1;
        return new double[] {least - margin, most + margin};
    }

    private double[][][] probabilities(double[] x, double[] y) {
        double[] nodes = new double[2 * GRID * GRID];
        for (int i = 0; i < GRID; i++) {
            for (int j = 0; j < GRID; j++) {
                nodes[2 * (i * GRID + j)] = x[0] + (x[1] - x[0]) * j / (GRID - 1);
                nodes[2 * (i * GRID + j) + 1] = y[0] + (y[1] - y[0]) * i / (GRID - 1);
            }
        }
        Model model = outcome.model();
        DataSet grid = DataSet.featuresOnly("grid", nodes, test.featureNames());
        Predictions at = PredictCommand.predict(model, model.scaling().apply(grid));
        double[][][] p = new double[GRID][GRID][];
        for (int k = 0; k < GRID * GRID; k++) {
            p[k / GRID][k % GRID] = at.probabilities(k);
        }
        return p;
    }

    private boolean isImages() {
        int side = side();
        return side > 3
                && side * side == test.featureCount()
                && test.featureNames().get(0).startsWith("pixel");
    }

    private int side() {
        return (int) Math.round(Math.sqrt(test.featureCount()));
    }

    private List<Integer> mistakes() {
        List<Integer> wrong = new ArrayList<>();
        for (int i = 0; i < test.size() && wrong.size() < MOST_IMAGES; i++) {
            if (predictions.classOf(i) != test.label(i)) {
                wrong.add(i);
            }
        }
        return wrong;
    }

    private Figure images() {
        double ink = Arrays.stream(test.featuresUnsafe()).max().orElse(1);
        List<GreyImage> images = new ArrayList<>();
        for (int i : mistakes()) {
            images.add(
                    GreyImage.classified(
                            pixels(i, ink),
                            test.classNames().get(predictions.classOf(i)),
                            test.classNames().get(test.label(i))));
        }
        int columns = Math.min(IMAGES_A_ROW, Math.max(4, images.size()));
        return Figure.of(Panel.images("", columns, images))
                .titled("Mistakes on the test part")
                .subtitled(subtitle());
    }

    private double[][] pixels(int sample, double ink) {
        double[][] pixels = new double[side()][side()];
        for (int k = 0; k < test.featureCount(); k++) {
            pixels[k / side()][k % side()] = test.feature(sample, k) / Math.max(1e-300, ink);
        }
        return pixels;
    }
}
