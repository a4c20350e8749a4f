package org.costate.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.costate.nets.GradientMethod;
import org.costate.nets.ResidualNetwork;
import org.costate.nets.TrainingProblem;
import org.costate.nets.WeightLayout;
import org.costate.ode.TimeGrid;

/**
 * The two orders of the two doors, side by side: gradients of the exact flow at several tolerances,
 * and of the discrete cost on ever finer grids under the same piecewise constant control.
 *
 * <p>Both are held against the continuous gradient at the tightest tolerance; the discrete ones
 * approach it with the order of the scheme.
 */
final class ContinuousCheck {

    private static final double TIGHTEST = 1e-12;
    private static final double[] LOOSER = {1e-3, 1e-6, 1e-9};
    private static final int REFINEMENTS = 4;
    private static final int SAMPLES = 8;

    private ContinuousCheck() {}

    /**
     * One gradient.
     *
     * @param method how it was got
     * @param difference its largest distance from the tight one, over the largest entry of that
     * @param order the observed order against the row before; NaN where there is none
     */
    record Row(String method, double difference, double order) {

        /** Returns it as it stands in JSON. */
        Map<String, Object> toMap() {
            Map<String, Object> map = new TreeMap<>();
            map.put("method", method);
            map.put("difference", difference);
            if (!Double.isNaN(order)) {
                map.put("order", order);
            }
            return map;
        }

        /** Returns the order with one digit behind the point, or nothing. */
        String orderText() {
            return Double.isNaN(order) ? "" : String.format(Locale.ROOT, "%.2f", order);
        }
    }

    static List<Row> rows(
            Experiment experiment,
            Engine.Continuous continuous,
            TrainingProblem batch,
            double[] theta) {
        TrainingProblem problem = batch.over(batch.ensemble().first(SAMPLES));
        double[] exact = continuousGradient(continuous, TIGHTEST, problem, theta);
        List<Row> rows = new ArrayList<>();
        String name = continuous.integrator().label();
        for (double tolerance : LOOSER) {
            double[] g = continuousGradient(continuous, tolerance, problem, theta);
            rows.add(
                    new Row(
                            String.format(Locale.ROOT, "%s at %.0e", name, tolerance),
                            distance(g, exact),
                            Double.NaN));
        }
        String scheme = experiment.recipe().architecture().scheme();
        double before = Double.NaN;
        for (int r = 0; r <= REFINEMENTS; r++) {
            int parts = 1 << r;
            double gap = distance(refinedGradient(problem, theta, parts), exact);
            String steps = parts == 1 ? "1 step a layer" : parts + " steps a layer";
            rows.add(new Row(scheme + ", " + steps, gap, Math.log(before / gap) / Math.log(2)));
            before = gap;
        }
        return rows;
    }

    private static double[] continuousGradient(
            Engine.Continuous continuous,
            double tolerance,
            TrainingProblem problem,
            double[] theta) {
        return GradientMethod.continuous(continuous.integrator(), tolerance)
                .gradient(problem, theta);
    }

    /** Returns the gradient of the cost computed with each step cut in equal parts. */
    private static double[] refinedGradient(TrainingProblem problem, double[] theta, int parts) {
        ResidualNetwork coarse = problem.network();
        int depth = coarse.depth() * parts;
        ResidualNetwork fine =
                ResidualNetwork.of(
                                coarse.block(),
                                TimeGrid.uniform(coarse.grid().start(), coarse.grid().end(), depth),
                                coarse.scheme())
                        .lifting(coarse.lift())
                        .readingOut(coarse.readOut());
        double[] spread = new double[fine.layout().length()];
        int[] origin = origins(coarse.layout(), fine.layout(), parts);
        for (int i = 0; i < spread.length; i++) {
            spread[i] = theta[origin[i]];
        }
        double[] g = fine.fitting(problem.ensemble(), problem.loss()).gradient(spread);
        double[] folded = new double[theta.length];
        for (int i = 0; i < g.length; i++) {
            folded[origin[i]] += g[i];
        }
        problem.addRunningCosts(theta, folded);
        return folded;
    }

    /** Returns for every weight of the fine network the weight it copies. */
    private static int[] origins(WeightLayout coarse, WeightLayout fine, int parts) {
        int[] origin = new int[fine.length()];
        for (int i = 0; i < fine.control(0); i++) {
            origin[i] = i;
        }
        for (int k = 0; k < fine.steps(); k++) {
            for (int i = 0; i < fine.controlDimension(); i++) {
                origin[fine.control(k) + i] = coarse.control(k / parts) + i;
            }
        }
        for (int i = fine.readOut(); i < fine.length(); i++) {
            origin[i] = coarse.readOut() + i - fine.readOut();
        }
        return origin;
    }

    private static double distance(double[] g, double[] exact) {
        double worst = 0;
        double scale = 0;
        for (int i = 0; i < g.length; i++) {
            worst = Math.max(worst, Math.abs(g[i] - exact[i]));
            scale = Math.max(scale, Math.abs(exact[i]));
        }
        return worst / scale;
    }
}
