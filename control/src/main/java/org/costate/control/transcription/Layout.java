package org.costate.control.transcription;

/**
 * Where things stand in the vectors of a transcription with {@code N} intervals of {@code s}
 * stages.
 *
 * <pre>
 *   v = (θ, x_0, [X, U, S]_{0,1}, …, [X, U, S]_{0,s}, x_1, …, x_N)
 *   c = (ψ, [stage 1, …, stage s, continuity, path 1, …, path s]_0, …)
 * </pre>
 *
 * @param n states
 * @param m controls
 * @param q free end times
 * @param r path constraints, each with a slack {@code S ≥ 0}
 * @param b boundary conditions
 */
record Layout(int intervals, int s, int n, int m, int q, int r, int b) {

    int block() {
        return n + m + r;
    }

    int node(int k) {
        return q + k * (n + s * block());
    }

    int state(int k, int j) {
        return node(k) + n + j * block();
    }

    int control(int k, int j) {
        return state(k, j) + n;
    }

    int slack(int k, int j) {
        return control(k, j) + m;
    }

    int variables() {
        return node(intervals) + n;
    }

    int stageRow(int k, int j) {
        return b + k * (n + s * (n + r)) + j * n;
    }

    int continuityRow(int k) {
        return stageRow(k, s);
    }

    int pathRow(int k, int j) {
        return continuityRow(k) + n + j * r;
    }

    int constraints() {
        return b + intervals * (n + s * (n + r));
    }
}
