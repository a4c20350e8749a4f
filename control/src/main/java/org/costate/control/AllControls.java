package org.costate.control;

import java.util.List;
import java.util.SplittableRandom;

/** No bounds: {@code U = ℝᵐ}. */
public enum AllControls implements ControlSet {
    /** The whole space. */
    ALL;

    @Override
    public boolean contains(double[] u, double tolerance) {
        return true;
    }

    @Override
    public void project(double[] u) {}

    @Override
    public void sample(SplittableRandom random, double[] u) {
        double scale = Math.pow(10, random.nextDouble(-1, 1.5)); // small and large controls
        for (int j = 0; j < u.length; j++) {
            u[j] = scale * random.nextDouble(-1, 1);
        }
    }

    @Override
    public boolean isBounded() {
        return false;
    }

    @Override
    public List<double[]> vertices(int m) {
        return List.of();
    }

    @Override
    public ControlSet ofDimension(int m) {
        return this;
    }

    @Override
    public String toString() {
        return "all";
    }
}
