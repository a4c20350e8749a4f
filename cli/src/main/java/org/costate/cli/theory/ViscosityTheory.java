package org.costate.cli.theory;

import java.util.List;
import java.util.SplittableRandom;
import org.costate.cli.demo.DemoProgress;
import org.costate.cli.demo.DemoTable;
import org.costate.control.hj.AtomMeasure;
import org.costate.control.hj.GibbsMeasure;
import org.costate.control.hj.GridField;
import org.costate.control.hj.HopfColeSolution;
import org.costate.control.hj.UniformGrid;
import org.costate.control.hj.VanishingViscosity;
import org.costate.control.hj.ViscousSolver;
import org.costate.plots.Figure;
import org.costate.plots.Labels;
import org.costate.plots.Panel;

/** Viscosity: how it vanishes, what a grid adds, and what it scales with. */
final class ViscosityTheory implements TheoryExperiment {

    /** {@code ε}, {@code max ũ_ε − u_0} for {@code g = |y|}, {@code t = 1}. */
    private static final double[][] RATES = {
        {0.4, 0.4700}, {0.2, 0.2919}, {0.1, 0.1769}, {0.05, 0.1047}, {0.025, 0.0607}
    };

    private static final int[] NODES = {41, 81, 161, 321};

    @Override
    public String name() {
        return "viscosity";
    }

    @Override
    public String title() {
        return "Vanishing viscosity at a kink, and a grid that solves the same equation";
    }

    @Override
    public TheoryReport run(long seed, DemoProgress progress) {
        TheoryReport report = new TheoryReport();
        List<VanishingViscosity.Row> rates = rates();
        for (int i = 0; i < RATES.length; i++) {
            report.add(
                    TheoryRow.near(
                            "T2.8." + (i + 1),
                            "largest ũ_ε − u_0, g = |y|, ε = " + TheoryRow.number(RATES[i][0]),
                            TheoryRow.number(RATES[i][1]),
                            RATES[i][1],
                            2e-3,
                            rates.get(i).largest()));
        }
        double least = rates.stream().mapToDouble(VanishingViscosity.Row::least).min().orElse(0);
        report.add(TheoryRow.atLeast("T2.8s", "ũ_ε − u_0 is never negative", "–", -1e-9, least));
        progress.advanced(1, 3, "rates");
        double[] viscous = errors(0.3);
        progress.advanced(2, 3, "viscous grid");
        double[] inviscid = errors(0);
        progress.advanced(3, 3, "inviscid grid");
        report.add(
                TheoryRow.near("V.1", "grid solver at ε = 0.3: order", "–", 2, 0.2, order(viscous)),
                TheoryRow.near(
                        "V.2",
                        "grid solver at ε = 0, kinks: order",
                        "–",
                        0.9,
                        0.25,
                        order(inviscid)));
        scales(report, new SplittableRandom(seed));
        report.table("viscosity", table(rates, viscous, inviscid));
        report.figure("viscosity", () -> figure(rates, viscous, inviscid));
        return report;
    }

    private static List<VanishingViscosity.Row> rates() {
        double[] epsilons = new double[RATES.length];
        for (int i = 0; i < epsilons.length; i++) {
            epsilons[i] = RATES[i][0];
        }
        return VanishingViscosity.rates(
                Math::abs, UniformGrid.line(-16, 16, 16_001), 1, Line.points(-3, 3, 121), epsilons);
    }

    private static double[] errors(double epsilon) {
        HopfColeSolution u = HopfColeSolution.of(Line.atomsA(), epsilon);
        double[] errors = new double[NODES.length];
        for (int i = 0; i < errors.length; i++) {
            UniformGrid grid = UniformGrid.line(-2, 2, NODES[i]);
            ViscousSolver solver = ViscousSolver.withEdge(u.equation(), grid, u);
            GridField field = solver.advance(GridField.sample(grid, u, 0.3), 1);
            errors[i] = field.distance(u, 0);
        }
        return errors;
    }

    /** The order over the last refinement. */
    private static double order(double[] errors) {
        int last = errors.length - 1;
        return Math.log(errors[last - 1] / errors[last]) / Math.log(2);
    }

