package org.costate.cli.theory;

import java.util.List;
import java.util.Map;
import org.costate.cli.demo.DemoProgress;
import org.costate.cli.demo.DemoTable;
import org.costate.control.hj.ActivationTable;
import org.costate.control.hj.GibbsMeasure;
import org.costate.control.hj.LseLayer;
import org.costate.plots.Figure;
import org.costate.plots.Labels;
import org.costate.plots.LineStyle;
import org.costate.plots.Panel;

/** Which activations are solutions, or slopes of solutions, and which are neither. */
final class ActivationsTheory implements TheoryExperiment {

    private static final Map<String, String> PUBLISHED =
            Map.of(
                    "softplus", "exact, N = 1",
                    "relu", "exact, two neurons",
                    "sigmoid", "exact, gradient class",
                    "tanh", "exact, gradient class",
                    "silu", "open",
                    "gelu", "open");

    @Override
    public String name() {
        return "activations";
    }

    @Override
    public String title() {
        return "Activations: solutions, slopes of solutions, and neither";
    }

    @Override
    public TheoryReport run(long seed, DemoProgress progress) {
        List<ActivationTable.Row> rows = ActivationTable.rows();
        TheoryReport report = new TheoryReport();
        for (ActivationTable.Row row : rows) {
            report.add(verdict(row));
        }
        report.add(gibbs(), smoothed());
        progress.advanced(1, 1, "activations");
        DemoTable table =
                DemoTable.of(
                        "activation",
                        "candidate",
                        "atoms",
                        "error",
                        "errorAtOne",
                        "leastSlope",
                        "leastCurvature",
                        "class");
        rows.forEach(
                r ->
                        table.row(
                                r.name(),
                                r.candidate(),
                                r.neurons(),
                                r.error(),
                                r.errorAtOne(),
                                r.leastSlope(),
                                r.leastCurvature(),
                                r.verdict()));
        report.table("activations", table);
        report.figure("activations", ActivationsTheory::figure);
        return report;
    }

    private static TheoryRow verdict(ActivationTable.Row row) {
        String id = "A." + row.name();
        String published = PUBLISHED.getOrDefault(row.name(), "–");
        String claim = row.name() + " = " + row.candidate() + ": deviation on [−8, 8]";
        return switch (row.verdict()) {
            case SOLUTION ->
                    TheoryRow.corrected(
                            id,
                            claim + " of the layer of one neuron x",
                            published,
                            8,
                            "it has " + row.neurons() + " atoms, x and 0; deviation",
                            row.error(),
                            1e-13);
            case LIMIT_OF_SOLUTIONS ->
                    TheoryRow.corrected(
                            id,
                            claim + " at ε = 1",
                            published,
                            row.errorAtOne(),
                            "only the limit ε = 0, inviscid; deviation",
                            row.error(),
                            1e-13);
            case SLOPE_OF_SOLUTION -> TheoryRow.atMost(id, claim, published, 1e-13, row.error());
            case NEITHER ->
                    TheoryRow.refuted(
                            id,
                            row.name() + " is a solution or a slope of one: largest fall",
                            published,
                            1e-3,
                            -row.leastSlope(),
                            "a solution's f is convex and its slope rises; this falls somewhere"
                                    + " and is not convex");
        };
    }

    private static TheoryRow gibbs() {
        double worst = 0;
        for (double epsilon : new double[] {1, 0.3, 0.1}) {
            LseLayer ramp = LseLayer.of(new double[][] {{1}, {0}}, new double[2], epsilon);
            for (double x : Line.points(-4, 4, 801)) {
                GibbsMeasure pair = GibbsMeasure.of(new double[] {x, -x}, epsilon);
                double difference = pair.probability(0) - pair.probability(1);
                worst = Math.max(worst, Math.abs(difference - StrictMath.tanh(x / epsilon)));
                double logistic = 1 / (1 + StrictMath.exp(-x / epsilon));
                worst = Math.max(worst, Math.abs(ramp.gradient(x)[0] - logistic));
            }
        }
        return TheoryRow.atMost(
                "T4.4", "tanh(z/ε) = π₊ − π₋ and σ(z/ε) = ∂LSE", "exact", 1e-15, worst);
    }

    private static TheoryRow smoothed() {
        double[] gaps = ActivationTable.heatSmoothedRelu();
        return TheoryRow.corrected(
                "A.heat",
                "GELU is the heat-smoothed ReLU: deviation",
                "–",
                gaps[0],
                "that is xΦ(x) + φ(x), GELU drops φ; deviation, h²φ/12 of the quadrature",
                gaps[1],
                1e-8);
    }

    private static Figure figure() {
        double[] x = Line.points(-4, 4, 401);
        LseLayer warm = LseLayer.of(new double[][] {{1}, {0}}, new double[2], 1);
        LseLayer pair = LseLayer.of(new double[][] {{1}, {-1}}, new double[2], 1);
        var values =
                Panel.curves(Labels.of("Solutions", "x", "f"))
                        .line("softplus = LSE(x, 0)", x, Line.map(x, warm::value))
                        .line(
                                "ReLU, its limit",
                                x,
                                Line.map(x, s -> Math.max(s, 0)),
                                LineStyle.DASHED);
        var slopes =
                Panel.curves(Labels.of("Slopes of solutions", "x", "∂f"))
                        .line("sigmoid = ∂LSE(x, 0)", x, Line.map(x, s -> warm.gradient(s)[0]))
                        .line("tanh = ∂LSE(x, −x)", x, Line.map(x, s -> pair.gradient(s)[0]));
        var neither =
                Panel.curves(Labels.of("Neither: they fall", "x", "σ"))
                        .line("SiLU", x, Line.map(x, s -> s * warm.gradient(s)[0]))
                        .line(
                                "GELU",
                                x,
                                Line.map(
                                        x,
                                        s ->
                                                s
                                                        * 0.5
                                                        * org.hipparchus.special.Erf.erfc(
                                                                -s / Math.sqrt(2))))
                        .zeroLine()
                        .yFrom(-0.5, 2);
        return Figure.grid(3, values, slopes, neither)
                .titled("Activations by their class")
                .sized(1300, 400);
    }
}
