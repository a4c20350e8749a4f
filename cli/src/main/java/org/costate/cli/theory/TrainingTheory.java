package org.costate.cli.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.costate.cli.demo.DemoProgress;
import org.costate.cli.demo.DemoTable;
import org.costate.kernels.Activation;
import org.costate.nets.DenseBlock;
import org.costate.nets.Ensemble;
import org.costate.nets.Lift;
import org.costate.nets.Loss;
import org.costate.nets.ResidualNetwork;
import org.costate.nets.lse.LseGradient;
import org.costate.nets.lse.LseModel;
import org.costate.nets.lse.Temperature;
import org.costate.nets.train.Optimiser;
import org.costate.nets.train.Schedule;
import org.costate.nets.train.Trainer;
import org.costate.nets.train.Training;
import org.costate.nets.train.TrainingOptions;
import org.costate.ode.Scheme;
import org.costate.ode.TimeGrid;
import org.costate.plots.Curves;
import org.costate.plots.Figure;
import org.costate.plots.Labels;
import org.costate.plots.LineStyle;
import org.costate.plots.Panel;

/** Training as a search over initial data: its paths, its models and what they can reach. */
final class TrainingTheory implements TheoryExperiment {

    private static final int SAMPLES = 256;
    private static final int RESTARTS = 20;

    /** A model with what it was trained on and how it did. */
    private record Fit(
            String model,
            String target,
            double epsilon,
            double rmse,
            LseModel kept,
            double[] weights) {}

    @Override
    public String name() {
        return "training";
    }

    @Override
    public String title() {
        return "Training as a search over initial data: paths, temperatures, models";
    }

    @Override
    public TheoryReport run(long seed, DemoProgress progress) {
        TheoryReport report = new TheoryReport();
        DescentPaths paths = DescentPaths.of(seed);
        paths.addTo(report);
        progress.advanced(1, 4, "paths");
        Fit floor = floor(seed);
        report.add(
                TheoryRow.refuted(
                        "T1.9",
                        "one layer is universal: best RMSE on sin 2x, N = 32, 20 restarts",
                        "universality",
                        0.4,
                        floor.rmse(),
                        "f is convex; the floor is the distance to the convex functions"));
        progress.advanced(2, 4, "one layer");
        List<Fit> fits = new ArrayList<>(List.of(floor));
        fits.addAll(models(seed));
        progress.advanced(3, 4, "models");
        verdicts(report, fits);
        temperatures(report, fits, seed);
        progress.advanced(4, 4, "temperatures");
        report.table("models", table(fits));
        report.figure("models", () -> figure(fits));
        return report;
    }

    static double convexTarget(double x) {
        return x * x / 4 + Math.abs(x - 0.5) / 2;
    }

    private static double wave(double x) {
        return StrictMath.sin(2 * x);
    }

    static Ensemble samples(DoubleUnaryOperator f, int count, long seed) {
        double[] x = new SplittableRandom(seed).doubles(count, -2, 2).toArray();
        return Ensemble.valued(count, 1, x, Line.map(x, f));
    }

    /** Adam, then L-BFGS, on the whole ensemble. */
    static Training fitted(LseModel model, Ensemble data, double[] start, int adam, int lbfgs) {
        TrainingOptions full = TrainingOptions.standard().batch(0);
        try (LseGradient sweep = model.sweeping(Loss.SQUARED_ERROR, 1)) {
            var problem = model.fitting(data, Loss.SQUARED_ERROR);
            Training rough =
                    Trainer.of(
                                    problem,
                                    sweep,
                                    full.epochs(adam)
                                            .descendingBy(
                                                    Optimiser.adam(), 0.01, Schedule.cosine()))
                            .train(start);
            return Trainer.of(
                            problem,
                            sweep,
                            full.epochs(lbfgs)
                                    .descendingBy(new Optimiser.Lbfgs(20), 1, Schedule.constant()))
                    .train(rough.weights());
        }
    }

