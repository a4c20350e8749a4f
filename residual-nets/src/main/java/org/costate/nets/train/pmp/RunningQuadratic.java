package org.costate.nets.train.pmp;

import java.util.Arrays;
import org.costate.nets.TrainingProblem;
import org.costate.nets.WeightLayout;

/**
 * The running costs of the weights as one step sees them, the other steps held: quadratic with a
 * diagonal, {@code R(ϑ) = g (ϑ − θ) + ½ d (ϑ − θ)²}, divided by the step's length.
 *
 * @param gradient {@code g/h}
 * @param curvature {@code d/h}
 * @param old {@code θ}
 */
record RunningQuadratic(double[] gradient, double[] curvature, double[] old) {

    /** Returns the running costs of every step. */
    static RunningQuadratic[] of(TrainingProblem problem, double[] theta, double[][] rows) {
        WeightLayout layout = problem.network().layout();
        double[] gradient = new double[theta.length];
        problem.addRunningCosts(theta, gradient);
        double[] curvature = diagonal(problem, layout);
        RunningQuadratic[] steps = new RunningQuadratic[rows.length];
        for (int k = 0; k < steps.length; k++) {
            double h = Math.abs(problem.network().grid().step(k));
            steps[k] =
                    new RunningQuadratic(
                            part(gradient, layout, k, h),
                            part(curvature, layout, k, h),
                            rows[k].clone());
        }
        return steps;
    }

    /** Steps meet only their neighbours, so every second one is probed at a time. */
    private static double[] diagonal(TrainingProblem problem, WeightLayout layout) {
        double[] diagonal = new double[layout.length()];
        for (int parity = 0; parity < 2; parity++) {
            double[] probe = new double[layout.length()];
            double[] image = new double[layout.length()];
            for (int k = parity; k < layout.steps(); k += 2) {
                Arrays.fill(probe, layout.control(k), layout.control(k + 1), 1);
            }
            problem.addRunningCosts(probe, image);
            for (int k = parity; k < layout.steps(); k += 2) {
                int at = layout.control(k);
                System.arraycopy(image, at, diagonal, at, layout.controlDimension());
            }
        }
        return diagonal;
    }

    private static double[] part(double[] all, WeightLayout layout, int k, double h) {
        double[] part = new double[layout.controlDimension()];
        for (int i = 0; i < part.length; i++) {
            part[i] = all[layout.control(k) + i] / h;
        }
        return part;
    }

    /** Returns {@code −R(ϑ)} and adds its gradient. */
    double subtract(double[] w, double[] target) {
        double sum = 0;
        for (int i = 0; i < w.length; i++) {
            double step = w[i] - old[i];
            sum += step * (gradient[i] + 0.5 * curvature[i] * step);
            target[i] -= gradient[i] + curvature[i] * step;
        }
        return -sum;
    }
}
