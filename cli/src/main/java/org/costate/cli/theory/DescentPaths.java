package org.costate.cli.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.costate.cli.demo.DemoTable;
import org.costate.control.hj.AtomMeasure;
import org.costate.control.hj.HopfColeSolution;
import org.costate.control.hj.LseLayer;
import org.costate.nets.Ensemble;
import org.costate.nets.Loss;
import org.costate.nets.lse.Coordinates;
import org.costate.nets.lse.InitialDataHistory;
import org.costate.nets.lse.InitialDataHistory.Snapshot;
import org.costate.nets.lse.LseGradient;
import org.costate.nets.lse.LseModel;
import org.costate.nets.train.Optimiser;
import org.costate.nets.train.Schedule;
import org.costate.nets.train.Trainer;
import org.costate.nets.train.TrainingOptions;
import org.costate.plots.Animation;
import org.costate.plots.Curves;
import org.costate.plots.Figure;
import org.costate.plots.Labels;
import org.costate.plots.LineStyle;
import org.costate.plots.Panel;

/**
 * Gradient descent from one start in two coordinates, {@code (W, b)} and {@code (y, g)}: the
 * initial data after every step.
 */
final class DescentPaths {

    private static final double T = 1;
    private static final double EPSILON = 0.1;
    private static final int NEURONS = 8;
    private static final int STEPS = 3000;
    private static final int EVERY = 10;

    private final Ensemble data;
    private final List<Snapshot> byWeights;
    private final List<Snapshot> byAtoms;

    private DescentPaths(Ensemble data, List<Snapshot> byWeights, List<Snapshot> byAtoms) {
        this.data = data;
        this.byWeights = byWeights;
        this.byAtoms = byAtoms;
    }

    static DescentPaths of(long seed) {
        Ensemble data = TrainingTheory.samples(TrainingTheory::convexTarget, 200, seed);
        LseModel weights = LseModel.layer(1, NEURONS).at(EPSILON);
        LseModel atoms = weights.in(Coordinates.atoms(T));
        return new DescentPaths(data, path(weights, data, seed), path(atoms, data, seed));
    }

    private static List<Snapshot> path(LseModel model, Ensemble data, long seed) {
        double[] start = model.randomWeights(new SplittableRandom(seed));
        InitialDataHistory history = InitialDataHistory.of(model, T, EVERY).startingFrom(start);
        TrainingOptions options =
                TrainingOptions.standard()
                        .epochs(STEPS)
                        .batch(0)
                        .descendingBy(new Optimiser.Sgd(), 0.05, Schedule.constant());
        try (LseGradient sweep = model.sweeping(Loss.SQUARED_ERROR, 1)) {
            Trainer.of(model.fitting(data, Loss.SQUARED_ERROR), sweep, options)
                    .reportingTo(history)
                    .train(start);
        }
        return history.snapshots();
    }

    void addTo(TheoryReport report) {
        report.add(
                TheoryRow.atMost(
                        "S.1",
                        "every iterate is initial data: f + u = |x|²/4t along both paths",
                        "exact",
                        1e-13,
                        worstIdentity()),
                TheoryRow.refuted(
                        "S.2",
                        "descent is one search over initial data, whatever the coordinates: largest"
                                + " distance of g between two paths from one start",
                        "search over initial data",
                        0.01,
                        apart(),
                        "the reachable set is the same and the dictionary exact, the paths are"
                                + " not: descent is not equivariant"),
                chainRule(),
                temperature());
        report.table("paths", table());
        report.figure("paths", this::figure);
        report.animation("initial-data", this::animation);
    }

    private double worstIdentity() {
        double worst = 0;
        for (List<Snapshot> path : List.of(byWeights, byAtoms)) {
            for (Snapshot snapshot : path) {
                AtomMeasure atoms = snapshot.readOuts().get(0);
                LseLayer layer = atoms.layer(T, EPSILON);
                HopfColeSolution u = HopfColeSolution.of(atoms, EPSILON);
                for (double x : new double[] {-1.7, 0.2, 1.1}) {
                    double sum = layer.value(x) + u.raw(new double[] {x}, T);
                    worst = Math.max(worst, Math.abs(sum - x * x / (4 * T)));
                }
            }
        }
        return worst;
    }

    private double apart() {
        double apart = 0;
        for (int k = 0; k < byWeights.size(); k++) {
            double[] g = byWeights.get(k).readOuts().get(0).initialValues();
            double[] h = byAtoms.get(k).readOuts().get(0).initialValues();
            for (int j = 0; j < g.length; j++) {
                apart = Math.max(apart, Math.abs(g[j] - h[j]));
            }
        }
        return apart;
    }

