package org.costate.cli;

import java.util.Locale;
import org.costate.ode.boundary.BoundaryValueSolution;
import org.costate.ode.boundary.problems.TestProblem;
import org.costate.plots.Figure;
import org.costate.plots.Labels;
import org.costate.plots.LineStyle;
import org.costate.plots.Panel;

/** A solution, with a point at every node of its mesh, and the steps of the mesh below. */
final class BvpFigure {

    private static final int SAMPLES_A_STEP = 12;

    private BvpFigure() {}

    static Figure of(TestProblem problem, double value, BoundaryValueSolution solution) {
        double[] nodes = solution.mesh().toArray();
        double[] fine = fine(nodes);
        var states =
                Panel.curves(Labels.of("Solution", "t", "y"))
                        .line("y", fine, first(solution, fine))
                        .line("mesh", nodes, first(solution, nodes), LineStyle.POINTS);
        var steps =
                Panel.curves(Labels.of("Mesh", "t", "step"))
                        .line("step", middles(nodes), steps(nodes), LineStyle.POINTS)
                        .logY();
        return Figure.of(states, steps)
                .titled(problem.name() + ", " + problem.parameter() + " = " + value)
                .subtitled(
                        String.format(
                                Locale.ROOT,
                                "%s; %d mesh points, %s",
                                problem.statement(),
                                nodes.length,
                                solution.status()));
    }

    private static double[] fine(double[] nodes) {
        double[] fine = new double[(nodes.length - 1) * SAMPLES_A_STEP + 1];
        for (int i = 0; i < fine.length; i++) {
            int k = Math.min(i / SAMPLES_A_STEP, nodes.length - 2);
            double share = (i - k * SAMPLES_A_STEP) / (double) SAMPLES_A_STEP;
            fine[i] = (1 - share) * nodes[k] + share * nodes[k + 1];
        }
        return fine;
    }

    private static double[] first(BoundaryValueSolution solution, double[] times) {
        double[] values = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            values[i] = solution.at(times[i])[0];
        }
        return values;
    }

    private static double[] middles(double[] nodes) {
        double[] middles = new double[nodes.length - 1];
        for (int i = 0; i < middles.length; i++) {
            middles[i] = 0.5 * (nodes[i] + nodes[i + 1]);
        }
        return middles;
    }

    private static double[] steps(double[] nodes) {
        double[] steps = new double[nodes.length - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = nodes[i + 1] - nodes[i];
        }
        return steps;
    }
}
