package org.costate.cli.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.costate.cli.demo.DemoProgress;
import org.costate.cli.demo.DemoTable;
import org.costate.control.hj.AtomMeasure;
import org.costate.control.hj.HopfColeSolution;
import org.costate.control.hj.LseLayer;
import org.costate.plots.Bounds;
import org.costate.plots.Figure;
import org.costate.plots.HeatMap;
import org.costate.plots.Labels;
import org.costate.plots.Panel;

/** Characteristics and shocks: where information comes from, and where it is lost. */
final class CharacteristicsTheory implements TheoryExperiment {

    private static final double END = 2;
    private static final double REACH = 3;

    @Override
    public String name() {
        return "characteristics";
    }

    @Override
    public String title() {
        return "Characteristics are straight rays from the atoms; shocks are ties, ε wide";
    }

    @Override
    public TheoryReport run(long seed, DemoProgress progress) {
        TheoryReport report = new TheoryReport();
        SplittableRandom random = new SplittableRandom(seed);
        report.add(velocity(random), straight(), shocks());
        report.add(tie(0.03), farField(random));
        report.table("shocks", table());
        report.figure("characteristics", CharacteristicsTheory::figure);
        progress.advanced(1, 1, "characteristics");
        return report;
    }

    private static TheoryRow velocity(SplittableRandom random) {
        HopfColeSolution u = HopfColeSolution.of(Line.randomAtoms(7, 3, random), 0.3);
        double worst = 0;
        for (double[] x : Line.randomPoints(200, 3, 2.5, random)) {
            double[] slope = u.gradient(x, 0.8);
            double[] foot = u.foot(x, 0.8);
            double[] optimal = u.optimalVelocity(x, 0.8);
            for (int i = 0; i < 3; i++) {
                worst = Math.max(worst, Math.abs(2 * slope[i] - (x[i] - foot[i]) / 0.8));
                worst = Math.max(worst, Math.abs(2 * slope[i] + optimal[i]));
            }
        }
        return TheoryRow.atMost(
                "C.1", "2∇u = (x − ȳ)/t: the foot is the posterior mean", "exact", 1e-13, worst);
    }

    /** Along a ray from an atom the foot is that atom, as long as the ray is inside its cell. */
    private static TheoryRow straight() {
        HopfColeSolution u = HopfColeSolution.of(Line.atomsA(), 0);
        double worst = 0;
        double[][] y = Line.atomsA().positions();
        for (int j = 0; j < y.length; j++) {
            for (double v : Line.points(-2, 2, 41)) {
                double end = arrival(y[j][0], v, j);
                for (double s : Line.points(1e-3, Math.max(2e-3, 0.999 * end), 20)) {
                    double[] x = {y[j][0] + v * s};
                    worst = Math.max(worst, Math.abs(u.foot(x, s)[0] - y[j][0]));
                }
            }
        }
        return TheoryRow.atMost(
                "C.2",
                "at ε = 0 rays from an atom keep it as foot up to the shock",
                "–",
                1e-13,
                worst);
    }

    /** When a ray meets a tie with another atom, at most {@link #END}. */
    private static double arrival(double y, double v, int j) {
        AtomMeasure atoms = Line.atomsA();
        double[] g = atoms.initialValues();
        double first = END;
        for (int i = 0; i < g.length; i++) {
            double gap = atoms.positions()[i][0] - y;
            // g_j + v²s/4 = g_i + (y + vs − y_i)²/(4s)
            double speed = 2 * v * gap - 4 * (g[i] - g[j]);
            if (i != j && speed > 0) {
                first = Math.min(first, gap * gap / speed);
            }
        }
        return first;
    }

    /** Returns where atoms {@code i} and {@code j} tie at time {@code t}. */
    private static double tie(AtomMeasure atoms, int i, int j, double t) {
        double[][] y = atoms.positions();
        double[] g = atoms.initialValues();
        double gap = y[j][0] - y[i][0];
        return 0.5 * (y[i][0] + y[j][0]) + 2 * t * (g[j] - g[i]) / gap;
    }