    /** Largest deviation of a gradient from extrapolated central differences of the cost. */
    private double deviation(LseModel model) {
        var problem = model.fitting(data, Loss.SQUARED_ERROR);
        double[] theta = model.randomWeights(new SplittableRandom(3));
        double[] gradient = problem.gradient(theta);
        double worst = 0;
        for (int i = 0; i < theta.length; i++) {
            double[] difference = new double[2];
            for (int halving = 0; halving < 2; halving++) {
                double h = 1e-3 / (1 + halving);
                double[] moved = theta.clone();
                moved[i] += h;
                double above = problem.cost(moved);
                moved[i] -= 2 * h;
                difference[halving] = (above - problem.cost(moved)) / (2 * h);
            }
            double exact = (4 * difference[1] - difference[0]) / 3;
            worst = Math.max(worst, Math.abs(exact - gradient[i]));
        }
        return worst;
    }

    private TheoryRow chainRule() {
        LseModel model = LseModel.layer(1, NEURONS).at(EPSILON).in(Coordinates.atoms(T));
        return TheoryRow.atMost(
                "S.3",
                "∂J/∂g = −∂J/∂b, ∂J/∂y = (∂J/∂W − y ∂J/∂b)/2t, against differences",
                "–",
                1e-9,
                deviation(model));
    }

    private TheoryRow temperature() {
        LseModel model =
                LseModel.layer(1, NEURONS).at(org.costate.nets.lse.Temperature.learnt(EPSILON));
        return TheoryRow.atMost(
                "S.4", "∂J/∂ε = Σ c H(π), against differences", "–", 1e-9, deviation(model));
    }

    private DemoTable table() {
        DemoTable table = DemoTable.of("coordinates", "step", "atom", "y", "g");
        addRows(table, "W,b", byWeights);
        addRows(table, "y,g", byAtoms);
        return table;
    }

    private static void addRows(DemoTable table, String name, List<Snapshot> path) {
        for (int k = 0; k < path.size(); k += 10) {
            AtomMeasure atoms = path.get(k).readOuts().get(0);
            for (int j = 0; j < atoms.size(); j++) {
                table.row(
                        name,
                        path.get(k).step(),
                        j + 1,
                        atoms.positions()[j][0],
                        atoms.initialValues()[j]);
            }
        }
    }

    private Figure figure() {
        return Figure.grid(
                        2,
                        tracks("Descent in (W, b)", byWeights, byWeights.size()),
                        tracks("Descent in (y, g)", byAtoms, byAtoms.size()))
                .titled("The same start, the same loss, two searches over initial data")
                .subtitled("eight atoms, ε = 0.1, 3000 steps of gradient descent at rate 0.05")
                .sharedRanges()
                .sized(1150, 470);
    }

    /** The tracks of all atoms up to a snapshot. */
    private static Curves tracks(String title, List<Snapshot> path, int count) {
        int n = path.get(0).readOuts().get(0).size();
        double[] xs = new double[n * (count + 1)];
        double[] ys = new double[n * (count + 1)];
        for (int j = 0; j < n; j++) {
            for (int k = 0; k < count; k++) {
                AtomMeasure atoms = path.get(k).readOuts().get(0);
                xs[j * (count + 1) + k] = atoms.positions()[j][0];
                ys[j * (count + 1) + k] = atoms.initialValues()[j];
            }
            xs[j * (count + 1) + count] = Double.NaN;
            ys[j * (count + 1) + count] = Double.NaN;
        }
        AtomMeasure first = path.get(0).readOuts().get(0);
        AtomMeasure now = path.get(count - 1).readOuts().get(0);
        return Panel.curves(Labels.of(title, "y", "g"))
                .line("tracks", xs, ys)
                .line("start", column(first), first.initialValues(), LineStyle.POINTS)
                .line("now", column(now), now.initialValues(), LineStyle.POINTS);
    }

    private static double[] column(AtomMeasure atoms) {
        double[] y = new double[atoms.size()];
        for (int j = 0; j < y.length; j++) {
            y[j] = atoms.positions()[j][0];
        }
        return y;
    }

    private Animation animation() {
        List<Figure> frames = new ArrayList<>();
        double[] x = Line.points(-2, 2, 161);
        double[] target = Line.map(x, TrainingTheory::convexTarget);
        for (int frame = 0; frame <= 36; frame++) {
            // quadratic in time: the first steps move most
            int k = (byWeights.size() - 1) * frame * frame / (36 * 36);
            LseLayer one = byWeights.get(k).readOuts().get(0).layer(T, EPSILON);
            LseLayer other = byAtoms.get(k).readOuts().get(0).layer(T, EPSILON);
            Curves fit =
                    Panel.curves(Labels.of("The layer", "x", "f"))
                            .line("target", x, target, LineStyle.DASHED)
                            .line("by (W, b)", x, Line.map(x, one::value))
                            .line("by (y, g)", x, Line.map(x, other::value));
            frames.add(
                    Figure.grid(
                                    3,
                                    fit,
                                    tracks("Initial data, by (W, b)", byWeights, k + 1),
                                    tracks("Initial data, by (y, g)", byAtoms, k + 1))
                            .titled("Training as a search over initial data")
                            .subtitled("step " + byWeights.get(k).step() + " of " + STEPS)
                            .sharedRanges()
                            .sized(1200, 420));
        }
        return Animation.of(frames).delay(120);
    }
}
