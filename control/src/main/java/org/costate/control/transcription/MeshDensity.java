package org.costate.control.transcription;

/**
 * Meshes that put intervals where a solution is hard to follow.
 *
 * <p>On each interval the collocation polynomial's slope at both ends is held against the velocity
 * there, with the control carried on from the stages. That defect is {@code O(h^s)} in smooth
 * parts, large where the control jumps or a layer is not resolved. Half of the new intervals are
 * spread evenly, the others in proportion to the {@code (s + 1)}th root of the defect.
 */
final class MeshDensity {

    private static final double SPREAD = 0.5;

    private final Transcription program;
    private final Layout at;
    private final double[] in;
    private final double[] y;

    private MeshDensity(Transcription program) {
        this.program = program;
        at = program.layout();
        in = new double[1 + at.n() + at.m()];
        y = new double[at.n() + 1];
    }

    /** Returns a grid of {@code intervals} intervals fit for a solution. */
    static double[] grid(Transcription program, double[] v, int intervals) {
        return new MeshDensity(program).equidistribute(v, intervals);
    }

    /** Returns the largest defect of a solution. */
    static double worst(Transcription program, double[] v) {
        MeshDensity density = new MeshDensity(program);
        double worst = 0;
        for (int k = 0; k < program.layout().intervals(); k++) {
            worst = Math.max(worst, density.defect(v, k));
        }
        return worst;
    }

    private double[] equidistribute(double[] v, int intervals) {
        int old = at.intervals();
        double[] share = new double[old];
        double total = 0;
        for (int k = 0; k < old; k++) {
            share[k] = Math.pow(defect(v, k), 1.0 / (at.s() + 1));
            total += share[k];
        }
        double[] tau = program.grid();
        double[] cumulative = new double[old + 1];
        for (int k = 0; k < old; k++) {
            double fair = tau[k + 1] - tau[k];
            double wanted = total > 0 ? share[k] / total : fair;
            cumulative[k + 1] = cumulative[k] + (1 - SPREAD) * wanted + SPREAD * fair;
        }
        return invert(tau, cumulative, intervals);
    }

    private static double[] invert(double[] tau, double[] cumulative, int intervals) {
        int old = tau.length - 1;
        double[] grid = new double[intervals + 1];
        int k = 0;
        for (int i = 1; i < intervals; i++) {
            double goal = cumulative[old] * i / intervals;
            while (k < old - 1 && cumulative[k + 1] <= goal) {
                k++;
            }
            double s = (goal - cumulative[k]) / (cumulative[k + 1] - cumulative[k]);
            grid[i] = tau[k] + s * (tau[k + 1] - tau[k]);
        }
        grid[intervals] = 1;
        return grid;
    }

    /** Returns the scaled defect at the ends of interval {@code k}, times its length. */
    private double defect(double[] v, int k) {
        double t0 = program.horizon().start(v);
        double length = program.horizon().end(v) - t0;
        double tau = program.grid()[k];
        double width = program.grid()[k + 1] - tau;
        double worst = 0;
        for (int end = 0; end <= 1; end++) {
            in[0] = t0 + (tau + end * width) * length;
            System.arraycopy(v, at.node(k + end), in, 1, at.n());
            carryControl(v, k, end);
            program.problem().dynamics().value(in, y);
            double[] slope = slope(v, k, end);
            for (int i = 0; i < at.n(); i++) {
                double d = Math.abs(width * length * y[i] - slope[i]);
                worst = Math.max(worst, Double.isFinite(d) ? d : 1);
            }
        }
        return worst;
    }

    private void carryControl(double[] v, int k, int end) {
        int last = at.s() - 1;
        int near = end == 0 ? 0 : last;
        int far = end == 0 ? Math.min(1, last) : Math.max(0, last - 1);
        double[] c = program.scheme().c();
        double s = near == far ? 0 : (end - c[near]) / (c[near] - c[far]);
        for (int j = 0; j < at.m(); j++) {
            double u = v[at.control(k, near) + j];
            double value = u + s * (u - v[at.control(k, far) + j]);
            double low = program.problem().controlLower()[j];
            double high = program.problem().controlUpper()[j];
            in[1 + at.n() + j] = Math.max(low, Math.min(high, value));
        }
    }

    /** Returns the slope in {@code (0, 1)} of the polynomial through {@code x_k} and the stages. */
    private double[] slope(double[] v, int k, double end) {
        int s = at.s();
        double[] nodes = new double[s + 1];
        System.arraycopy(program.scheme().c(), 0, nodes, 1, s);
        double[] slope = new double[at.n()];
        for (int j = 0; j <= s; j++) {
            double rate = lagrangeSlope(nodes, j, end);
            int from = j == 0 ? at.node(k) : at.state(k, j - 1);
            for (int i = 0; i < slope.length; i++) {
                slope[i] += rate * v[from + i];
            }
        }
        return slope;
    }

    private static double lagrangeSlope(double[] nodes, int j, double at) {
        double sum = 0;
        for (int l = 0; l < nodes.length; l++) {
            if (l == j) {
                continue;
            }
            double product = 1 / (nodes[j] - nodes[l]);
            for (int m = 0; m < nodes.length; m++) {
                if (m != j && m != l) {
                    product *= (at - nodes[m]) / (nodes[j] - nodes[m]);
                }
            }
            sum += product;
        }
        return sum;
    }
}
