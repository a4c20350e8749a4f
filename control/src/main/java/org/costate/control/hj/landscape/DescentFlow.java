package org.costate.control.hj.landscape;

import java.util.List;

/** Follows {@code −∇H} at unit speed until a known minimum is reached or a box is left. */
final class DescentFlow {

    static final int OUTSIDE = -1;
    static final int UNDECIDED = -2;

    private static final int MAX_STEPS = 5_000;

    private final EntropyLandscape landscape;
    private final SearchBox box;
    private final List<double[]> minima;
    private final double longest;

    DescentFlow(EntropyLandscape landscape, SearchBox box, List<double[]> minima) {
        this.landscape = landscape;
        this.box = box;
        this.minima = minima;
        this.longest = box.size() / 60;
    }

    /**
     * Returns the minimum whose basin holds {@code x}, {@link #OUTSIDE}, or {@link #UNDECIDED} if
     * the path stalls, as on the ridge between two basins.
     */
    int follow(double[] start) {
        double[] x = start.clone();
        double step = longest;
        double entropy = landscape.value(x);
        for (int k = 0; k < MAX_STEPS && box.contains(x); k++) {
            int caught = caught(x, entropy);
            if (caught != OUTSIDE) {
                return caught;
            }
            double[] down = direction(x);
            double[] next = shifted(x, 0.5 * step, down);
            double[] middle = direction(next);
            next = shifted(x, step, middle);
            double lower = landscape.value(next);
            boolean straight = dot(down, middle) > 0.9;
            if ((lower < entropy || lower == entropy && lower < 1e-200) && straight) {
                x = next;
                entropy = lower;
                step = Math.min(longest, 1.5 * step);
            } else {
                step *= 0.5;
                if (step < 1e-12 * longest) {
                    return UNDECIDED;
                }
            }
        }
        return box.contains(x) ? UNDECIDED : OUTSIDE;
    }

    private int caught(double[] x, double entropy) {
        for (int m = 0; m < minima.size(); m++) {
            double[] y = minima.get(m);
            double distance = 0;
            for (int i = 0; i < x.length; i++) {
                distance = Math.max(distance, Math.abs(x[i] - y[i]));
            }
            if (distance < 3 * longest && falls(x, y, entropy)) {
                return m;
            }
        }
        return OUTSIDE;
    }

    /** Whether the entropy falls all along the segment from {@code x} to a minimum. */
    private boolean falls(double[] x, double[] y, double entropy) {
        double last = entropy;
        double[] p = new double[x.length];
        for (int k = 1; k <= 12; k++) {
            for (int i = 0; i < p.length; i++) {
                p[i] = x[i] + (y[i] - x[i]) * k / 12;
            }
            double value = landscape.value(p);
            if (value > last) {
                return false;
            }
            last = value;
        }
        return true;
    }

    private double[] direction(double[] x) {
        EntropyJet jet = landscape.jet(x, landscape.temperature());
        double[] g = jet.gradient();
        for (int a = 0; a < g.length; a++) {
            g[a] *= -Math.exp(jet.scale[a] - jet.scale[0]);
        }
        double[] v = jet.fromFrame(g);
        double norm = Math.sqrt(dot(v, v));
        for (int i = 0; i < v.length && norm > 0; i++) {
            v[i] /= norm;
        }
        return v;
    }

    private static double[] shifted(double[] x, double step, double[] v) {
        double[] y = x.clone();
        for (int i = 0; i < y.length; i++) {
            y[i] += step * v[i];
        }
        return y;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