    private static TheoryRow shocks() {
        AtomMeasure atoms = Line.atomsA();
        HopfColeSolution u = HopfColeSolution.of(atoms, 0);
        double worst = 0;
        for (double t : new double[] {0.3, 0.7, 1}) {
            double low = 0.5;
            double high = 2.9;
            while (high - low > 1e-13) {
                double middle = 0.5 * (low + high);
                if (u.foot(new double[] {middle}, t)[0] < 1) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            worst = Math.max(worst, Math.abs(low - tie(atoms, 2, 3, t)));
        }
        return TheoryRow.atMost(
                "C.3",
                "the foot jumps where two energies tie: (y_i + y_j)/2 + 2tΔg/Δy",
                "–",
                1e-12,
                worst);
    }

    /** Demo atoms −3 … 3: spacing ½ of the weights, curvature 1/(16ε) on cell boundaries. */
    private static TheoryRow tie(double epsilon) {
        double[] y = Line.points(-3, 3, 7);
        LseLayer layer = AtomMeasure.onLine(y, new double[7]).layer(1, epsilon);
        double peak = layer.hessian(new double[] {0.5})[0][0];
        return TheoryRow.atMost(
                "T9.5",
                "curvature at a tie over |ΔW|²/4ε = 1/(16ε), ε = 0.03, deviation",
                "peaks on cell boundaries",
                0.02,
                Math.abs(peak * 16 * epsilon - 1));
    }

    private static TheoryRow farField(SplittableRandom random) {
        double worst = 0;
        for (int i = 0; i < 2000; i++) {
            LseLayer layer = Line.randomAtoms(9, 2, random).layer(1, 0.01);
            double[] x = random.doubles(2, -4, 4).toArray();
            if (layer.gibbs(x).gap() > 40 * 0.01) {
                worst = Math.max(worst, Math.abs(layer.value(x) - layer.atTemperature(0).value(x)));
            }
        }
        return TheoryRow.atMost(
                "T9.6", "where Δ > 40ε the layer is its leading neuron", "–", 1e-12, worst);
    }

    private static DemoTable table() {
        DemoTable table = DemoTable.of("t", "left", "right", "shock");
        AtomMeasure atoms = Line.atomsA();
        for (double t : new double[] {0.25, 0.5, 1, 1.5, 2}) {
            for (int j = 0; j < 3; j++) {
                table.row(
                        t,
                        atoms.positions()[j][0],
                        atoms.positions()[j + 1][0],
                        tie(atoms, j, j + 1, t));
            }
        }
        return table;
    }

    private static Figure figure() {
        return Figure.grid(
                        2,
                        field("ε = 0: rays end in shocks", 0),
                        field("ε = 0.15: shocks are layers", 0.15))
                .titled("Characteristics and shocks of four atoms")
                .subtitled(
                        "colour: slope ∂u/∂x; characteristics x = y + 2t ∂u/∂x leave the atoms and end in shocks")
                .sized(1250, 520);
    }

    private static HeatMap field(String title, double epsilon) {
        HopfColeSolution u = HopfColeSolution.of(Line.atomsA(), epsilon);
        int rows = 180;
        double[][] slope = new double[rows][240];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < 240; c++) {
                double t = 0.05 + (END - 0.05) * (r + 0.5) / rows;
                double x = -REACH + 2 * REACH * (c + 0.5) / 240;
                slope[r][c] = u.gradient(new double[] {x}, t)[0];
            }
        }
        HeatMap map =
                Panel.heatMap(
                                Labels.of(title, "x", "t"),
                                Bounds.of(-REACH, REACH, 0.05, END),
                                slope,
                                "∂u/∂x")
                        .diverging()
                        .colours(-2, 2);
        return epsilon == 0 ? withRays(map) : withTies(map);
    }

    /** The outer ties leave the picture before its end. */
    private static HeatMap withTies(HeatMap map) {
        double[] outer = Line.points(0.05, (REACH - 1) / 1.4, 40);
        double[] middle = Line.points(0.05, END, 40);
        double[] t = joined(outer, middle, outer);
        AtomMeasure atoms = Line.atomsA();
        double[] x =
                joined(
                        Line.map(outer, s -> tie(atoms, 0, 1, s)),
                        Line.map(middle, s -> tie(atoms, 1, 2, s)),
                        Line.map(outer, s -> tie(atoms, 2, 3, s)));
        return map.curve("shocks of ε = 0: ties", x, t);
    }

    /** Joins curves with gaps between them. */
    private static double[] joined(double[]... parts) {
        return Arrays.stream(parts)
                .flatMapToDouble(
                        part ->
                                DoubleStream.concat(
                                        Arrays.stream(part), DoubleStream.of(Double.NaN)))
                .toArray();
    }

    private static HeatMap withRays(HeatMap map) {
        double[][] y = Line.atomsA().positions();
        List<double[]> xs = new ArrayList<>();
        List<double[]> ts = new ArrayList<>();
        for (int j = 0; j < y.length; j++) {
            for (double v : Line.points(-2.5, 2.5, 11)) {
                double end = Math.min(END, arrival(y[j][0], v, j));
                double out = v == 0 ? END : (Math.copySign(REACH, v) - y[j][0]) / v;
                double stop = Math.min(end, out);
                if (stop > 0.05) {
                    xs.add(new double[] {y[j][0] + 0.05 * v, y[j][0] + v * stop});
                    ts.add(new double[] {0.05, stop});
                }
            }
        }
        return withTies(map)
                .curve(
                        "characteristics",
                        joined(xs.toArray(double[][]::new)),
                        joined(ts.toArray(double[][]::new)));
    }
}
