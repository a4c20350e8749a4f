package org.costate.cli.theory;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.costate.cli.demo.DemoProgress;
import org.costate.cli.demo.DemoTable;
import org.costate.control.hj.AtomMeasure;
import org.costate.control.hj.DeformedSemiring;
import org.costate.control.hj.EntropicProgramme;
import org.costate.control.hj.FourCorners;
import org.costate.control.hj.LayerConjugate;
import org.costate.control.hj.LogSumExp;
import org.costate.plots.Curves;
import org.costate.plots.Figure;
import org.costate.plots.Labels;
import org.costate.plots.LineStyle;
import org.costate.plots.Panel;

/** The commutative diagram: network, tropical layer, viscous solution, convex programme. */
final class DiagramTheory implements TheoryExperiment {

    private static final double T = 0.7;
    private static final double[] TEMPERATURES = {1, 0.3, 0.1, 0.03, 0.01, 1e-3, 1e-4, 1e-6};

    @Override
    public String name() {
        return "diagram";
    }

    @Override
    public String title() {
        return "The diagram commutes: network, tropical layer, equation, convex programme";
    }

    @Override
    public TheoryReport run(long seed, DemoProgress progress) {
        SplittableRandom random = new SplittableRandom(seed);
        AtomMeasure atoms = Line.randomAtoms(12, 2, random);
        double[][] points = Line.randomPoints(300, 2, 3, random);
        List<FourCorners.Row> rows =
                FourCorners.of(atoms.layer(T, 1), T).table(points, TEMPERATURES);
        progress.advanced(1, 2, "corners");
        TheoryReport report = new TheoryReport();
        arrows(report, rows);
        report.add(bounds(random), equality(), programme(random));
        semiring(report, random);
        report.add(conjugate());
        report.table("diagram", table(rows));
        report.figure("diagram", () -> figure(rows));
        progress.advanced(2, 2, "identities");
        return report;
    }

    private static double worst(
            List<FourCorners.Row> rows,
            java.util.function.ToDoubleFunction<FourCorners.Row> number) {
        return rows.stream().mapToDouble(number).max().orElseThrow();
    }

    private static void arrows(TheoryReport report, List<FourCorners.Row> rows) {
        report.add(
                TheoryRow.atMost(
                        "D.1",
                        "left column: |x|²/4t − f_ε = u_ε",
                        "exact",
                        1e-13,
                        worst(rows, FourCorners.Row::leftColumn)),
                TheoryRow.atMost(
                        "D.2",
                        "right column: |x|²/4t − f_0 = u_0",
                        "exact",
                        1e-13,
                        worst(rows, FourCorners.Row::rightColumn)),
                TheoryRow.atMost(
                        "D.3",
                        "both ways round the diagram agree",
                        "commutes",
                        1e-13,
                        worst(rows, FourCorners.Row::commutation)),
                TheoryRow.atMost(
                        "D.4",
                        "rows: (f_ε − f_0) over its bound ε log(1 + (N−1)exp(−Δ/ε))",
                        "ε log N",
                        1 + 1e-12,
                        worst(rows, r -> r.networkRow() / Math.max(r.sharpBound(), 1e-300))),
                TheoryRow.atMost(
                        "D.5",
                        "f_ε and u_ε are values of convex programmes",
                        "exact",
                        1e-13,
                        worst(rows, FourCorners.Row::programmes)));
    }

    /** (2.1) on 5 × 2000 vectors of 40 logits. */
    private static TheoryRow bounds(SplittableRandom random) {
        double slack = 0;
        for (double epsilon : new double[] {1, 0.3, 0.1, 0.03, 0.01}) {
            LogSumExp lse = LogSumExp.at(epsilon);
            for (int i = 0; i < 2000; i++) {
                double[] z = random.doubles(40, -3, 3).toArray();
                double excess = lse.value(z) - Arrays.stream(z).max().orElseThrow();
                slack = Math.max(slack, -excess);
                slack = Math.max(slack, excess - lse.excessBound(z));
            }
        }
        return TheoryRow.atMost(
                "T2.1a", "0 ≤ LSE − max ≤ ε log(1 + (N−1)exp(−Δ/ε)), violation", "–", 1e-13, slack);
    }

