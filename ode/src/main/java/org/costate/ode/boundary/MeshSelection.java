package org.costate.ode.boundary;

import org.hipparchus.util.FastMath;

/**
 * Chooses the next mesh from the error sizes of the intervals: nodes are added where they are
 * large, removed where they are small, and all are moved so that each interval gets its share.
 *
 * <p>An interval of error size {@code e} (1 at the tolerance) should become {@code e^{1/p}} of
 * them. The density is kept from jumping between neighbours, since a neglected neighbour of a layer
 * is where the next error sits.
 */
final class MeshSelection {

    private static final double AIM = 0.3;
    private static final double LEAST = 0.25;
    private static final double MOST = 16;
    private static final double JUMP = 4;
    private static final double GROWTH = 4;

    private MeshSelection() {}

    static double[] uniform(double a, double b, int intervals) {
        double[] mesh = new double[intervals + 1];
        for (int i = 0; i <= intervals; i++) {
            mesh[i] = a + (b - a) * i / intervals;
        }
        mesh[intervals] = b;
        return mesh;
    }

    static double[] halved(double[] mesh) {
        double[] fine = new double[2 * mesh.length - 1];
        for (int i = 0; i < mesh.length; i++) {
            fine[2 * i] = mesh[i];
            if (i + 1 < mesh.length) {
                fine[2 * i + 1] = 0.5 * (mesh[i] + mesh[i + 1]);
            }
        }
        return fine;
    }

    /**
     * Returns the next mesh.
     *
     * @param sizes error size of every interval
     * @param order the power of {@code h} in them
     * @param least fewest intervals
     * @param most most intervals
     */
    static double[] next(double[] mesh, double[] sizes, int order, int least, int most) {
        int intervals = sizes.length;
        double[] parts = new double[intervals];
        for (int i = 0; i < intervals; i++) {
            double wanted = FastMath.pow(sizes[i] / AIM, 1.0 / order);
            parts[i] = Math.max(LEAST, Math.min(MOST, wanted));
        }
        smooth(mesh, parts);
        double total = 0;
        for (double part : parts) {
            total += part;
        }
        double bounded = Math.min(total, Math.max(GROWTH * intervals, 4.0 * least));
        int count = (int) Math.max(least, Math.min(most, FastMath.ceil(bounded)));
        return equidistributed(mesh, parts, total, count);
    }

    private static void smooth(double[] mesh, double[] parts) {
        for (int i = 1; i < parts.length; i++) {
            parts[i] = Math.max(parts[i], carried(mesh, parts, i - 1, i));
        }
        for (int i = parts.length - 2; i >= 0; i--) {
            parts[i] = Math.max(parts[i], carried(mesh, parts, i + 1, i));
        }
    }

    /**
     * Returns the parts that keep the step of {@code to} within a factor of that of {@code from}.
     */
    private static double carried(double[] mesh, double[] parts, int from, int to) {
        double step = (mesh[from + 1] - mesh[from]) / parts[from];
        return Math.min(MOST, (mesh[to + 1] - mesh[to]) / (JUMP * step));
    }

    private static double[] equidistributed(
            double[] mesh, double[] parts, double total, int count) {
        double[] moved = new double[count + 1];
        moved[0] = mesh[0];
        moved[count] = mesh[mesh.length - 1];
        int i = 0;
        double before = 0;
        for (int m = 1; m < count; m++) {
            double target = total * m / count;
            while (i < parts.length - 1 && before + parts[i] < target) {
                before += parts[i];
                i++;
            }
            double share = Math.min(1, (target - before) / parts[i]);
            moved[m] = mesh[i] + share * (mesh[i + 1] - mesh[i]);
        }
        return moved;
    }

    /** Says whether all steps are large enough to be told apart in double precision. */
    static boolean isResolved(double[] mesh) {
        for (int i = 0; i + 1 < mesh.length; i++) {
            double magnitude = Math.max(Math.abs(mesh[i]), Math.abs(mesh[i + 1]));
            if (!(mesh[i + 1] - mesh[i] > 64 * FastMath.ulp(magnitude))) {
                return false;
            }
        }
        return true;
    }
}
