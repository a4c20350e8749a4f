package org.costate.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.costate.control.formula.Formula;

/** Bounds {@code lower_j ≤ u_j ≤ upper_j}, each possibly infinite. Immutable. */
public final class Box implements ControlSet {

    private static final int MOST_VERTICES = 12;
    private static final double FAR = 10;

    private final double[] lower;
    private final double[] upper;

    private Box(double[] lower, double[] upper) {
        this.lower = lower;
        this.upper = upper;
    }

    static Box of(double[] lower, double[] upper) {
        if (lower.length != upper.length || lower.length == 0) {
            throw new IllegalArgumentException(
                    "PROBLEM-01: a box has "
                            + lower.length
                            + " lower and "
                            + upper.length
                            + " upper bounds, expected one of each for every control");
        }
        for (int j = 0; j < lower.length; j++) {
            if (!(lower[j] <= upper[j])
                    || lower[j] == Double.POSITIVE_INFINITY
                    || upper[j] == Double.NEGATIVE_INFINITY) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "CONFIG-05: control %d has lower bound %s above upper bound %s."
                                        + " Try: exchange them",
                                j + 1,
                                Formula.number(lower[j]),
                                Formula.number(upper[j])));
            }
        }
        return new Box(lower.clone(), upper.clone());
    }

    /** Returns the lower bound of control {@code j}, counted from 0. */
    public double lower(int j) {
        return lower[j];
    }

    /** Returns the upper bound of control {@code j}, counted from 0. */
    public double upper(int j) {
        return upper[j];
    }

    /** Returns how many controls it bounds. */
    public int dimension() {
        return lower.length;
    }

    /** Returns this box with other bounds of control {@code j}. */
    Box with(int j, double low, double high) {
        double[] l = lower.clone();
        double[] u = upper.clone();
        l[j] = low;
        u[j] = high;
        return of(l, u);
    }

    @Override
    public boolean contains(double[] u, double tolerance) {
        for (int j = 0; j < lower.length; j++) {
            if (!(u[j] >= lower[j] - tolerance && u[j] <= upper[j] + tolerance)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void project(double[] u) {
        for (int j = 0; j < lower.length; j++) {
            u[j] = Math.min(Math.max(u[j], lower[j]), upper[j]);
        }
    }

    @Override
    public void sample(SplittableRandom random, double[] u) {
        for (int j = 0; j < lower.length; j++) {
            double low = finite(lower[j], upper[j], -FAR);
            double high = finite(upper[j], lower[j], FAR);
            double s = 1.2 * random.nextDouble() - 0.1; // corners are met too
            u[j] = Math.min(Math.max(low + s * (high - low), low), high);
        }
    }

    private static double finite(double bound, double other, double step) {
        return Double.isFinite(bound) ? bound : Double.isFinite(other) ? other + step : step;
    }

    @Override
    public boolean isBounded() {
        for (int j = 0; j < lower.length; j++) {
            if (Double.isInfinite(lower[j]) || Double.isInfinite(upper[j])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public List<double[]> vertices(int m) {
        if (!isBounded() || m > MOST_VERTICES) {
            return List.of();
        }
        List<double[]> all = new ArrayList<>();
        for (int bits = 0; bits < 1 << m; bits++) {
            double[] v = new double[m];
            for (int j = 0; j < m; j++) {
                v[j] = (bits >> j & 1) == 0 ? lower[j] : upper[j];
            }
            all.add(v);
        }
        return all;
    }

    @Override
    public Box ofDimension(int m) {
        if (lower.length == m) {
            return this;
        }
        if (lower.length == 1) {
            double[] l = new double[m];
            double[] u = new double[m];
            Arrays.fill(l, lower[0]);
            Arrays.fill(u, upper[0]);
            return new Box(l, u);
        }
        throw new IllegalArgumentException(
                "PROBLEM-01: the box bounds "
                        + lower.length
                        + " controls, the problem has "
                        + m
                        + ". Try: one interval for each control, in order");
    }

    @Override
    public String toString() {
        return "box " + Arrays.toString(lower) + " to " + Arrays.toString(upper);
    }
}
