package org.costate.cli.theory;

import java.util.function.DoubleUnaryOperator;
import org.costate.cli.demo.DemoProgress;
import org.costate.cli.demo.DemoTable;
import org.costate.control.hj.InfConvolution;
import org.costate.control.hj.LseLayer;
import org.costate.control.hj.OrderOfLimits;
import org.costate.plots.Curves;
import org.costate.plots.Figure;
import org.costate.plots.Labels;
import org.costate.plots.LineStyle;
import org.costate.plots.Panel;

/** The limits: of temperature, of width, in either order, and Hopf–Lax. */
final class LimitsTheory implements TheoryExperiment {

    private static final int[] WIDTHS = {100, 200, 400, 800, 1600, 3200};

    /** {@code max |softplus_ε − ReLU|} on 1000 points that miss 0. */
    private static final double[][] SOFTPLUS = {
        {1, 6.92e-1, 1e-3},
        {0.5, 3.45e-1, 1e-3},
        {0.1, 6.78e-2, 1e-4},
        {0.01, 5.54e-3, 1e-5},
        {0.001, 4.84e-5, 1e-7},
        {1e-4, 9e-18, 1e-18}
    };

    @Override
    public String name() {
        return "limits";
    }

    @Override
    public String title() {
        return "ε → 0 and N → ∞: in either order for weighted sums, and the rate of each";
    }

    @Override
    public TheoryReport run(long seed, DemoProgress progress) {
        TheoryReport report = new TheoryReport();
        for (int i = 0; i < SOFTPLUS.length; i++) {
            report.add(softplus("T2.4." + (i + 1), SOFTPLUS[i]));
        }
        report.add(supremum(), hopfLax());
        order(report);
        progress.advanced(1, 1, "limits");
        report.table("limits", table());
        report.figure("limits", LimitsTheory::figure);
        return report;
    }

    private static LseLayer ramp(double epsilon) {
        return LseLayer.of(new double[][] {{1}, {0}}, new double[2], epsilon);
    }

    private static TheoryRow softplus(String id, double[] row) {
        double epsilon = row[0];
        double worst = 0;
        for (double x : Line.points(-3, 3, 1000)) {
            // above ReLU by ε log(1 + e^{−|x|/ε}), which a difference of values would lose
            worst = Math.max(worst, epsilon * Math.log1p(Math.exp(-Math.abs(x) / epsilon)));
        }
        return TheoryRow.near(
                id,
                "softplus against ReLU at ε = " + TheoryRow.number(epsilon),
                TheoryRow.number(row[1]),
                row[1],
                row[2],
                worst);
    }

    private static TheoryRow supremum() {
        double error = Math.abs(ramp(0.3).value(0.0) - 0.3 * Math.log(2));
        return TheoryRow.atMost(
                "T2.4s", "the supremum is ε log 2, at 0: deviation", "–", 1e-15, error);
    }

    private static TheoryRow hopfLax() {
        double t = 1.3;
        double[] y = Line.points(-8, 8, 4001);
        double[] x = Line.points(-3, 3, 241);
        double h = 0.004;
        double share = 0;
        share =
                Math.max(
                        share,
                        gap(
                                        y,
                                        x,
                                        t,
                                        Math::abs,
                                        s ->
                                                Math.abs(s) <= 2 * t
                                                        ? s * s / (4 * t)
                                                        : Math.abs(s) - t)
                                / (h * h / (4 * t) + h));
        share =
                Math.max(
                        share,
                        gap(
                                        y,
                                        x,
                                        t,
                                        s ->
                                                s > -1e-9 && s < 5 + 1e-9
                                                        ? 0
                                                        : Double.POSITIVE_INFINITY,
                                        s -> {
                                            double out = Math.max(0, Math.max(-s, s - 5));
                                            return out * out / (4 * t);
                                        })
                                / (h * h / (4 * t) + 1.5 / t * h));
        share =
                Math.max(
                        share,
                        gap(
                                        y,
                                        x,
                                        t,
                                        s -> 0.3 * (s - 0.7) * (s - 0.7),
                                        s -> 0.3 * (s - 0.7) * (s - 0.7) / (1 + 1.2 * t))
                                / (h * h / (4 * t) + 3 * h));
        return TheoryRow.atMost(
                "T2.5",
                "Hopf–Lax for |y|, 0 on [0, 5], a parabola: error over h²/4t + Lh",
                "–",
                1,
                share);
    }

