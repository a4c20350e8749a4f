package org.costate.ode;

import java.util.Arrays;

/**
 * The nodes {@code t_0, t_1, …, t_N} of a discretisation, strictly monotone.
 *
 * <p>Steps {@code h_k = t_{k+1} − t_k} may be unequal; a decreasing grid runs backward in time.
 */
public final class TimeGrid {

    private final double[] nodes;

    private TimeGrid(double[] nodes) {
        this.nodes = nodes;
    }

    /**
     * Returns {@code N} equal steps from {@code start} to {@code end}.
     *
     * @throws IllegalArgumentException if {@code steps < 1} or the interval is empty or not finite
     */
    public static TimeGrid uniform(double start, double end, int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("time grid needs at least 1 step, got " + steps);
        }
        double[] nodes = new double[steps + 1];
        for (int k = 0; k <= steps; k++) {
            nodes[k] = start + (end - start) * k / steps;
        }
        nodes[steps] = end;
        return of(nodes);
    }

    /**
     * Returns the grid with the given nodes.
     *
     * @throws IllegalArgumentException if there are fewer than two, one is not finite, or they are
     *     not strictly monotone
     */
    public static TimeGrid of(double... nodes) {
        if (nodes.length < 2) {
            throw new IllegalArgumentException(
                    "time grid needs at least 2 nodes, got " + nodes.length);
        }
        double direction = Math.signum(nodes[1] - nodes[0]);
        for (int k = 0; k + 1 < nodes.length; k++) {
            double step = nodes[k + 1] - nodes[k];
            if (!Double.isFinite(step) || step == 0 || Math.signum(step) != direction) {
                throw new IllegalArgumentException(
                        "time grid must be strictly monotone and finite, got t["
                                + k
                                + "] = "
                                + nodes[k]
                                + " and t["
                                + (k + 1)
                                + "] = "
                                + nodes[k + 1]);
            }
        }
        return new TimeGrid(nodes.clone());
    }

    /** Returns {@code N}, the number of steps. */
    public int steps() {
        return nodes.length - 1;
    }

    /** Returns {@code t_k}, {@code 0 ≤ k ≤ N}. */
    public double node(int k) {
        return nodes[k];
    }

    /** Returns {@code h_k = t_{k+1} − t_k}, {@code 0 ≤ k < N}. */
    public double step(int k) {
        return nodes[k + 1] - nodes[k];
    }

    /** Returns {@code t_0}. */
    public double start() {
        return nodes[0];
    }

    /** Returns {@code t_N}. */
    public double end() {
        return nodes[nodes.length - 1];
    }

    /** Returns a fresh array of the nodes. */
    public double[] toArray() {
        return nodes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TimeGrid that && Arrays.equals(nodes, that.nodes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(nodes);
    }

    @Override
    public String toString() {
        return steps() + " steps on [" + start() + ", " + end() + "]";
    }
}
