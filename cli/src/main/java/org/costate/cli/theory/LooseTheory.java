package org.costate.cli.theory;

import java.util.List;
import java.util.SplittableRandom;
import org.costate.cli.demo.DemoProgress;
import org.costate.cli.demo.DemoTable;
import org.costate.control.hj.AtomMeasure;
import org.costate.control.hj.LogSumExp;
import org.costate.control.hj.LooseStatements;
import org.costate.control.hj.LseLayer;
import org.costate.plots.Figure;
import org.costate.plots.Labels;
import org.costate.plots.Panel;

/** Statements that do not hold as made, each beside the one that does. */
final class LooseTheory implements TheoryExperiment {

    @Override
    public String name() {
        return "loose";
    }

    @Override
    public String title() {
        return "What is often said of these layers, by how much it fails, and what holds";
    }

    @Override
    public TheoryReport run(long seed, DemoProgress progress) {
        TheoryReport report = new TheoryReport();
        List<LooseStatements.Row> rows = LooseStatements.measured();
        DemoTable table = DemoTable.of("statement", "error", "repair", "repairedError");
        for (int i = 0; i < rows.size(); i++) {
            LooseStatements.Row row = rows.get(i);
            report.add(
                    TheoryRow.corrected(
                            "L." + (i + 1),
                            row.statement(),
                            "stated",
                            row.error(),
                            row.repair(),
                            row.repairedError(),
                            1e-9));
            table.row(row.statement(), row.error(), row.repair(), row.repairedError());
        }
        report.add(radius(), collapse(new SplittableRandom(seed)));
        progress.advanced(1, 1, "statements");
        report.table("loose", table);
        report.figure("collapse", LooseTheory::figure);
        return report;
    }

    private static LseLayer demo(double epsilon) {
        return AtomMeasure.onLine(Line.points(-3, 3, 7), new double[7]).layer(1, epsilon);
    }

    private static boolean isOutside(double x, double epsilon) {
        double nearest = Double.POSITIVE_INFINITY;
        for (double y : Line.points(-3, 3, 7)) {
            nearest = Math.min(nearest, Math.abs(x - y));
        }
        return nearest > Math.sqrt(2 * epsilon);
    }

    private static double deviation(double x, double epsilon) {
        LseLayer layer = demo(epsilon);
        return layer.value(x) - layer.atTemperature(0).value(x);
    }

    /** The largest deviation outside the radius over the largest inside, at {@code ε = 0.05}. */
    private static TheoryRow radius() {
        double outside = 0;
        double inside = 0;
        for (double x : Line.points(-5, 5, 2001)) {
            double deviation = deviation(x, 0.05);
            if (isOutside(x, 0.05)) {
                outside = Math.max(outside, deviation);
            } else {
                inside = Math.max(inside, deviation);
            }
        }
        return TheoryRow.refuted(
                "L.10",
                "outside the radius √(2εt) of all atoms f collapses to one neuron: largest"
                        + " deviation outside over inside, ε = 0.05",
                "collapses outside",
                1,
                outside / inside,
                "gaps between atoms count as outside but hold the ties; the criterion is Δ/ε, T9.4");
    }

    private static TheoryRow collapse(SplittableRandom random) {
        double slack = 0;
        for (double epsilon : new double[] {1, 0.3, 0.05}) {
            LseLayer layer = demo(epsilon);
            for (int i = 0; i < 2000; i++) {
                double x = random.nextDouble(-8, 8);
                double bound = LogSumExp.at(epsilon).excessBound(layer.logits(new double[] {x}));
                slack = Math.max(slack, deviation(x, epsilon) - bound);
            }
        }
        return TheoryRow.atMost(
                "T9.4",
                "f − f_0 ≤ ε log(1 + (N−1)exp(−Δ/ε)) everywhere, violation",
                "bounds it",
                1e-13,
                slack);
    }

    private static Figure figure() {
        double[] x = Line.points(-5, 5, 2001);
        double epsilon = 0.05;
        LseLayer layer = demo(epsilon);
        var panel =
                Panel.curves(Labels.of("ε = 0.05, atoms −3 … 3", "x", "deviation from f_0"))
                        .line("f_ε − f_0", x, Line.map(x, s -> deviation(s, epsilon)))
                        .line(
                                "outside the radius √(2εt)",
                                x,
                                Line.map(
                                        x,
                                        s ->
                                                isOutside(s, epsilon)
                                                        ? deviation(s, epsilon)
                                                        : Double.NaN))
                        .line(
                                "bound ε log(1 + (N−1)exp(−Δ/ε))",
                                x,
                                Line.map(
                                        x,
                                        s ->
                                                LogSumExp.at(epsilon)
                                                        .excessBound(
                                                                layer.logits(new double[] {s}))),
                                org.costate.plots.LineStyle.DASHED);
        return Figure.of(panel)
                .titled("Where a layer is one neuron: the gap Δ decides, not a radius")
                .sized(1000, 420);
    }
}
