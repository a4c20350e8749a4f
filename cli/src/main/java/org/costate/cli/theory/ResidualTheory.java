package org.costate.cli.theory;

import java.util.ArrayList;
import java.util.List;
import org.costate.cli.demo.DemoProgress;
import org.costate.cli.demo.DemoTable;
import org.costate.control.hj.FeynmanKac;
import org.costate.control.hj.LinearDriftValue;
import org.costate.ode.Scheme;
import org.costate.plots.Curves;
import org.costate.plots.Figure;
import org.costate.plots.Labels;
import org.costate.plots.LineStyle;
import org.costate.plots.Panel;

/**
 * Residual networks: backpropagation is the costate equation, which is not yet the maximum
 * principle; viscosity enters with noise.
 */
final class ResidualTheory implements TheoryExperiment {

    private static final int[] STEPS = {10, 20, 40, 80, 160};
    private static final double[] X = {0.6, -0.1, 0.9};
    private static final double[][] M = {{-0.4, 1.1, 0}, {-0.7, 0.2, 0.3}, {0.1, 0, -0.6}};
    private static final double[][] Q = {{1, 0.2, 0}, {0.2, 0.6, -0.1}, {0, -0.1, 0.4}};
    private static final double[] TARGET = {0.3, -0.5, 0.2};

    @Override
    public String name() {
        return "residual";
    }

    @Override
    public String title() {
        return "Residual networks: costates, symplecticity, the Hamiltonian gap, path integrals";
    }

    @Override
    public TheoryReport run(long seed, DemoProgress progress) {
        TheoryReport report = new TheoryReport();
        sensitivities(report);
        double[] euler = ResidualCostates.distances(Scheme.EULER, STEPS);
        double[] rk4 = ResidualCostates.distances(Scheme.RK4, STEPS);
        double[] drifts = ResidualCostates.drifts(STEPS);
        orders(report, euler, rk4, drifts);
        progress.advanced(1, 3, "costates");
        ControlExamples.add(report);
        progress.advanced(2, 3, "maximum principle");
        List<double[]> paths = paths(seed);
        pathIntegral(report, paths);
        progress.advanced(3, 3, "paths");
        report.table("costates", table(euler, rk4, drifts));
        report.table("paths", pathTable(paths));
        report.figure("residual", () -> figure(euler, rk4, drifts));
        report.figure("paths", () -> pathFigure(paths));
        return report;
    }

    private static void sensitivities(TheoryReport report) {
        double[] euler = ResidualCostates.deviations(Scheme.EULER);
        double[] rk4 = ResidualCostates.deviations(Scheme.RK4);
        report.add(
                TheoryRow.atMost(
                        "T3.1",
                        "costate p_0 = −dJ/dx_0, against complex steps",
                        "backprop is the costate",
                        1e-13,
                        euler[0]),
                TheoryRow.atMost(
                        "T3.2", "dJ/dθ_k = −h ∂H/∂θ for every weight", "exact", 1e-13, euler[1]),
                TheoryRow.atMost(
                        "T3.5a",
                        "RK4 with its own costate: both again",
                        "–",
                        1e-13,
                        Math.max(rk4[0], rk4[1])),
                TheoryRow.atMost(
                        "T3.6",
                        "the step of (x, p) is symplectic: |JᵀΩJ − Ω|",
                        "–",
                        1e-12,
                        ResidualCostates.symplecticDefect()));
    }

    private static void orders(TheoryReport report, double[] euler, double[] rk4, double[] drifts) {
        report.add(
                TheoryRow.near(
                        "T3.3",
                        "halving h divides |p_0 − continuous| by",
                        "2.0 ± .05",
                        2,
                        0.05,
                        euler[3] / euler[4]),
                TheoryRow.near(
                        "T3.5b",
                        "RK4: halving h divides it by",
                        "order 4",
                        16,
                        1.5,
                        rk4[1] / rk4[2]),
                TheoryRow.near(
                                "T3.4",
                                "halving h divides the drift of ⟨p, F⟩ by",
                                "O(h)",
                                2,
                                0.1,
                                drifts[3] / drifts[4])
                        .remarking(
                                "the published numbers belong to other weights; the ratio does not"
                                        + " depend on them"));
    }

