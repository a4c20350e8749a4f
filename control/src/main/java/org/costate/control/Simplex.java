package org.costate.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.hipparchus.util.FastMath;

/** The standard simplex {@code u ≥ 0, Σ u_j = 1}: a mixture. */
public enum Simplex implements ControlSet {
    /** The only one. */
    STANDARD;

    @Override
    public boolean contains(double[] u, double tolerance) {
        double sum = 0;
        for (double v : u) {
            if (!(v >= -tolerance)) {
                return false;
            }
            sum += v;
        }
        return Math.abs(sum - 1) <= tolerance * Math.max(1, u.length);
    }

    /** Shifts all components alike and cuts at zero [Held, Wolfe, Crowder 1974]. */
    @Override
    public void project(double[] u) {
        double[] sorted = u.clone();
        Arrays.sort(sorted);
        double sum = 0;
        double shift = 0;
        for (int k = 1; k <= u.length; k++) {
            double v = sorted[u.length - k];
            sum += v;
            if (v - (sum - 1) / k > 0) {
                shift = (sum - 1) / k;
            }
        }
        for (int j = 0; j < u.length; j++) {
            u[j] = Math.max(0, u[j] - shift);
        }
    }

    @Override
    public void sample(SplittableRandom random, double[] u) {
        double sum = 0;
        for (int j = 0; j < u.length; j++) {
            u[j] = random.nextInt(4) == 0 ? 0 : -FastMath.log(1 - random.nextDouble());
            sum += u[j];
        }
        if (sum == 0) {
            u[random.nextInt(u.length)] = 1;
            return;
        }
        for (int j = 0; j < u.length; j++) {
            u[j] /= sum;
        }
    }

    @Override
    public boolean isBounded() {
        return true;
    }

    @Override
    public List<double[]> vertices(int m) {
        List<double[]> all = new ArrayList<>();
        for (int j = 0; j < m; j++) {
            double[] v = new double[m];
            v[j] = 1;
            all.add(v);
        }
        return all;
    }

    @Override
    public ControlSet ofDimension(int m) {
        return this;
    }

    @Override
    public String toString() {
        return "simplex";
    }
}