    private static TheoryRow equality() {
        double[] z = new double[40];
        Arrays.fill(z, 0.7);
        double error = Math.abs(LogSumExp.at(0.3).value(z) - 0.7 - 0.3 * Math.log(40));
        return TheoryRow.atMost("T2.1b", "equal logits attain ε log N", "ε log N", 1e-14, error);
    }

    private static TheoryRow programme(SplittableRandom random) {
        double worst = 0;
        double above = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < 1000; i++) {
            double[] z = random.doubles(9, -1, 1).toArray();
            double f = LogSumExp.at(0.3).value(z);
            EntropicProgramme programme = EntropicProgramme.of(z, 0.3);
            worst =
                    Math.max(
                            worst, Math.abs(programme.objective(LogSumExp.at(0.3).softmax(z)) - f));
            double[] pi = random.doubles(9).map(u -> -Math.log(1 - u)).toArray();
            double sum = Arrays.stream(pi).sum();
            Arrays.setAll(pi, j -> pi[j] / sum);
            above = Math.max(above, programme.objective(pi) - f);
        }
        return TheoryRow.atMost("T2.2", "π·z + εH(π) is f at the softmax", "exact", 1e-14, worst)
                .remarking(
                        "1000 random π of a Dirichlet law stay below f by at least "
                                + TheoryRow.number(-above));
    }

    private static void semiring(TheoryReport report, SplittableRandom random) {
        double worst = 0;
        for (double epsilon : new double[] {1, 0.3, 0.01, 0}) {
            DeformedSemiring ring = new DeformedSemiring(epsilon);
            for (int i = 0; i < 500; i++) {
                double[] v = random.doubles(3, -2, 2).toArray();
                double left = ring.plus(ring.plus(v[0], v[1]), v[2]);
                double right = ring.plus(v[0], ring.plus(v[1], v[2]));
                worst = Math.max(worst, Math.abs(left - right));
                double product = ring.times(v[0], ring.plus(v[1], v[2]));
                double sum = ring.plus(ring.times(v[0], v[1]), ring.times(v[0], v[2]));
                worst = Math.max(worst, Math.abs(product - sum));
            }
        }
        DeformedSemiring ring = new DeformedSemiring(0.3);
        double one = ring.dequantise(1);
        double limit = new DeformedSemiring(0).plus(one, one) - one;
        report.add(
                TheoryRow.atMost("T2.3", "⊕_ε associates, ⊗ distributes", "exact", 1e-13, worst),
                TheoryRow.corrected(
                        "D.6",
                        "the passage to max-plus is an exact homomorphism: D(1 + 1) − D(1) ⊕ D(1)",
                        "exact",
                        Math.abs(ring.dequantise(2) - limit),
                        "each ε > 0 is; max is idempotent, its limit a degeneration of error ε log 2",
                        Math.abs(ring.dequantise(2) - ring.plus(one, one)),
                        1e-14));
    }

    private static TheoryRow conjugate() {
        LayerConjugate star = LayerConjugate.of(Line.atomsA().layer(1, 0));
        double[] g = Line.atomsA().initialValues();
        double plain = 0;
        double repaired = 0;
        for (int j = 0; j < g.length; j++) {
            double y = Line.atomsA().positions()[j][0];
            double value = star.value(y / 2);
            plain = Math.max(plain, Math.abs(value - g[j]));
            repaired = Math.max(repaired, Math.abs(value - y * y / 4 - g[j]));
        }
        return TheoryRow.corrected(
                "T2.6",
                "the initial data are the conjugate f*: f_0*(W) − g",
                "plotted as g",
                plain,
                "g(y) = f_0*(y/2t) − |y|²/4t",
                repaired,
                1e-10);
    }

    private static DemoTable table(List<FourCorners.Row> rows) {
        DemoTable table =
                DemoTable.of(
                        "epsilon",
                        "leftColumn",
                        "rightColumn",
                        "networkRow",
                        "solutionRow",
                        "commutation",
                        "programmes",
                        "sharpBound",
                        "epsilonLogN");
        for (FourCorners.Row r : rows) {
            table.row(
                    r.epsilon(),
                    r.leftColumn(),
                    r.rightColumn(),
                    r.networkRow(),
                    r.solutionRow(),
                    r.commutation(),
                    r.programmes(),
                    r.sharpBound(),
                    r.bound());
        }
        return table;
    }

    private static Figure figure(List<FourCorners.Row> rows) {
        double[] epsilon = rows.stream().mapToDouble(FourCorners.Row::epsilon).toArray();
        Curves errors =
                Panel.curves(Labels.of("Each arrow measured", "ε", "largest over 300 points"))
                        .logX()
                        .logY()
                        .line(
                                "bound ε log N",
                                epsilon,
                                of(rows, FourCorners.Row::bound),
                                LineStyle.DASHED)
                        .line(
                                "rows: f_ε − f_0",
                                epsilon,
                                of(rows, FourCorners.Row::networkRow),
                                LineStyle.MARKED)
                        .line(
                                "left column",
                                epsilon,
                                of(rows, FourCorners.Row::leftColumn),
                                LineStyle.MARKED)
                        .line(
                                "right column",
                                epsilon,
                                of(rows, FourCorners.Row::rightColumn),
                                LineStyle.MARKED)
                        .line(
                                "commutation",
                                epsilon,
                                of(rows, FourCorners.Row::commutation),
                                LineStyle.MARKED)
                        .line(
                                "convex programmes",
                                epsilon,
                                of(rows, FourCorners.Row::programmes),
                                LineStyle.MARKED);
        return Figure.grid(2, square(rows.get(2)), errors)
                .titled("The commutative diagram with its measured errors")
                .subtitled("12 atoms in the plane, t = 0.7; columns are exact, rows cost ε log N")
                .sized(1250, 480);
    }

    private static double[] of(
            List<FourCorners.Row> rows,
            java.util.function.ToDoubleFunction<FourCorners.Row> number) {
        return rows.stream().mapToDouble(number).toArray();
    }

    /** The square itself, at one temperature. */
    private static Curves square(FourCorners.Row r) {
        String title = "The square at ε = " + TheoryRow.number(r.epsilon());
        return Panel.curves(
                        Labels.of(
                                title,
                                "temperature ε (0), its limit (1)",
                                "solution (0), layer (1)"))
                .line(
                        "ε → 0",
                        new double[] {0, 1, Double.NaN, 0, 1},
                        new double[] {1, 1, Double.NaN, 0, 0})
                .line(
                        "|x|²/4t − ·",
                        new double[] {0, 0, Double.NaN, 1, 1},
                        new double[] {0, 1, Double.NaN, 0, 1},
                        LineStyle.DASHED)
                .line(
                        "corners",
                        new double[] {0, 1, 0, 1},
                        new double[] {1, 1, 0, 0},
                        LineStyle.POINTS)
                .note("network f_ε", 0, 1)
                .note("tropical f_0", 1, 1)
                .note("viscous u_ε", 0, 0)
                .note("Hopf–Lax u_0", 1, 0)
                .note(TheoryRow.number(r.networkRow()), 0.5, 1)
                .note(TheoryRow.number(r.solutionRow()), 0.5, 0)
                .note(TheoryRow.number(r.leftColumn()), 0, 0.5)
                .note(TheoryRow.number(r.rightColumn()), 1, 0.5)
                .xFrom(-0.25, 1.45)
                .yFrom(-0.2, 1.25);
    }
}
