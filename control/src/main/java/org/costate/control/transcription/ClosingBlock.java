package org.costate.control.transcription;

import java.util.Arrays;

/**
 * The last block of a bordered Riccati recursion, in {@code (x_0, θ, ν)}: the cost to go at the
 * first node and the conditions of both ends.
 */
final class ClosingBlock {

    private final Layout at;
    private final EndConditions ends;
    private final int last;
    private final double[] matrix;
    private final SymmetricFactor factor;
    private int[] active = {};
    private boolean coupled;
    private int width;

    ClosingBlock(Layout at, EndConditions ends) {
        this.at = at;
        this.ends = ends;
        last = at.n() + at.q() + at.b();
        matrix = new double[last * last];
        factor = new SymmetricFactor(last);
    }

    /**
     * Assembles and factorises the block.
     *
     * @param p the quadratic term of the first state
     * @param g its products with the border {@code (θ, ν, x_0)}
     * @param corner the quadratic term of the border
     * @param rows the conditions that stand in the border
     * @param withCopy whether a copy of {@code x_0} stands there
     */
    SymmetricFactor factorise(
            double[] p, double[] g, double[] corner, int[] rows, boolean withCopy, double delta) {
        active = rows;
        coupled = withCopy;
        width = at.q() + rows.length + (withCopy ? at.n() : 0);
        assemble(p, g, corner, delta);
        factor.factorise(matrix);
        return factor;
    }

    /** Replaces a right-hand side by the solution. */
    void solve(double[] b) {
        factor.solve(b, 1);
    }

    /** Assembles the block in {@code (x_0, θ, ν)}. */
    private void assemble(double[] p, double[] g, double[] corner, double delta) {
        int n = at.n();
        int q = at.q();
        int s = ends.size;
        Arrays.fill(matrix, 0);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix[i * last + j] = p[i * n + j] + ends.curvature[(q + i) * s + q + j];
            }
            for (int a = 0; a < q; a++) {
                put(i, n + a, g[i * width + a] + ends.curvature[(q + i) * s + a]);
            }
            for (int r = 0; r < at.b(); r++) {
                put(i, n + q + r, ends.rows[r * s + q + i]);
            }
            for (int a = 0; a < active.length; a++) {
                add(i, n + q + active[a], g[i * width + q + a]);
            }
        }
        for (int a = 0; a < q; a++) {
            System.arraycopy(corner, a * width, matrix, (n + a) * last + n, q);
            for (int r = 0; r < at.b(); r++) {
                put(n + a, n + q + r, ends.rows[r * s + a]);
            }
            for (int b = 0; b < active.length; b++) {
                put(n + a, n + q + active[b], corner[a * width + q + b]);
            }
        }
        for (int r = 0; r < at.b(); r++) {
            matrix[(n + q + r) * last + n + q + r] = -delta;
        }
        for (int a = 0; a < active.length; a++) {
            for (int b = 0; b < active.length; b++) {
                matrix[(n + q + active[a]) * last + n + q + active[b]] =
                        corner[(q + a) * width + q + b];
            }
        }
        if (coupled) {
            couple(g, corner);
        }
    }

    /** Puts {@code x_0} itself for its copy in the border. */
    private void couple(double[] g, double[] corner) {
        int n = at.n();
        int q = at.q();
        int copy = q + active.length;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix[i * last + j] +=
                        g[i * width + copy + j]
                                + g[j * width + copy + i]
                                + corner[(copy + i) * width + copy + j];
            }
            for (int a = 0; a < copy; a++) {
                int column = a < q ? n + a : n + q + active[a - q];
                add(i, column, corner[(copy + i) * width + a]);
            }
        }
    }

    private void put(int i, int j, double v) {
        matrix[i * last + j] = v;
        matrix[j * last + i] = v;
    }

    private void add(int i, int j, double v) {
        put(i, j, matrix[i * last + j] + v);
    }
}
