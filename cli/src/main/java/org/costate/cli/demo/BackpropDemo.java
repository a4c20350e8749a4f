package org.costate.cli.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.costate.kernels.Activation;
import org.costate.nets.DenseBlock;
import org.costate.nets.Ensemble;
import org.costate.nets.GradientComparison;
import org.costate.nets.GradientMethod;
import org.costate.nets.Loss;
import org.costate.nets.ResidualNetwork;
import org.costate.nets.TrainingProblem;
import org.costate.ode.Scheme;
import org.costate.ode.TimeGrid;
import org.costate.plots.Figure;
import org.costate.plots.Labels;
import org.costate.plots.Panel;

/**
 * Backpropagation is the costate equation: the sweep against a reverse pass written by hand, layer
 * by layer, forward-mode differentiation, and PyTorch where it is installed.
 */
final class BackpropDemo implements Demo {

    private static final int WIDTH = 4;
    private static final int CLASSES = 3;
    private static final int SAMPLES = 5;
    private static final int FORWARD_WEIGHTS = 200;

    @Override
    public String name() {
        return "backprop";
    }

    @Override
    public String title() {
        return "Backpropagation is the costate equation, layer by layer and digit for digit";
    }

    @Override
    public DemoResult run(long seed, DemoProgress progress) {
        DemoTable table =
                DemoTable.of("depth", "reference", "tensor", "scale", "worst", "relative");
        List<Finding> findings = new ArrayList<>();
        Map<String, Supplier<Figure>> figures = new LinkedHashMap<>();
        int[] depths = {10, 200};
        for (int d = 0; d < depths.length; d++) {
            int depth = depths[d];
            TrainingProblem problem = problem(depth, seed);
            double[] theta = problem.network().randomWeights(new SplittableRandom(seed));
            for (GradientMethod reference : references()) {
                GradientComparison gap =
                        GradientComparison.between(
                                GradientMethod.costateSweep(), reference, problem, theta);
                findings.add(
                        Finding.atMost(
                                "depth " + depth + ", costate sweep against " + reference.name(),
                                reference instanceof ByHand ? 1e-13 : 1e-12,
                                gap.worst()));
                append(table, depth, gap);
                if (reference instanceof ByHand && d == 0) {
                    figures.put("backprop", () -> figure(gap));
                }
            }
            progress.advanced(d + 1, depths.length, "depth " + depth);
        }
        return new DemoResult(findings, table, figures);
    }

    /** The reverse pass of {@link HandBackprop}. */
    private record ByHand() implements GradientMethod {
        @Override
        public String name() {
            return "backprop by hand";
        }

        @Override
        public double[] gradient(TrainingProblem problem, double[] theta) {
            return HandBackprop.gradient(problem, theta);
        }
    }

    private static List<GradientMethod> references() {
        List<GradientMethod> all = new ArrayList<>();
        all.add(new ByHand());
        all.add(GradientMethod.forwardMode(FORWARD_WEIGHTS));
        GradientMethod.autograd().ifPresent(all::add);
        return all;
    }

    private static TrainingProblem problem(int depth, long seed) {
        SplittableRandom random = new SplittableRandom(seed + depth);
        double[] inputs = random.doubles(SAMPLES * WIDTH, -1, 1).toArray();
        int[] labels = IntStream.range(0, SAMPLES).map(s -> s % CLASSES).toArray();
        return ResidualNetwork.of(
                        DenseBlock.residual(WIDTH, Activation.TANH),
                        TimeGrid.uniform(0, 2, depth),
                        Scheme.EULER)
                .readingOut(CLASSES)
                .fitting(Ensemble.labelled(WIDTH, inputs, labels), Loss.CROSS_ENTROPY);
    }

    private static void append(DemoTable table, int depth, GradientComparison gap) {
        for (GradientComparison.Row row : gap.rows()) {
            if (row.compared() > 0) {
                table.row(
                        depth,
                        gap.reference(),
                        row.tensor(),
                        row.scale(),
                        row.worst(),
                        row.relative());
            }
        }
    }

    private static Figure figure(GradientComparison gap) {
        List<String> names = gap.rows().stream().map(GradientComparison.Row::tensor).toList();
        return Figure.of(
                        Panel.bars(Labels.of("depth 10", "weights", "largest entry"), names)
                                .group("gradient", numbers(gap, GradientComparison.Row::scale))
                                .group("difference", numbers(gap, GradientComparison.Row::worst))
                                .logScale())
                .titled("The costate sweep against backpropagation written by hand")
                .sized(1100, 460);
    }

    private static double[] numbers(
            GradientComparison gap,
            java.util.function.ToDoubleFunction<GradientComparison.Row> number) {
        return gap.rows().stream().mapToDouble(number).toArray();
    }
}