    private static double cost(double[] x) {
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            for (int k = 0; k < 3; k++) {
                sum += 0.5 * (x[i] - TARGET[i]) * Q[i][k] * (x[k] - TARGET[k]);
            }
        }
        return sum;
    }

    /** Rows: number of pairs, estimate, standard error, closed form. */
    private static List<double[]> paths(long seed) {
        FeynmanKac paths =
                FeynmanKac.of(
                        (t, x, f) -> {
                            for (int i = 0; i < 3; i++) {
                                f[i] = M[i][0] * x[0] + M[i][1] * x[1] + M[i][2] * x[2];
                            }
                        },
                        ResidualTheory::cost,
                        0.3);
        double exact = LinearDriftValue.of(M, Q, TARGET, 0.3).value(X, 0.7);
        List<double[]> rows = new ArrayList<>();
        for (int pairs : new int[] {300, 1000, 3000, 10_000, 30_000}) {
            FeynmanKac.Estimate e = paths.value(X, 0.7, 32, pairs, seed + pairs);
            rows.add(new double[] {pairs, e.value(), e.standardError(), exact});
        }
        return rows;
    }

    private static void pathIntegral(TheoryReport report, List<double[]> paths) {
        double[] last = paths.get(paths.size() - 1);
        LinearDriftValue v = LinearDriftValue.of(M, Q, TARGET, 0.3);
        report.add(
                TheoryRow.atMost(
                        "T3.9",
                        "V = −ε log E exp(−Φ/ε) by paths, in standard errors from closed form",
                        "–",
                        3,
                        Math.abs(last[1] - last[3]) / last[2]),
                TheoryRow.atMost(
                        "T3.9e",
                        "the closed form solves V_s = F·∇V + εΔV − |∇V|²",
                        "–",
                        1e-12,
                        Math.abs(v.equation().residual(v, X, 0.7))),
                TheoryRow.refuted(
                        "R.2",
                        "a network with fixed weights solves an equation of the |p|² class:"
                                + " |H(2p)/H(p) − 4|",
                        "same class",
                        1,
                        ResidualCostates.growth(),
                        "H = ⟨p, F⟩ is linear in p: transport, viscosity 0; noise √(2ε)dB makes it"
                                + " viscous"));
    }

    private static DemoTable table(double[] euler, double[] rk4, double[] drifts) {
        DemoTable table = DemoTable.of("steps", "eulerCostateError", "rk4CostateError", "drift");
        for (int i = 0; i < STEPS.length; i++) {
            table.row(STEPS[i], euler[i], rk4[i], drifts[i]);
        }
        return table;
    }

    private static DemoTable pathTable(List<double[]> rows) {
        DemoTable table = DemoTable.of("pairs", "estimate", "standardError", "closedForm");
        rows.forEach(r -> table.row((int) r[0], r[1], r[2], r[3]));
        return table;
    }

    private static Figure figure(double[] euler, double[] rk4, double[] drifts) {
        double[] h = new double[STEPS.length];
        for (int i = 0; i < h.length; i++) {
            h[i] = 1.0 / STEPS[i];
        }
        var errors =
                Panel.errors(Labels.of("Costates against the continuous limit", "h", "error"))
                        .method("Euler, p_0", h, euler)
                        .method("RK4, p_0", h, rk4)
                        .method("Euler, drift of ⟨p, F⟩", h, drifts)
                        .triangle(1)
                        .triangle(4);
        return Figure.of(errors)
                .titled("Backpropagation converges to the costate equation")
                .subtitled("F = tanh(Ax + B) in three dimensions, T = 1")
                .sized(800, 460);
    }

    private static Figure pathFigure(List<double[]> rows) {
        double[] n = rows.stream().mapToDouble(r -> r[0]).toArray();
        double[] low = rows.stream().mapToDouble(r -> r[1] - r[2]).toArray();
        double[] middle = rows.stream().mapToDouble(r -> r[1]).toArray();
        double[] high = rows.stream().mapToDouble(r -> r[1] + r[2]).toArray();
        double[] exact = rows.stream().mapToDouble(r -> r[3]).toArray();
        Curves panel =
                Panel.curves(Labels.of("ẋ = Mx with noise √(2ε)dB, ε = 0.3", "pairs of paths", "V"))
                        .logX()
                        .errorBars("paths, one standard error", n, low, middle, high)
                        .line("closed form", n, exact, LineStyle.DASHED);
        return Figure.of(panel).titled("The viscous value as a path integral").sized(800, 420);
    }
}
