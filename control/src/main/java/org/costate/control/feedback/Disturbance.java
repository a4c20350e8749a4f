package org.costate.control.feedback;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What pushes a plant besides its control: a velocity that is added, held over one step of the
 * grid. Pure: the same step, the same push.
 */
@FunctionalInterface
public interface Disturbance {

    /**
     * Writes the velocity that is added.
     *
     * @param step the step of the run, counted from 0
     * @param x the state at its beginning
     * @param w receives {@code n} numbers
     */
    void velocity(int step, double t, double[] x, double[] w);

    /** Returns none. */
    static Disturbance none() {
        return (step, t, x, w) -> Arrays.fill(w, 0);
    }

    /** Returns a steady push. */
    static Disturbance constant(double... push) {
        double[] p = push.clone();
        return (step, t, x, w) -> System.arraycopy(p, 0, w, 0, w.length);
    }

    /**
     * Returns independent normal pushes.
     *
     * @param deviation a standard deviation for each state
     */
    static Disturbance gaussian(long seed, double... deviation) {
        double[] sigma = deviation.clone();
        return (step, t, x, w) -> {
            SplittableRandom random = new SplittableRandom(seed + 0x9E3779B97F4A7C15L * step);
            for (int i = 0; i < w.length; i++) {
                double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
                double angle = 2 * Math.PI * random.nextDouble();
                w[i] = sigma[i] * radius * StrictMath.cos(angle);
            }
        };
    }
}
