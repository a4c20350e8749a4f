package org.costate.control.transcription;

/**
 * A path known at increasing {@code τ ∈ [0, 1]}, linear in between: a guess, or a solution to be
 * carried to another mesh.
 *
 * @param start {@code t₀}
 * @param end {@code t_f}
 * @param tau the nodes of states and costates
 * @param states one row a node
 * @param costates one row a node; none if they are not known
 * @param stageTau the nodes of controls
 * @param controls one row a stage
 * @param multipliers of the conditions at the ends; none if they are not known
 */
record DiscretePath(
        double start,
        double end,
        double[] tau,
        double[][] states,
        double[][] costates,
        double[] stageTau,
        double[][] controls,
        double[] multipliers) {

    /** Returns {@code (t, x, u)} at the nodes, one row each. */
    double[][] rows() {
        int n = states[0].length;
        int m = controls[0].length;
        double[][] rows = new double[tau.length][1 + n + m];
        for (int k = 0; k < tau.length; k++) {
            rows[k][0] = (1 - tau[k]) * start + tau[k] * end;
            System.arraycopy(states[k], 0, rows[k], 1, n);
            interpolate(stageTau, controls, tau[k], rows[k], 1 + n);
        }
        return rows;
    }

    DiscretePath withoutCostates() {
        double[][] none = new double[0][];
        return new DiscretePath(start, end, tau, states, none, stageTau, controls, multipliers);
    }

    boolean hasCostates() {
        return costates.length > 0;
    }

    /** Writes the row at {@code at} of a table over increasing nodes; constant outside. */
    static void interpolate(double[] nodes, double[][] rows, double at, double[] to, int from) {
        int low = 0;
        int high = nodes.length - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (nodes[middle] <= at) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double width = nodes[high] - nodes[low];
        double s = width > 0 ? Math.max(0, Math.min(1, (at - nodes[low]) / width)) : 0;
        for (int i = 0; i < rows[low].length; i++) {
            to[from + i] = (1 - s) * rows[low][i] + s * rows[high][i];
        }
    }
}
