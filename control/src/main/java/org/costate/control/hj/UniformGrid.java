package org.costate.control.hj;

/**
 * A uniform grid on a box of {@code ℝᵈ}; node {@code (i₁, …, i_d)} has the flat index {@code (…(i₁
 * n₂ + i₂) n₃ + …)}, the last axis fastest.
 */
public final class UniformGrid {

    private final double[] lower;
    private final double[] upper;
    private final int[] nodes;

    private UniformGrid(double[] lower, double[] upper, int[] nodes) {
        this.lower = lower;
        this.upper = upper;
        this.nodes = nodes;
    }

    /**
     * Returns the grid of {@code nodes[i] ≥ 3} nodes on {@code [lower[i], upper[i]]} along axis
     * {@code i}, end points included.
     */
    public static UniformGrid of(double[] lower, double[] upper, int... nodes) {
        if (nodes.length == 0) {
            throw new IllegalArgumentException("HJ-03: no axis given. Try: at least one");
        }
        double[] a = Require.values("lower corner", nodes.length, lower);
        double[] b = Require.values("upper corner", nodes.length, upper);
        for (int i = 0; i < nodes.length; i++) {
            if (nodes[i] < 3 || !(a[i] < b[i])) {
                throw new IllegalArgumentException(
                        "HJ-06: axis "
                                + (i + 1)
                                + " has "
                                + nodes[i]
                                + " nodes on ["
                                + a[i]
                                + ", "
                                + b[i]
                                + "], expected at least 3 on an interval of positive length");
            }
        }
        return new UniformGrid(a, b, nodes.clone());
    }

    /** Returns the grid of {@code nodes} nodes on {@code [lower, upper]}. */
    public static UniformGrid line(double lower, double upper, int nodes) {
        return of(new double[] {lower}, new double[] {upper}, nodes);
    }

    /** Returns {@code d}. */
    public int dimension() {
        return nodes.length;
    }

    /** Returns the number of nodes of all axes together. */
    public int size() {
        int size = 1;
        for (int n : nodes) {
            size = Math.multiplyExact(size, n);
        }
        return size;
    }

    /** Returns the number of nodes along an axis. */
    public int nodes(int axis) {
        return nodes[axis];
    }

    /** Returns the spacing {@code h} along an axis. */
    public double spacing(int axis) {
        return (upper[axis] - lower[axis]) / (nodes[axis] - 1);
    }

    /** Returns the flat distance of neighbours along an axis. */
    int stride(int axis) {
        int stride = 1;
        for (int i = axis + 1; i < nodes.length; i++) {
            stride *= nodes[i];
        }
        return stride;
    }

    /** Returns the place along an axis of the node of a flat index. */
    int place(int axis, int index) {
        return index / stride(axis) % nodes[axis];
    }

    /** Returns the coordinates along an axis. */
    public double[] axis(int axis) {
        double[] x = new double[nodes[axis]];
        for (int i = 0; i < x.length; i++) {
            x[i] = coordinate(axis, i);
        }
        return x;
    }

    private double coordinate(int axis, int i) {
        double s = (double) i / (nodes[axis] - 1);
        return (1 - s) * lower[axis] + s * upper[axis];
    }

    /** Returns the node of a flat index. */
    public double[] node(int index) {
        double[] x = new double[nodes.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = coordinate(i, place(i, index));
        }
        return x;
    }
}