    private static Fit fit(String name, String target, LseModel model, Ensemble data, long seed) {
        double[] start = model.randomWeights(new SplittableRandom(seed));
        Training training = fitted(model, data, start, 1000, 400);
        double rmse = Math.sqrt(2 * training.last().trainLoss());
        double epsilon = model.temperature(training.weights());
        return new Fit(name, target, epsilon, rmse, model, training.weights());
    }

    private static Fit floor(long seed) {
        LseModel model = LseModel.layer(1, 32).at(0.1);
        Ensemble data = samples(TrainingTheory::wave, SAMPLES, seed);
        double[] best = {};
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < RESTARTS; i++) {
            double[] start = model.randomWeights(new SplittableRandom(seed + i));
            Training training = fitted(model, data, start, 200, 200);
            double rmse = Math.sqrt(2 * training.last().trainLoss());
            if (rmse < least) {
                least = rmse;
                best = training.weights();
            }
        }
        return new Fit("one layer", "sin 2x", 0.1, least, model, best);
    }

    private static LseModel residual() {
        return LseModel.residual(
                ResidualNetwork.of(
                                DenseBlock.residual(6, Activation.TANH),
                                TimeGrid.uniform(0, 1, 4),
                                Scheme.EULER)
                        .lifting(Lift.dense(1, 6, Activation.TANH)),
                8);
    }

    private static List<Fit> models(long seed) {
        Ensemble wave = samples(TrainingTheory::wave, SAMPLES, seed);
        Ensemble convex = samples(TrainingTheory::convexTarget, SAMPLES, seed);
        LseModel difference = LseModel.layer(1, 16).at(0.1).differenceOfConvex();
        LseModel softplus = LseModel.softplus(1, new int[] {12}, 8).at(0.1);
        LseModel inputConvex = LseModel.inputConvex(1, new int[] {8, 8}, 8).at(0.1);
        return List.of(
                fit("difference of convex", "sin 2x", difference, wave, seed),
                fit("softplus + LSE", "sin 2x", softplus, wave, seed),
                fit("residual + LSE", "sin 2x", residual().at(0.1), wave, seed),
                fit("input-convex + LSE", "sin 2x", inputConvex, wave, seed),
                fit("one layer", "convex", LseModel.layer(1, 16).at(0.02), convex, seed),
                fit("input-convex + LSE", "convex", inputConvex.at(0.02), convex, seed));
    }

    private static double rmse(List<Fit> fits, String model, String target) {
        return fits.stream()
                .filter(f -> f.model().equals(model) && f.target().equals(target))
                .mapToDouble(Fit::rmse)
                .findFirst()
                .orElseThrow();
    }

    private static void verdicts(TheoryReport report, List<Fit> fits) {
        double tenth = 0.1 * rmse(fits, "one layer", "sin 2x"); // a tenth of what is out of reach
        report.add(
                TheoryRow.atMost(
                        "M.1",
                        "a difference of two layers learns sin 2x: RMSE",
                        "–",
                        tenth,
                        rmse(fits, "difference of convex", "sin 2x")),
                TheoryRow.atMost(
                        "M.2",
                        "softplus layers with LSE read-out learn it",
                        "–",
                        tenth,
                        rmse(fits, "softplus + LSE", "sin 2x")),
                TheoryRow.atMost(
                        "M.3",
                        "a residual network with LSE read-out learns it",
                        "–",
                        tenth,
                        rmse(fits, "residual + LSE", "sin 2x")),
                TheoryRow.atLeast(
                        "M.4",
                        "an input-convex network cannot: it has the floor of one layer",
                        "–",
                        0.4,
                        rmse(fits, "input-convex + LSE", "sin 2x")),
                TheoryRow.atMost(
                        "M.5",
                        "one layer learns a convex target with a kink",
                        "–",
                        0.02,
                        rmse(fits, "one layer", "convex")),
                TheoryRow.atMost(
                        "M.6",
                        "an input-convex network learns it too",
                        "–",
                        0.02,
                        rmse(fits, "input-convex + LSE", "convex")));
    }

    /** The same layer on the same kinked target with {@code ε} fixed, annealed and learnt. */
    private static void temperatures(TheoryReport report, List<Fit> fits, long seed) {
        Ensemble data = samples(Math::abs, SAMPLES, seed);
        LseModel model = LseModel.layer(1, 8);
        double[] start = model.at(0.5).randomWeights(new SplittableRandom(seed));
        Fit warm = fit("one layer, ε fixed", "|x|", model.at(0.5), data, seed);
        var annealing = org.costate.nets.lse.Annealing.geometric(0.5, 0.01, 8);
        TrainingOptions stage =
                TrainingOptions.standard()
                        .batch(0)
                        .epochs(200)
                        .descendingBy(new Optimiser.Lbfgs(20), 1, Schedule.constant());
        List<Training> stages =
                annealing.train(
                        model,
                        data,
                        Loss.SQUARED_ERROR,
                        stage,
                        start,
                        org.costate.nets.train.TrainingListener.none(),
                        1);
        Training last = stages.get(stages.size() - 1);
        double cold = Math.sqrt(2 * last.last().trainLoss());
        Fit learnt =
                fit("one layer, ε learnt", "|x|", model.at(Temperature.learnt(0.5)), data, seed);
        fits.add(warm);
        fits.add(
                new Fit(
                        "one layer, ε annealed",
                        "|x|",
                        0.01,
                        cold,
                        model.at(0.01),
                        last.weights()));
        fits.add(learnt);
        report.add(
                TheoryRow.atMost(
                                "M.7",
                                "annealing ε from 0.5 to 0.01 over fixed ε = 0.5, |x|: RMSE"
                                        + " ratio",
                                "–",
                                0.1,
                                cold / warm.rmse())
                        .remarking("at a fixed ε the kink costs up to ε log 2"),
                TheoryRow.atMost(
                                "M.8",
                                "a learnt ε falls by itself: RMSE ratio",
                                "–",
                                0.1,
                                learnt.rmse() / warm.rmse())
                        .remarking(
                                "it ends at ε = "
                                        + TheoryRow.number(learnt.epsilon())
                                        + ", where no sample lies in the kink"));
    }

    private static DemoTable table(List<Fit> fits) {
        DemoTable table = DemoTable.of("model", "target", "epsilon", "weights", "rmse");
        fits.forEach(
                f -> table.row(f.model(), f.target(), f.epsilon(), f.weights().length, f.rmse()));
        return table;
    }

    private static Figure figure(List<Fit> fits) {
        double[] x = Line.points(-2, 2, 401);
        return Figure.grid(
                        3,
                        panel(fits, "sin 2x", x, TrainingTheory::wave),
                        panel(fits, "convex", x, TrainingTheory::convexTarget),
                        panel(fits, "|x|", x, Math::abs))
                .titled("What each model can reach")
                .subtitled("256 samples; one layer and input-convex nets stay convex")
                .sized(1400, 460);
    }

    private static Curves panel(List<Fit> fits, String target, double[] x, DoubleUnaryOperator f) {
        double[] sparse = Line.points(-2, 2, 33);
        LineStyle[] styles = {LineStyle.SOLID, LineStyle.DASHED, LineStyle.DOTTED};
        int drawn = 0;
        Curves panel =
                Panel.curves(Labels.of("Target: " + target, "x", "z"))
                        .line("target", sparse, Line.map(sparse, f), LineStyle.POINTS);
        for (Fit fit : fits) {
            if (fit.target().equals(target)) {
                try (LseGradient sweep = fit.kept().sweeping(Loss.SQUARED_ERROR, 1)) {
                    double[] z = sweep.outputs(fit.weights(), Ensemble.unlabelled(1, x));
                    panel = panel.line(fit.model(), x, z, styles[drawn++ % styles.length]);
                }
            }
        }
        return panel;
    }
}