    private static void scales(TheoryReport report, SplittableRandom random) {
        double all = 0;
        double fixedTime = 0;
        for (int i = 0; i < 100; i++) {
            AtomMeasure atoms = Line.randomAtoms(6, 2, random);
            double[] x = random.doubles(2, -2, 2).toArray();
            double lambda = random.nextDouble(0.3, 3);
            GibbsMeasure pi = HopfColeSolution.of(atoms, 0.3).gibbs(x, 0.8);
            AtomMeasure wide = scaled(atoms, lambda, 1);
            double[] far = {lambda * x[0], lambda * x[1]};
            GibbsMeasure later = HopfColeSolution.of(wide, 0.3).gibbs(far, 0.8 * lambda * lambda);
            AtomMeasure high = scaled(atoms, lambda, lambda * lambda);
            GibbsMeasure hotter = HopfColeSolution.of(high, 0.3 * lambda * lambda).gibbs(far, 0.8);
            for (int j = 0; j < 6; j++) {
                all = Math.max(all, Math.abs(pi.probability(j) - later.probability(j)));
                fixedTime =
                        Math.max(fixedTime, Math.abs(pi.probability(j) - hotter.probability(j)));
            }
            double ratio = hotter.value() / (lambda * lambda);
            fixedTime = Math.max(fixedTime, Math.abs(pi.value() - ratio));
        }
        report.add(
                TheoryRow.atMost(
                        "V.3", "x → λx, t → λ²t, ε fixed leaves π unchanged", "–", 1e-13, all),
                TheoryRow.atMost(
                        "V.4",
                        "x → λx, g → λ²g, ε → λ²ε at fixed t: u → λ²u",
                        "–",
                        1e-13,
                        fixedTime));
    }

    private static AtomMeasure scaled(AtomMeasure atoms, double place, double value) {
        double[][] y = atoms.positions();
        double[] g = atoms.initialValues();
        for (int j = 0; j < g.length; j++) {
            g[j] *= value;
            for (int i = 0; i < y[j].length; i++) {
                y[j][i] *= place;
            }
        }
        return AtomMeasure.of(y, g);
    }

    private static DemoTable table(
            List<VanishingViscosity.Row> rates, double[] viscous, double[] inviscid) {
        DemoTable table = DemoTable.of("quantity", "parameter", "error", "published");
        for (int i = 0; i < RATES.length; i++) {
            table.row("rate", RATES[i][0], rates.get(i).largest(), RATES[i][1]);
        }
        for (int i = 0; i < NODES.length; i++) {
            table.row("grid at ε = 0.3", 4.0 / (NODES[i] - 1), viscous[i], "–");
            table.row("grid at ε = 0", 4.0 / (NODES[i] - 1), inviscid[i], "–");
        }
        return table;
    }

    private static Figure figure(
            List<VanishingViscosity.Row> rates, double[] viscous, double[] inviscid) {
        double[] epsilon = rates.stream().mapToDouble(VanishingViscosity.Row::epsilon).toArray();
        double[] kink = Line.map(epsilon, e -> 0.5 * e * Math.log(Math.PI / e));
        double[] largest = rates.stream().mapToDouble(VanishingViscosity.Row::largest).toArray();
        var vanishing =
                Panel.errors(Labels.of("g = |y|: largest ũ_ε − u_0", "ε", "error"))
                        .method("measured", epsilon, largest)
                        .method("√ε, the general bound", epsilon, Line.map(epsilon, Math::sqrt))
                        .method("½ε log(π/ε), at the kink", epsilon, kink);
        double[] h = new double[NODES.length];
        for (int i = 0; i < h.length; i++) {
            h[i] = 4.0 / (NODES[i] - 1);
        }
        var grid =
                Panel.errors(Labels.of("Grid solver against Hopf–Cole", "h", "largest error"))
                        .method("ε = 0.3", h, viscous)
                        .method("ε = 0", h, inviscid)
                        .triangle(2)
                        .triangle(1);
        return Figure.grid(2, vanishing, grid)
                .titled("Vanishing viscosity, and the equation solved on a grid")
                .sized(1150, 440);
    }
}
