package org.costate.control;

import java.util.Arrays;
import java.util.List;

/** Compares {@code H} at finitely many controls: a finite set, or the corners of a simplex. */
final class VertexMaximiser implements Maximiser {

    private final ControlHamiltonian h;
    private final double[][] points;
    private final int size;

    VertexMaximiser(ControlHamiltonian h, List<double[]> points) {
        this.h = h;
        this.points = points.toArray(double[][]::new);
        this.size = 1 + 2 * h.system().stateDimension();
    }

    @Override
    public int signs() {
        return 0;
    }

    @Override
    public void maximise(double t, double[] x, double[] p, LawPoint at) {
        int best = -1;
        double top = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < points.length; k++) {
            double value = h.value(t, x, p, points[k]);
            if (value > top) {
                top = value;
                best = k;
            }
        }
        if (best < 0) {
            throw new NoMaximiserException("u", t, x, p);
        }
        Arrays.fill(at.code, best);
        follow(t, x, p, at);
    }

    @Override
    public void follow(double t, double[] x, double[] p, LawPoint at) {
        System.arraycopy(points[at.code[0]], 0, at.u, 0, at.u.length);
    }

    @Override
    public void differentiate(double t, double[] x, double[] p, LawPoint at) {
        for (double[] row : at.du) {
            Arrays.fill(row, 0);
        }
    }

    @Override
    public ControlArc arc(int[] code) {
        ArcKind[] kinds = new ArcKind[code.length];
        Arrays.fill(kinds, ArcKind.VERTEX);
        return new ControlArc(kinds, code.clone());
    }

    @Override
    public int guards(int[] code) {
        return points.length - 1;
    }

    /** Returns the point that a guard compares with. */
    private int rival(int guard, LawPoint at) {
        return guard < at.code[0] ? guard : guard + 1;
    }

    @Override
    public void guards(double t, double[] x, double[] p, LawPoint at, double[] g) {
        double mine = h.value(t, x, p, points[at.code[0]]);
        for (int k = 0; k < points.length - 1; k++) {
            g[k] = mine - h.value(t, x, p, points[rival(k, at)]);
        }
    }

    @Override
    public void guardGradients(double t, double[] x, double[] p, LawPoint at, double[][] dg) {
        for (int k = 0; k < points.length - 1; k++) {
            h.gradient(t, x, p, points[rival(k, at)], at.gradient);
            for (int z = 0; z < size; z++) {
                dg[k][z] = -at.gradient[z];
            }
        }
        h.gradient(t, x, p, points[at.code[0]], at.gradient);
        for (int k = 0; k < points.length - 1; k++) {
            for (int z = 0; z < size; z++) {
                dg[k][z] += at.gradient[z];
            }
        }
    }

    @Override
    public void cross(int guard, double t, double[] x, double[] p, LawPoint at) {
        Arrays.fill(at.code, rival(guard, at));
    }
}
