package org.costate.cli.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.costate.control.SweepResult;
import org.costate.control.adjoint.AdjointMethod;
import org.costate.control.adjoint.AdjointProblem;
import org.costate.ode.AdaptiveIntegrator;
import org.costate.plots.Curves;
import org.costate.plots.Figure;
import org.costate.plots.Labels;
import org.costate.plots.LineStyle;
import org.costate.plots.Panel;

/**
 * When backsolve lies: {@code f = tanh(Wx + b) − γx} contracts, so its state run backward diverges
 * like {@code e^{γT}}, while the frozen adjoint stays exact for the loss it computed.
 */
final class BacksolveDemo implements Demo {

    private static final double[] RATES = {0, 2, 4};
    private static final double[] TOLERANCES = {1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10};

    @Override
    public String name() {
        return "backsolve";
    }

    @Override
    public String title() {
        return "When backsolve lies: a contracting flow run backward comes home to another state";
    }

    @Override
    public DemoResult run(long seed, DemoProgress progress) {
        List<BacksolveRow> rows = new ArrayList<>();
        for (double gamma : RATES) {
            AdjointProblem problem = BacksolveRow.problem(gamma, seed);
            double[] exact = BacksolveRow.exact(problem);
            for (double tolerance : TOLERANCES) {
                rows.add(BacksolveRow.of(problem, gamma, tolerance, exact));
                progress.advanced(rows.size(), RATES.length * TOLERANCES.length, "gamma " + gamma);
            }
        }
        SweepResult truth =
                AdjointMethod.frozen(AdaptiveIntegrator.DORMAND_PRINCE_54, 1e-10)
                        .gradient(BacksolveRow.problem(RATES[2], seed));
        Map<String, Supplier<Figure>> figures = new LinkedHashMap<>();
        figures.put("errors", () -> errors(rows));
        figures.put("path", () -> path(truth, at(rows, 4, 0), at(rows, 4, 3)));
        return new DemoResult(findings(rows), table(rows), figures);
    }

    private static BacksolveRow at(List<BacksolveRow> rows, double gamma, int tolerance) {
        return of(rows, gamma).get(tolerance);
    }

    private static List<BacksolveRow> of(List<BacksolveRow> rows, double gamma) {
        return rows.stream().filter(row -> row.gamma() == gamma).toList();
    }

    private static List<Finding> findings(List<BacksolveRow> rows) {
        List<Finding> findings = new ArrayList<>();
        findings.add(
                Finding.atLeast(
                        "γ = 4, tolerance 1e-3: error of the recovered x(0), in its size",
                        1e3,
                        at(rows, 4, 0).recovery()));
        findings.add(
                Finding.atMost(
                        "γ = 0, tolerance 1e-10: error of the recovered x(0), in its size",
                        1e-6,
                        at(rows, 0, TOLERANCES.length - 1).recovery()));
        for (double gamma : RATES) {
            findings.add(
                    Finding.atMost(
                            String.format(
                                    Locale.ROOT,
                                    "γ = %.0f: frozen against forward mode on the same steps, at every"
                                            + " tolerance",
                                    gamma),
                            1e-11,
                            of(rows, gamma).stream()
                                    .mapToDouble(BacksolveRow::frozenOfLoss)
                                    .max()
                                    .orElseThrow()));
        }
        return findings;
    }

    private static DemoTable table(List<BacksolveRow> rows) {
        DemoTable table =
                DemoTable.of(
                        "gamma",
                        "tolerance",
                        "steps",
                        "frozenAgainstForward",
                        "frozenAgainstExact",
                        "interpolatedAgainstExact",
                        "backsolveAgainstExact",
                        "recoveryError");
        for (BacksolveRow row : rows) {
            table.row(
                    row.gamma(),
                    row.tolerance(),
                    row.steps(),
                    row.frozenOfLoss(),
                    row.frozen(),
                    row.interpolated(),
                    row.backsolve(),
                    row.recovery());
        }
        return table;
    }

    private static Figure errors(List<BacksolveRow> rows) {
        Panel[] panels = new Panel[RATES.length];
        for (int i = 0; i < panels.length; i++) {
            List<BacksolveRow> some = of(rows, RATES[i]);
            double[] tolerance = numbers(some, BacksolveRow::tolerance);
            panels[i] =
                    Panel.curves(
                                    Labels.of(
                                            String.format(Locale.ROOT, "γ = %.0f", RATES[i]),
                                            "tolerance",
                                            "relative error"))
                            .line(
                                    "x(0), recovered",
                                    tolerance,
                                    numbers(some, BacksolveRow::recovery),
                                    LineStyle.MARKED)
                            .line(
                                    "backsolve",
                                    tolerance,
                                    numbers(some, BacksolveRow::backsolve),
                                    LineStyle.MARKED)
                            .line(
                                    "interpolated",
                                    tolerance,
                                    numbers(some, BacksolveRow::interpolated),
                                    LineStyle.MARKED)
                            .line(
                                    "frozen",
                                    tolerance,
                                    numbers(some, BacksolveRow::frozen),
                                    LineStyle.MARKED)
                            .line(
                                    "frozen, of its own loss",
                                    tolerance,
                                    numbers(some, BacksolveRow::frozenOfLoss),
                                    LineStyle.MARKED)
                            .logX()
                            .logY();
        }
        return Figure.grid(RATES.length, panels)
                .titled("Gradients of x' = tanh(Wx + b) − γx over [0, 5], by tolerance")
                .subtitled("against the exact flow's gradient, unless said")
                .sharedLegend()
                .sharedRanges()
                .sized(1500, 560);
    }

    private static double[] numbers(
            List<BacksolveRow> rows, ToDoubleFunction<BacksolveRow> number) {
        return rows.stream().mapToDouble(number).toArray();
    }

    private static Figure path(SweepResult truth, BacksolveRow loose, BacksolveRow tight) {
        Curves panel =
                Panel.curves(Labels.of("|x| along the way", "t", "|x|"))
                        .line("forward", times(truth), sizes(truth))
                        .logY();
        for (BacksolveRow row : List.of(loose, tight)) {
            panel =
                    panel.line(
                            String.format(
                                    Locale.ROOT, "run backward, tolerance %.0e", row.tolerance()),
                            times(row.back()),
                            sizes(row.back()),
                            LineStyle.MARKED);
        }
        return Figure.of(panel)
                .titled("The state that backsolve recovers, γ = 4")
                .subtitled("started at t = 5 from the state reached, run back to t = 0")
                .sized(900, 520);
    }

    private static double[] times(SweepResult result) {
        return result.grid().toArray();
    }

    private static double[] sizes(SweepResult result) {
        double[] sizes = new double[result.grid().steps() + 1];
        for (int k = 0; k < sizes.length; k++) {
            for (double x : result.state(k).toArray()) {
                sizes[k] = Math.hypot(sizes[k], x);
            }
        }
        return sizes;
    }
}
