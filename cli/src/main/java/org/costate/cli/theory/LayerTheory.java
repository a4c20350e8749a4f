package org.costate.cli.theory;

import java.util.SplittableRandom;
import org.costate.cli.demo.DemoProgress;
import org.costate.cli.demo.DemoTable;
import org.costate.control.hj.AtomMeasure;
import org.costate.control.hj.HamiltonJacobiEquation;
import org.costate.control.hj.HeatSemigroup;
import org.costate.control.hj.HopfColeSolution;
import org.costate.control.hj.LayerFlow;
import org.costate.control.hj.LseLayer;
import org.costate.plots.Fan;
import org.costate.plots.Figure;
import org.costate.plots.Labels;
import org.costate.plots.LineStyle;
import org.costate.plots.Panel;

/** The layer identity: a log-sum-exp layer is a Hopf–Cole solution, and its repairs. */
final class LayerTheory implements TheoryExperiment {

    private static final double[] TEMPERATURES = {1, 0.5, 0.2, 0.1, 0.05};

    /** {@code ε, f, u, ũ, u_x, f_xx, H(π)} at {@code x = 0.7} for the reference atoms. */
    private static final double[][] VALUES = {
        {
            1,
            0.637408350153231,
            -0.514908350153232,
            0.750603773331414,
            0.226313178874065,
            0.173640348943434,
            1.216780644157893
        },
        {
            0.3,
            -0.092620059773834,
            0.215120059773834,
            0.414177776170337,
            0.193345387621137,
            0.200137474340971,
            0.710727650924777
        },
        {
            0.05,
            -0.187454424609228,
            0.309954424609228,
            0.298336723944611,
            0.100455504897530,
            0.004551312897650,
            0.007289569060656
        }
    };

    @Override
    public String name() {
        return "layer";
    }

    @Override
    public String title() {
        return "A log-sum-exp layer is a Hopf–Cole solution, its weights are initial data";
    }

    @Override
    public TheoryReport run(long seed, DemoProgress progress) {
        TheoryReport report = new TheoryReport();
        SplittableRandom random = new SplittableRandom(seed);
        report.add(identity(), equation(random), differences(random));
        flow(report, random);
        report.add(semigroup(), gauge(random), values());
        progress.advanced(1, 2, "identities");
        report.add(LayerDerivatives.row(random));
        report.table("layer", table());
        report.figure("layer", LayerTheory::layerFigure);
        report.figure("initial-data", LayerTheory::dataFigure);
        progress.advanced(2, 2, "derivatives");
        return report;
    }

    private static TheoryRow identity() {
        double worst = 0;
        for (double epsilon : TEMPERATURES) {
            LseLayer layer = Line.atomsA().layer(1, epsilon);
            HopfColeSolution u = HopfColeSolution.of(Line.atomsA(), epsilon);
            worst =
                    Math.max(
                            worst,
                            Line.worst(
                                    Line.points(-2.5, 2.5, 500),
                                    x -> layer.value(x) + u.raw(new double[] {x}, 1) - x * x / 4));
        }
        return TheoryRow.atMost("T1.1", "f + u = |x|²/4t, max over x and ε", "exact", 1e-13, worst);
    }

    /** Seven atoms in space, {@code ε = 0.3}, {@code t = 0.8}. */
    private static HopfColeSolution inSpace(SplittableRandom random) {
        return HopfColeSolution.of(Line.randomAtoms(7, 3, random), 0.3);
    }

    private static TheoryRow equation(SplittableRandom random) {
        HopfColeSolution u = inSpace(random);
        HamiltonJacobiEquation equation = u.equation();
        double raw = 0;
        double off = 0;
        double exact = 0;
        for (double[] x : Line.randomPoints(200, 3, 2.5, random)) {
            double residual = equation.residual(u, x, 0.8);
            double shift = u.rawTimeDerivative(x, 0.8) - u.timeDerivative(x, 0.8);
            raw = Math.max(raw, Math.abs(residual + shift));
            off = Math.max(off, Math.abs(residual + shift + 0.3 * 3 / 1.6));
            exact = Math.max(exact, Math.abs(residual));
        }
        return TheoryRow.corrected(
                "T1.2",
                "the layer's u solves u_t + |∇u|² = εΔu: residual",
                "exact (0)",
                raw,
                "the residual is −εd/2t everywhere; u + (εd/2) log 4πεt solves it",
                Math.max(off, exact),
                1e-12);
    }

    private static TheoryRow differences(SplittableRandom random) {
        HopfColeSolution u = inSpace(random);
        double worst = 0;
        for (double[] x : Line.randomPoints(200, 3, 2.5, random)) {
            worst = Math.max(worst, Math.abs(u.equation().differenceResidual(u, x, 0.8, 1e-3)));
        }
        return TheoryRow.atMost(
                "T1.3", "the normalised u solves it by differences, h = 1e-3", "–", 1e-4, worst);
    }

    private static void flow(TheoryReport report, SplittableRandom random) {
        LayerFlow flow = LayerFlow.of(Line.randomAtoms(7, 3, random).layer(0.8, 0.3));
        double exact = 0;
        double difference = 0;
        for (double[] x : Line.randomPoints(200, 3, 2.5, random)) {
            double tau = random.nextDouble(-0.5, 0.5);
            exact = Math.max(exact, Math.abs(flow.equation().residual(flow, x, tau)));
            difference =
                    Math.max(
                            difference,
                            Math.abs(flow.equation().differenceResidual(flow, x, tau, 1e-3)));
        }
        report.add(
                TheoryRow.atMost(
                        "T1.4a",
                        "b + τ|W|² solves F_τ = |∇F|² + εΔF, no prefactor",
                        "–",
                        1e-13,
                        exact),
                TheoryRow.atMost(
                        "T1.4b", "the same by differences, h = 1e-3", "–", 1e-4, difference));
    }

