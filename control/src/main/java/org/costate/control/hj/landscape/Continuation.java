package org.costate.control.hj.landscape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.util.FastMath;

/**
 * Follows {@code ∇H(x; ε) = 0} in {@code (x, τ = log ε)} by arc length, so that a fold is a point
 * like any other [Keller 1977].
 *
 * <p>Arc length is {@code dx²/L² + dτ²} with {@code L} a quarter of the box. A step is accepted if
 * Newton's method settles in a few iterations, the tangent turns little, and the Morse index
 * changes only where the tangent or the bordered determinant changes sign; else it is halved, so a
 * step cannot jump to a neighbouring branch unnoticed.
 */
final class Continuation {

    private static final double LONGEST = 0.12;
    private static final double SHORTEST = 1e-9;
    private static final int MAX_STEPS = 20_000;

    private final EntropyLandscape landscape;
    private final SearchBox box;
    private final double cold;
    private final double hot;
    private final double length;
    private final int d;

    private final List<BranchPoint> points = new ArrayList<>();
    private final List<double[]> singular = new ArrayList<>();

    Continuation(EntropyLandscape landscape, SearchBox box, double cold, double hot) {
        this.landscape = landscape;
        this.box = box;
        this.cold = FastMath.log(cold);
        this.hot = FastMath.log(hot);
        this.length = box.size() / 4;
        this.d = box.dimension();
    }

    /** Approximate {@code (x, τ, kind)}: kind 0 where the tangent turned back, 1 at a crossing. */
    List<double[]> singular() {
        return singular;
    }

    /** Traces from a critical point, starting towards {@code direction} in {@code (x, τ)}. */
    Branch trace(double[] x, double tau, double[] direction) {
        Node node = node(append(x, tau), direction);
        points.add(point(node));
        double step = 0.01;
        Branch.End end = Branch.End.MAX_STEPS;
        for (int k = 0; k < MAX_STEPS; k++) {
            Node next = advance(node, step);
            if (next == null) {
                step *= 0.5;
                if (step < SHORTEST) {
                    end = Branch.End.STEP_UNDERFLOW;
                    break;
                }
                continue;
            }
            note(node, next);
            Branch.End stop = stop(next, k);
            if (stop != null) {
                end = stop;
                finish(node, next, stop);
                break;
            }
            points.add(point(next));
            node = next;
            step = Math.min(LONGEST, step * (next.quick ? 1.6 : 1));
        }
        return new Branch(points, end);
    }

    private Branch.End stop(Node node, int k) {
        double tau = node.z[d];
        if (tau <= cold) {
            return Branch.End.COLD;
        }
        if (tau >= hot) {
            return Branch.End.HOT;
        }
        if (!box.contains(Arrays.copyOf(node.z, d))) {
            return Branch.End.LEFT_BOX;
        }
        BranchPoint start = points.get(0);
        double[] first = append(start.point(), FastMath.log(start.temperature()));
        return k > 3
                        && distance(first, node.z) < 0.5 * distance(node.z, node.before)
                        && start.morseIndex() == node.index
                ? Branch.End.CLOSED
                : null;
    }

    private void finish(Node node, Node next, Branch.End stop) {
        if (stop == Branch.End.COLD || stop == Branch.End.HOT) {
            double tau = stop == Branch.End.COLD ? cold : hot;
            double s = (tau - node.z[d]) / (next.z[d] - node.z[d]);
            double[] guess = new double[d];
            for (int i = 0; i < d; i++) {
                guess[i] = node.z[i] + s * (next.z[i] - node.z[i]);
            }
            EntropyLandscape at = landscape.at(FastMath.exp(tau));
            double[] x = NewtonStep.settle(at, guess, length);
            if (x.length > 0) {
                points.add(point(node(append(x, tau), next.tangent)));
            }
        } else if (stop == Branch.End.CLOSED) {
            points.add(point(next));
        }
    }

    private void note(Node node, Node next) {
        double[] middle = new double[d + 2];
        double weight = Math.abs(node.tangent[d]);
        double other = Math.abs(next.tangent[d]);
        double s = weight + other > 0 ? weight / (weight + other) : 0.5;
        for (int i = 0; i <= d; i++) {
            middle[i] = node.z[i] + s * (next.z[i] - node.z[i]);
        }
        if (node.tangent[d] * next.tangent[d] < 0) {
            singular.add(middle);
        } else if (node.sign != next.sign) {
            middle[d + 1] = 1;
            singular.add(middle);
        }
    }

