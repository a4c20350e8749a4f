package org.costate.control;

import java.util.List;
import java.util.SplittableRandom;

/**
 * A ball about the origin, {@code |u| ≤ radius}.
 *
 * @param radius finite and positive
 */
public record Ball(double radius) implements ControlSet {

    /**
     * Creates the ball.
     *
     * @throws IllegalArgumentException CONFIG-03 if the radius is not finite and positive
     */
    public Ball {
        if (!(radius > 0 && Double.isFinite(radius))) {
            throw new IllegalArgumentException(
                    "CONFIG-03: radius = "
                            + radius
                            + " is not allowed; use a finite number above 0");
        }
    }

    static double norm(double[] u) {
        double largest = 0;
        for (double v : u) {
            largest = Math.max(largest, Math.abs(v));
        }
        if (largest == 0 || !Double.isFinite(largest)) {
            return largest;
        }
        double sum = 0;
        for (double v : u) {
            sum += v / largest * (v / largest);
        }
        return largest * Math.sqrt(sum);
    }

    @Override
    public boolean contains(double[] u, double tolerance) {
        return norm(u) <= radius + tolerance;
    }

    @Override
    public void project(double[] u) {
        double r = norm(u);
        if (r > radius) {
            for (int j = 0; j < u.length; j++) {
                u[j] *= radius / r;
            }
        }
    }

    @Override
    public void sample(SplittableRandom random, double[] u) {
        double r;
        do {
            for (int j = 0; j < u.length; j++) {
                u[j] = random.nextDouble(-1, 1);
            }
            r = norm(u);
        } while (r == 0);
        double target = radius * Math.min(1, 1.25 * random.nextDouble()); // the sphere is met too
        for (int j = 0; j < u.length; j++) {
            u[j] *= target / r;
        }
    }

    @Override
    public boolean isBounded() {
        return true;
    }

    @Override
    public List<double[]> vertices(int m) {
        return List.of();
    }

    @Override
    public ControlSet ofDimension(int m) {
        return this;
    }
}
