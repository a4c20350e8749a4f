package org.costate.nets;

import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A gradient judged by the cost alone: {@code J(θ + εd) − J(θ) − ε⟨g, d⟩} must fall as {@code ε²}.
 *
 * @param steps the step lengths {@code ε}, each half of the one before
 * @param withoutGradient {@code |J(θ + εd) − J(θ)|}, of order 1
 * @param withGradient the remainder with the gradient, of order 2 if it is right
 */
public record TaylorTest(double[] steps, double[] withoutGradient, double[] withGradient) {

    private static final int HALVINGS = 6;
    private static final double FIRST_STEP = 1.0 / 64;

    /** Tests a gradient method along one random direction of unit length. */
    public static TaylorTest of(
            GradientMethod method,
            TrainingProblem problem,
            double[] theta,
            SplittableRandom random) {
        double[] direction = direction(theta.length, random);
        double[] gradient = method.gradient(problem, theta);
        double slope = 0;
        for (int i = 0; i < theta.length; i++) {
            slope += gradient[i] * direction[i];
        }
        double base = problem.cost(theta);
        double[] steps = new double[HALVINGS];
        double[] without = new double[HALVINGS];
        double[] with = new double[HALVINGS];
        double step = FIRST_STEP;
        for (int j = 0; j < HALVINGS; j++, step /= 2) {
            steps[j] = step;
            double change = problem.cost(moved(theta, direction, step)) - base;
            without[j] = Math.abs(change);
            with[j] = Math.abs(change - step * slope);
        }
        return new TaylorTest(steps, without, with);
    }

    private static double[] direction(int length, SplittableRandom random) {
        double[] direction = new double[length];
        double norm = 0;
        for (int i = 0; i < length; i++) {
            direction[i] = random.nextGaussian();
            norm += direction[i] * direction[i];
        }
        for (int i = 0; i < length; i++) {
            direction[i] /= Math.sqrt(norm);
        }
        return direction;
    }

    private static double[] moved(double[] theta, double[] direction, double step) {
        double[] moved = theta.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += step * direction[i];
        }
        return moved;
    }

    /** Returns the observed order of the remainder: 2 for a right gradient, 1 for a wrong one. */
    public double order() {
        double sum = 0;
        for (int j = 0; j + 1 < steps.length; j++) {
            sum += Math.log(withGradient[j] / withGradient[j + 1]) / Math.log(2);
        }
        return sum / (steps.length - 1);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "Taylor remainder of order %.2f (2 is right), from %.1e to %.1e",
                order(),
                withGradient[0],
                withGradient[withGradient.length - 1]);
    }
}