    private static TheoryRow semigroup() {
        HopfColeSolution u = HopfColeSolution.of(Line.atomsA(), 0.3);
        HeatSemigroup heat = HeatSemigroup.on(-14, 14, 20_001, 0.3);
        double composed = heat.advanced(u, 0.6, 0.9, 0.7);
        double error = Math.abs(composed - u.value(new double[] {0.7}, 1.5));
        return TheoryRow.atMost("T1.5", "u(s + r) is the heat flow of u(s)", "–", 1e-12, error);
    }

    private static TheoryRow gauge(SplittableRandom random) {
        AtomMeasure atoms = Line.randomAtoms(7, 3, random);
        LseLayer layer = atoms.layer(0.8, 0.3);
        double worst = 0;
        for (double t : new double[] {0.1, 1, 7.3}) {
            LseLayer again = layer.atoms(t).layer(t, 0.3);
            for (double[] x : Line.randomPoints(100, 3, 2.5, random)) {
                worst = Math.max(worst, Math.abs(layer.value(x) - again.value(x)));
            }
        }
        return TheoryRow.atMost(
                        "T1.6", "initial data at t = 0.1, 1, 7.3 rebuild f", "–", 1e-12, worst)
                .remarking("every t does: which equation a layer solves is defined modulo t");
    }

    private static double[] measured(double epsilon) {
        LseLayer layer = Line.atomsA().layer(1, epsilon);
        HopfColeSolution u = HopfColeSolution.of(Line.atomsA(), epsilon);
        double[] x = {0.7};
        return new double[] {
            epsilon,
            layer.value(x),
            u.raw(x, 1),
            u.value(x, 1),
            u.gradient(x, 1)[0],
            layer.hessian(x)[0][0],
            layer.entropy(x)
        };
    }

    private static TheoryRow values() {
        double worst = 0;
        for (double[] row : VALUES) {
            double[] here = measured(row[0]);
            for (int i = 0; i < row.length; i++) {
                worst = Math.max(worst, Math.abs(here[i] - row[i]));
            }
        }
        return TheoryRow.atMost("T1.7", "18 reference values at x = 0.7", "–", 1e-12, worst);
    }

    private static DemoTable table() {
        DemoTable table =
                DemoTable.of("epsilon", "f", "u", "uNormalised", "uSlope", "fCurvature", "entropy");
        for (double epsilon : new double[] {1, 0.5, 0.3, 0.2, 0.1, 0.05, 0.02, 0.01}) {
            double[] v = measured(epsilon);
            table.row(v[0], v[1], v[2], v[3], v[4], v[5], v[6]);
        }
        return table;
    }

    private static Figure layerFigure() {
        double[] x = Line.points(-2.5, 2.5, 501);
        Fan f = Panel.fan(Labels.of("The layer", "x", "f"), "ε");
        Fan u = Panel.fan(Labels.of("The solution at t = 1", "x", "u"), "ε");
        for (double epsilon : new double[] {1, 0.6, 0.35, 0.2, 0.1, 0.05}) {
            LseLayer layer = Line.atomsA().layer(1, epsilon);
            HopfColeSolution solution = HopfColeSolution.of(Line.atomsA(), epsilon);
            f = f.curve(epsilon, x, Line.map(x, layer::value));
            u = u.curve(epsilon, x, Line.map(x, s -> solution.raw(new double[] {s}, 1)));
        }
        LseLayer tropical = Line.atomsA().layer(1, 0);
        f = f.highlight("ε = 0, tropical", x, Line.map(x, tropical::value), LineStyle.DASHED);
        u =
                u.highlight(
                        "ε = 0, Hopf–Lax",
                        x,
                        Line.map(x, s -> s * s / 4 - tropical.value(s)),
                        LineStyle.DASHED);
        return Figure.grid(2, f, u)
                .titled("One function seen twice: f + u = x²/4t")
                .subtitled("four atoms at y = ±0.5, ±1.5; the colour is the temperature")
                .sized(1150, 430);
    }

    private static Figure dataFigure() {
        var atoms = Panel.scatter(Labels.of("Initial data at three times", "y", "g"));
        LseLayer layer = Line.atomsA().layer(1, 0.3);
        double[] w = new double[4];
        for (int j = 0; j < 4; j++) {
            w[j] = layer.weights()[j][0];
        }
        for (double t : new double[] {0.5, 1, 2}) {
            AtomMeasure data = layer.atoms(t);
            double[] y = new double[4];
            for (int j = 0; j < 4; j++) {
                y[j] = data.positions()[j][0];
            }
            atoms = atoms.points("t = " + TheoryRow.number(t), y, data.initialValues());
        }
        var weights =
                Panel.scatter(Labels.of("Weights of the layer", "W", "b"))
                        .points("", w, layer.biases());
        return Figure.grid(2, weights, atoms)
                .titled("The same layer as weights, and as initial data")
                .subtitled("y = 2tW, g = −b − t|W|²: nothing in the layer selects t")
                .sized(1050, 420);
    }
}
