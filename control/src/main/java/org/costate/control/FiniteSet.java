package org.costate.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Finitely many controls to choose from. Immutable. */
public final class FiniteSet implements ControlSet {

    private final double[][] points;

    private FiniteSet(double[][] points) {
        this.points = points;
    }

    static FiniteSet of(double[]... points) {
        if (points.length == 0) {
            throw new IllegalArgumentException(
                    "CONFIG-03: a finite control set has no points; give at least one");
        }
        double[][] copy = new double[points.length][];
        for (int i = 0; i < points.length; i++) {
            if (points[i].length != points[0].length) {
                throw new IllegalArgumentException(
                        "PROBLEM-01: point "
                                + (i + 1)
                                + " of the control set has "
                                + points[i].length
                                + " numbers, point 1 has "
                                + points[0].length);
            }
            copy[i] = points[i].clone();
        }
        return new FiniteSet(copy);
    }

    @Override
    public boolean contains(double[] u, double tolerance) {
        return distance(points[nearest(u)], u) <= tolerance;
    }

    @Override
    public void project(double[] u) {
        double[] best = points[nearest(u)];
        System.arraycopy(best, 0, u, 0, best.length);
    }

    private int nearest(double[] u) {
        int best = 0;
        for (int i = 1; i < points.length; i++) {
            best = distance(points[i], u) < distance(points[best], u) ? i : best;
        }
        return best;
    }

    private static double distance(double[] a, double[] b) {
        double[] gap = a.clone();
        for (int j = 0; j < gap.length; j++) {
            gap[j] -= b[j];
        }
        return Ball.norm(gap);
    }

    @Override
    public void sample(SplittableRandom random, double[] u) {
        System.arraycopy(points[random.nextInt(points.length)], 0, u, 0, u.length);
    }

    @Override
    public boolean isBounded() {
        return true;
    }

    @Override
    public List<double[]> vertices(int m) {
        List<double[]> all = new ArrayList<>();
        for (double[] point : points) {
            all.add(point.clone());
        }
        return all;
    }

    @Override
    public ControlSet ofDimension(int m) {
        if (points[0].length != m) {
            throw new IllegalArgumentException(
                    "PROBLEM-01: points of the control set have "
                            + points[0].length
                            + " numbers, the problem has "
                            + m
                            + " controls");
        }
        return this;
    }

    @Override
    public String toString() {
        return "finite " + Arrays.deepToString(points);
    }
}
