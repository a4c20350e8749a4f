package org.costate.cli.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.costate.cli.flow.Flows;
import org.costate.control.adjoint.AdjointProblem;
import org.costate.ode.ButcherTableau;
import org.costate.ode.Scheme;
import org.costate.plots.ErrorPlot;
import org.costate.plots.Figure;
import org.costate.plots.Labels;
import org.costate.plots.Panel;

/**
 * Gradients over depth and order: the discrete adjoint is exact for what was computed, and has the
 * order {@code p} of its scheme against the exact flow; the continuous ones differ from it by
 * {@code h^p}, along an interpolant of order {@code r} by {@code h^min(p, r)}.
 */
final class OrderDemo implements Demo {

    private static final double HORIZON = 2;
    private static final int NETS = 12;
    private static final double SLACK = 0.15;
    private static final double OPTIMISED_SLACK = 0.3;
    private static final List<ButcherTableau> TABLEAUS =
            List.of(
                    Scheme.EULER,
                    Scheme.MIDPOINT,
                    Scheme.RK4,
                    Scheme.THREE_EIGHTHS,
                    Scheme.GILL,
                    Scheme.LUTHER,
                    Scheme.DORMAND_PRINCE_54,
                    Scheme.DORMAND_PRINCE_853);

    @Override
    public String name() {
        return "gradient-order";
    }

    @Override
    public String title() {
        return "Gradients over depth: which is exact for what, and the order of each";
    }

    @Override
    public DemoResult run(long seed, DemoProgress progress) {
        List<AdjointProblem> problems =
                LongStream.range(0, NETS)
                        .mapToObj(i -> Flows.dissipative(0, HORIZON, NETS * seed + i))
                        .toList();
        double[] exact = OrderRun.exact(problems);
        List<OrderRun> runs = new ArrayList<>();
        for (ButcherTableau tableau : TABLEAUS) {
            runs.add(OrderRun.of(tableau, problems, exact));
            progress.advanced(runs.size(), TABLEAUS.size(), tableau.name());
        }
        Map<String, Supplier<Figure>> figures = new LinkedHashMap<>();
        figures.put("gradient-order", () -> figure(runs));
        return new DemoResult(findings(runs), table(runs), figures);
    }

    private static List<Finding> findings(List<OrderRun> runs) {
        List<Finding> findings = new ArrayList<>();
        findings.add(
                Finding.atMost(
                        "discrete adjoints against forward mode, all schemes and depths",
                        1e-12,
                        runs.stream()
                                .flatMapToDouble(run -> Arrays.stream(run.forward()))
                                .max()
                                .orElseThrow()));
        for (OrderRun run : runs) {
            for (OrderGap gap : OrderGap.values()) {
                findings.add(slope(run, gap));
            }
        }
        return findings;
    }

    /**
     * Dormand and Prince made the leading error terms so small that the next one, of either sign,
     * still tells at steps where rounding begins.
     */
    private static Finding slope(OrderRun run, OrderGap gap) {
        String claim = run.tableau().name() + ", slope of " + gap.title().toLowerCase(Locale.ROOT);
        int order = gap.order(run);
        boolean optimised =
                run.tableau().name().startsWith("dormand") && gap != OrderGap.INTERPOLATED;
        return optimised
                ? Finding.between(
                        claim + ", whose leading error term is tiny",
                        order - OPTIMISED_SLACK,
                        order + 1 + SLACK,
                        gap.slope(run))
                : Finding.near(claim, order, SLACK, gap.slope(run));
    }

    private static DemoTable table(List<OrderRun> runs) {
        DemoTable table =
                DemoTable.of(
                        "scheme",
                        "order",
                        "steps",
                        "discreteAgainstForward",
                        "discreteAgainstExact",
                        "backsolveAgainstDiscrete",
                        "interpolatedAgainstDiscrete");
        for (OrderRun run : runs) {
            for (int k = 0; k < run.depths().length; k++) {
                table.row(
                        run.tableau().name(),
                        run.order(),
                        run.depths()[k],
                        run.forward()[k],
                        run.discrete()[k],
                        run.backsolve()[k],
                        run.interpolated()[k]);
            }
        }
        return table;
    }

    private static Figure figure(List<OrderRun> runs) {
        return Figure.grid(
                        3,
                        panel(OrderGap.EXACT, runs).triangle(8),
                        panel(OrderGap.BACKSOLVE, runs).triangle(8),
                        panel(OrderGap.INTERPOLATED, runs))
                .titled("Relative differences of ∂J/∂θ over the step")
                .subtitled(
                        "f = tanh(Wx + b), T = 2, twelve nets; slopes between the finest two steps"
                                + " above the floor")
                .sized(1650, 720);
    }

    private static ErrorPlot panel(OrderGap gap, List<OrderRun> runs) {
        ErrorPlot plot = Panel.errors(Labels.of(gap.title(), "step h", "relative difference"));
        for (OrderRun run : runs) {
            double[] h = run.steps(HORIZON);
            int k = gap.finest(run);
            plot =
                    plot.method(
                            run.tableau().name(), h, gap.of(run), h[k] * 0.999, h[k - 1] * 1.001);
        }
        return plot.triangle(1).triangle(4).horizontal("floor of the fits", gap.floor());
    }
}