    private static double gap(
            double[] y, double[] x, double t, DoubleUnaryOperator g, DoubleUnaryOperator exact) {
        double[] u = InfConvolution.of(1, t).onLine(y, Line.map(y, g), x);
        double worst = 0;
        for (int i = 0; i < x.length; i++) {
            worst = Math.max(worst, Math.abs(u[i] - exact.applyAsDouble(x[i])));
        }
        return worst;
    }

    private static OrderOfLimits family() {
        return new OrderOfLimits(Math::abs, -4, 4, 1);
    }

    private static void order(TheoryReport report) {
        double epsilon = 0.2;
        double plain = family().growth(0.4, WIDTHS, epsilon, false);
        double weighted = family().growth(0.4, WIDTHS, epsilon, true);
        report.add(
                TheoryRow.corrected(
                        "T2.7a",
                        "ε → 0 and N → ∞ in either order: growth of f with log N at ε = 0.2",
                        "either order",
                        Math.abs(plain),
                        "for sums with weights 1/N; growth",
                        Math.abs(weighted),
                        0.01 * epsilon),
                TheoryRow.near(
                        "T2.7b",
                        "without weights f grows like ε log N: slope",
                        "–",
                        epsilon,
                        0.01 * epsilon,
                        plain));
    }

    private static DemoTable table() {
        DemoTable table = DemoTable.of("epsilon", "N", "unweighted", "weighted", "tropical");
        for (OrderOfLimits.Row r : family().table(0.4, WIDTHS, 0.3, 0.1, 0.03, 0.01, 1e-3)) {
            table.row(r.epsilon(), r.n(), r.unweighted(), r.weighted(), r.tropical());
        }
        return table;
    }

    private static Figure figure() {
        double[] n = new double[WIDTHS.length];
        for (int i = 0; i < n.length; i++) {
            n[i] = WIDTHS[i];
        }
        Curves order = Panel.curves(Labels.of("Width at fixed ε, x = 0.4", "N", "f")).logX();
        for (double epsilon : new double[] {0.3, 0.1, 0.03}) {
            String at = ", ε = " + TheoryRow.number(epsilon);
            order = order.line("sum" + at, n, values(epsilon, false), LineStyle.MARKED);
            order = order.line("mean" + at, n, values(epsilon, true), LineStyle.DASHED);
        }
        double[] x = Line.points(-3, 3, 601);
        var softplus = Panel.fan(Labels.of("softplus to ReLU", "x", "LSE_ε(x, 0)"), "ε");
        for (double epsilon : new double[] {1, 0.5, 0.25, 0.1, 0.05}) {
            softplus = softplus.curve(epsilon, x, Line.map(x, ramp(epsilon)::value));
        }
        softplus =
                softplus.highlight("ReLU", x, Line.map(x, s -> Math.max(s, 0)), LineStyle.DASHED);
        return Figure.grid(2, order, softplus)
                .titled("Limits of temperature and of width")
                .subtitled("g = |y| on [−4, 4], t = 1: sums grow like ε log N, means do not")
                .sized(1150, 440);
    }

    private static double[] values(double epsilon, boolean weighted) {
        double[] f = new double[WIDTHS.length];
        for (int i = 0; i < f.length; i++) {
            f[i] = family().layer(WIDTHS[i], epsilon, weighted).value(0.4);
        }
        return f;
    }
}
