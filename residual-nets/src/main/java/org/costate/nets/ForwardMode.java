package org.costate.nets;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hipparchus.analysis.differentiation.Gradient;

/** Forward mode over {@link FieldNetwork}, in blocks of directions. */
final class ForwardMode implements GradientMethod {

    private static final int DIRECTIONS = 32;
    private static final long SELECTION_SEED = 20260101L;

    private final int most;

    ForwardMode(int most) {
        if (most < 1) {
            throw new IllegalArgumentException(
                    "forward mode needs at least 1 weight to look at, got " + most);
        }
        this.most = most;
    }

    @Override
    public String name() {
        return "forward mode";
    }

    @Override
    public double[] gradient(TrainingProblem problem, double[] theta) {
        int[] chosen = chosen(theta.length);
        double[] gradient = new double[theta.length];
        Arrays.fill(gradient, Double.NaN);
        for (int first = 0; first < chosen.length; first += DIRECTIONS) {
            int[] block =
                    Arrays.copyOfRange(chosen, first, Math.min(chosen.length, first + DIRECTIONS));
            Gradient cost = cost(problem, theta, block);
            for (int i = 0; i < block.length; i++) {
                gradient[block[i]] = cost.getPartialDerivative(i);
            }
        }
        return gradient;
    }

    /** Returns all weights, or a fixed random selection of them in ascending order. */
    private int[] chosen(int weights) {
        if (weights <= most) {
            return IntStream.range(0, weights).toArray();
        }
        return new SplittableRandom(SELECTION_SEED)
                .ints(0, weights)
                .distinct()
                .limit(most)
                .sorted()
                .toArray();
    }

    private static Gradient cost(TrainingProblem problem, double[] theta, int[] block) {
        Gradient[] weights = new Gradient[theta.length];
        for (int i = 0; i < theta.length; i++) {
            weights[i] = Gradient.constant(block.length, theta[i]);
        }
        for (int i = 0; i < block.length; i++) {
            weights[block[i]] = Gradient.variable(block.length, i, theta[block[i]]);
        }
        return new FieldNetwork<>(problem, weights).cost();
    }
}
