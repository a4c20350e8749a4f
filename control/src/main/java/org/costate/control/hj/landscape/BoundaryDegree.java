package org.costate.control.hj.landscape;

import java.util.OptionalInt;

/**
 * The topological degree of {@code ∇H} on a box, from its boundary alone.
 *
 * <p>On the line half the jump of the sign; in the plane the winding number, added up over boundary
 * pieces on each of which {@code ∇H} is shown to keep to a half plane, so the turn of a piece is
 * known and not guessed. It equals the sum of {@code sign det ∇²H} over the critical points inside.
 */
final class BoundaryDegree {

    private static final int DEEPEST = 40;

    private final EntropyLandscape landscape;

    BoundaryDegree(EntropyLandscape landscape) {
        this.landscape = landscape;
    }

    /** Returns the degree; empty in three dimensions and more, or if a zero is on the boundary. */
    OptionalInt of(SearchBox box) {
        double[] a = box.lower();
        double[] b = box.upper();
        if (box.dimension() == 1) {
            double left = sign(a);
            double right = sign(b);
            return left * right == 0
                    ? OptionalInt.empty()
                    : OptionalInt.of((int) Math.round((right - left) / 2));
        }
        if (box.dimension() > 2) {
            return OptionalInt.empty();
        }
        double turn =
                turn(new double[] {a[0], a[1]}, new double[] {b[0], a[1]}, 0)
                        + turn(new double[] {b[0], a[1]}, new double[] {b[0], b[1]}, 0)
                        + turn(new double[] {b[0], b[1]}, new double[] {a[0], b[1]}, 0)
                        + turn(new double[] {a[0], b[1]}, new double[] {a[0], a[1]}, 0);
        double number = turn / (2 * Math.PI);
        return Math.abs(number - Math.rint(number)) < 1e-6
                ? OptionalInt.of((int) Math.rint(number))
                : OptionalInt.empty();
    }

    private double sign(double[] x) {
        return Math.signum(landscape.jet(x, landscape.temperature()).fromFrame(gradient(x))[0]);
    }

    private double[] gradient(double[] x) {
        return landscape.jet(x, landscape.temperature()).gradient();
    }

    private double turn(double[] from, double[] to, int depth) {
        double[] centre = new double[2];
        double[] radius = new double[2];
        for (int i = 0; i < 2; i++) {
            centre[i] = 0.5 * (from[i] + to[i]);
            radius[i] = 0.5 * Math.abs(to[i] - from[i]);
        }
        BoxBounds bounds = new BoxBounds(landscape, centre, radius);
        double[] side = bounds.halfPlane();
        if (side == null) {
            return depth == DEEPEST
                    ? Double.NaN
                    : turn(from, centre, depth + 1) + turn(centre, to, depth + 1);
        }
        double[] normal = bounds.jet.fromFrame(side);
        return angle(to, normal) - angle(from, normal);
    }

    /** The angle of {@code ∇H} seen from {@code w}, known to be within a right angle. */
    private double angle(double[] x, double[] w) {
        EntropyJet jet = landscape.jet(x, landscape.temperature());
        double[] g = jet.gradient();
        for (int a = 0; a < g.length; a++) {
            g[a] *= Math.exp(jet.scale[a] - jet.scale[0]);
        }
        double[] v = jet.fromFrame(g);
        double across = w[0] * v[1] - w[1] * v[0];
        double along = w[0] * v[0] + w[1] * v[1];
        return Math.atan2(across, Math.max(along, 0));
    }
}
