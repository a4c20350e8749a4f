package org.costate.ode.boundary;

/**
 * The chain {@code L_i y_i + R_i y_{i+1} + Q_i q = b_i} of condensed intervals, with its inner
 * nodes eliminated by Householder reflections, from the first to the last.
 *
 * <p>At node {@code i} the {@code n} rows carried so far, in {@code y_0, y_i, q}, and those of
 * interval {@code i} are reflected to make {@code y_i} upper triangular in the first {@code n}; the
 * others are carried on. At the end {@code n} rows in {@code y_0, y_N, q} remain.
 */
final class NodeChain {

    private final int n;
    private final int k;
    private final int intervals;
    private final int width;
    private final double[][] nodes;
    private final double[][] betas;
    private final double[] carried;
    private final double[] forward;
    private final double[] pair;

    NodeChain(int n, int k, int intervals) {
        this.n = n;
        this.k = k;
        this.intervals = intervals;
        this.width = 3 * n + k; // [y_i | y_0 | y_{i+1} | q]
        this.nodes = new double[intervals][2 * n * width];
        this.betas = new double[intervals][n];
        this.carried = new double[n * (2 * n + k)]; // [y_0 | y_i | q]
        this.forward = new double[intervals * n];
        this.pair = new double[2 * n];
    }

    /** Eliminates; writes the remaining rows on top of {@code ends}. */
    boolean factor(IntervalBlock[] blocks, EndSystem ends) {
        int span = 2 * n + k;
        for (int r = 0; r < n; r++) {
            for (int j = 0; j < span; j++) {
                carried[r * span + j] = blocks[0].condensed(r, j);
            }
        }
        for (int i = 1; i < intervals; i++) {
            assemble(nodes[i], blocks[i]);
            for (int p = 0; p < n; p++) {
                if (!reflect(nodes[i], betas[i], p)) {
                    return false;
                }
            }
            carry(nodes[i]);
        }
        for (int r = 0; r < n; r++) {
            for (int j = 0; j < span; j++) {
                ends.set(r, j, carried[r * span + j]);
            }
        }
        return true;
    }

    private void assemble(double[] node, IntervalBlock block) {
        int span = 2 * n + k;
        for (int r = 0; r < n; r++) {
            int top = r * width;
            int low = (n + r) * width;
            for (int j = 0; j < n; j++) {
                node[top + j] = carried[r * span + n + j];
                node[top + n + j] = carried[r * span + j];
                node[top + 2 * n + j] = 0;
                node[low + j] = block.condensed(r, j);
                node[low + n + j] = 0;
                node[low + 2 * n + j] = block.condensed(r, n + j);
            }
            for (int j = 0; j < k; j++) {
                node[top + 3 * n + j] = carried[r * span + 2 * n + j];
                node[low + 3 * n + j] = block.condensed(r, 2 * n + j);
            }
        }
    }

    /** One reflection; its vector stays below the diagonal, scaled to first entry 1. */
    private boolean reflect(double[] node, double[] beta, int p) {
        double square = 0;
        for (int r = p; r < 2 * n; r++) {
            square += node[r * width + p] * node[r * width + p];
        }
        double head = node[p * width + p];
        double norm = Math.sqrt(square);
        if (!(norm > 0 && norm <= Double.MAX_VALUE)) {
            return false;
        }
        double diagonal = head > 0 ? -norm : norm;
        double pivot = head - diagonal;
        beta[p] = -pivot / diagonal;
        node[p * width + p] = diagonal;
        for (int r = p + 1; r < 2 * n; r++) {
            node[r * width + p] /= pivot;
        }
        for (int j = p + 1; j < width; j++) {
            double sum = node[p * width + j];
            for (int r = p + 1; r < 2 * n; r++) {
                sum += node[r * width + p] * node[r * width + j];
            }
            sum *= beta[p];
            node[p * width + j] -= sum;
            for (int r = p + 1; r < 2 * n; r++) {
                node[r * width + j] -= sum * node[r * width + p];
            }
        }
        return true;
    }

    private void carry(double[] node) {
        int span = 2 * n + k;
        for (int r = 0; r < n; r++) {
            int low = (n + r) * width;
            System.arraycopy(node, low + n, carried, r * span, n);
            System.arraycopy(node, low + 2 * n, carried, r * span + n, n + k);
        }
    }

    /** Reflects a right-hand side; its last {@code n} entries go to the front of {@code ends}. */
    void forward(double[] condensed, double[] ends) {
        System.arraycopy(condensed, 0, pair, n, n);
        for (int i = 1; i < intervals; i++) {
            System.arraycopy(pair, n, pair, 0, n);
            System.arraycopy(condensed, i * n, pair, n, n);
            double[] node = nodes[i];
            for (int p = 0; p < n; p++) {
                double sum = pair[p];
                for (int r = p + 1; r < 2 * n; r++) {
                    sum += node[r * width + p] * pair[r];
                }
                sum *= betas[i][p];
                pair[p] -= sum;
                for (int r = p + 1; r < 2 * n; r++) {
                    pair[r] -= sum * node[r * width + p];
                }
            }
            System.arraycopy(pair, 0, forward, i * n, n);
        }
        System.arraycopy(pair, n, ends, 0, n);
    }

    /** Finds the inner nodes, from the last to the first, each {@code rows} apart. */
    void backward(double[] solution, int rows, int parameters) {
        for (int i = intervals - 1; i >= 1; i--) {
            double[] node = nodes[i];
            int at = i * rows;
            for (int p = n - 1; p >= 0; p--) {
                double sum = forward[i * n + p];
                int row = p * width;
                for (int j = p + 1; j < n; j++) {
                    sum -= node[row + j] * solution[at + j];
                }
                for (int j = 0; j < n; j++) {
                    sum -= node[row + n + j] * solution[j];
                    sum -= node[row + 2 * n + j] * solution[at + rows + j];
                }
                for (int j = 0; j < k; j++) {
                    sum -= node[row + 3 * n + j] * solution[parameters + j];
                }
                solution[at + p] = sum / node[row + p];
            }
        }
    }
}