    private Node advance(Node node, double step) {
        double[] z = new double[d + 1];
        for (int i = 0; i <= d; i++) {
            z[i] = node.z[i] + step * node.tangent[i];
        }
        int iterations = correct(z, node.tangent);
        if (iterations == 0) {
            return null;
        }
        Node next = node(z, node.tangent);
        next.before = node.z;
        next.quick = iterations <= 3;
        boolean event = node.tangent[d] * next.tangent[d] < 0 || node.sign != next.sign;
        boolean turned = inner(node.tangent, next.tangent) < (event ? 0.5 : 0.95);
        boolean far = distance(z, node.z) > 1.5 * step;
        return turned || far || !event && node.index != next.index ? null : next;
    }

    /** Corrects in place; returns the number of iterations, 0 for failure. */
    private int correct(double[] z, double[] tangent) {
        double[] start = z.clone();
        double last = Double.POSITIVE_INFINITY;
        for (int k = 1; k <= 8; k++) {
            EntropyJet jet = landscape.jet(Arrays.copyOf(z, d), FastMath.exp(z[d]));
            double[] g = jet.gradient();
            double[] right = new double[d + 1];
            for (int a = 0; a < d; a++) {
                right[a] = -g[a];
                right[d] -= tangent[a] * (z[a] - start[a]) / (length * length);
            }
            right[d] -= tangent[d] * (z[d] - start[d]);
            double[] step = NewtonStep.solve(bordered(jet, g, tangent), right);
            if (step.length == 0) {
                return 0;
            }
            double[] dx = jet.fromFrame(Arrays.copyOf(step, d));
            double size = Math.max(NewtonStep.size(dx) / length, Math.abs(step[d]));
            if (!(size < 0.5 * last)) {
                return size < 1e-11 ? k : 0;
            }
            for (int i = 0; i < d; i++) {
                z[i] += dx[i];
            }
            z[d] += step[d];
            if (size < 1e-13) {
                return k;
            }
            last = size;
        }
        return last < 1e-9 ? 8 : 0;
    }

    private double[][] bordered(EntropyJet jet, double[] g, double[] tangent) {
        double[][] h = jet.hessian();
        double[][] matrix = new double[d + 1][d + 1];
        double[] border = jet.toFrame(Arrays.copyOf(tangent, d));
        for (int a = 0; a < d; a++) {
            System.arraycopy(h[a], 0, matrix[a], 0, d);
            matrix[a][d] = -g[a] - h[a][d];
            matrix[d][a] = border[a] / (length * length);
        }
        matrix[d][d] = tangent[d];
        return matrix;
    }

    private Node node(double[] z, double[] towards) {
        EntropyJet jet = landscape.jet(Arrays.copyOf(z, d), FastMath.exp(z[d]));
        double[] g = jet.gradient();
        double[] right = new double[d + 1];
        right[d] = 1;
        double[] t = NewtonStep.solve(bordered(jet, g, towards), right);
        double[] tangent = towards.clone();
        if (t.length > 0) {
            tangent = append(jet.fromFrame(Arrays.copyOf(t, d)), t[d]);
        }
        double norm = Math.sqrt(inner(tangent, tangent));
        for (int i = 0; i <= d; i++) {
            tangent[i] /= norm;
        }
        Node node = new Node(z, tangent);
        node.sign = NewtonStep.determinantSign(bordered(jet, g, tangent));
        node.index =
                CriticalPoint.at(landscape.at(FastMath.exp(z[d])), Arrays.copyOf(z, d))
                        .morseIndex();
        node.entropy = jet.entropy;
        return node;
    }

    private BranchPoint point(Node node) {
        return new BranchPoint(
                Arrays.copyOf(node.z, d), FastMath.exp(node.z[d]), node.entropy, node.index);
    }

    private double inner(double[] a, double[] b) {
        double sum = a[d] * b[d];
        for (int i = 0; i < d; i++) {
            sum += a[i] * b[i] / (length * length);
        }
        return sum;
    }

    private double distance(double[] a, double[] b) {
        double[] gap = new double[d + 1];
        Arrays.setAll(gap, i -> a[i] - b[i]);
        return Math.sqrt(inner(gap, gap));
    }

    static double[] append(double[] x, double tau) {
        double[] z = Arrays.copyOf(x, x.length + 1);
        z[x.length] = tau;
        return z;
    }

    /** A corrected point with its tangent. */
    private static final class Node {
        final double[] z;
        final double[] tangent;
        double[] before;
        boolean quick;
        int sign;
        int index;
        double entropy;

        Node(double[] z, double[] tangent) {
            this.z = z;
            this.tangent = tangent;
            this.before = z;
        }
    }
}
