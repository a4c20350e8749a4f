package org.costate.control.solve;

import java.util.ArrayList;
import java.util.List;

/**
 * The linear equations of multiple shooting: a chain of blocks with a border.
 *
 * <pre>
 *   Y_i δ_i − δ_{i+1} + B_i η = r_i,   i = 0 … M−1     (continuity)
 *          G_j δ_i    + D_j η = g_j                    (a condition at the inner node i)
 *   L δ_0 + R δ_M     + D η   = e                      (the two ends)
 * </pre>
 *
 * <p>Inner nodes are eliminated one after another by orthogonal transformations, so that the work
 * is linear in {@code M} and growing and decaying modes do no harm [Wright 1992]; a small system in
 * {@code (δ_0, δ_M, η)} remains, solved by a pivoted QR that shows its rank. Several right-hand
 * sides may be solved after one factorisation.
 */
final class BorderedChain {

    /** Below this, relative to the largest, a pivot counts as zero. */
    private static final double RANK = 1e-14;

    private final int width;
    private final int border;
    private final List<Stage> stages = new ArrayList<>();
    private double[][] carried = {};
    private int chain;
    private HouseholderQr last;
    private int[] lastRows = {};
    private double[] rowScale = {};

    /** An eliminated node: its transformation and where its right-hand sides come from. */
    private record Stage(HouseholderQr qr, int carriedRows, int[] nodeRows, int firstRow) {}

    /**
     * Starts a chain.
     *
     * @param width the size of a node
     * @param border the number of border unknowns
     */
    BorderedChain(int width, int border) {
        this.width = width;
        this.border = border;
        this.last = HouseholderQr.pivoted(new double[][] {{1}}, 1);
    }

    /**
     * Adds the segment that leaves the last node.
     *
     * @param y its block, {@code width × width}
     * @param b its border, {@code width × border}
     * @param firstRow where its right-hand side starts in the vectors given to {@link #solve}
     * @param conditions rows {@code [G | D]} at the node it leaves; none at the first
     * @param conditionRows their places in the right-hand side
     */
    void add(double[][] y, double[][] b, int firstRow, double[][] conditions, int[] conditionRows) {
        if (chain++ == 0) {
            carried = new double[width][2 * width + border];
            for (int i = 0; i < width; i++) {
                System.arraycopy(y[i], 0, carried[i], 0, width);
                carried[i][width + i] = -1;
                System.arraycopy(b[i], 0, carried[i], 2 * width, border);
            }
            stages.add(new Stage(last, 0, new int[0], firstRow));
            return;
        }
        int old = carried.length;
        int extra = conditions.length;
        // columns: δ_i | δ_0 | δ_{i+1} | η
        double[][] a = new double[old + extra + width][3 * width + border];
        for (int i = 0; i < old; i++) {
            System.arraycopy(carried[i], width, a[i], 0, width);
            System.arraycopy(carried[i], 0, a[i], width, width);
            System.arraycopy(carried[i], 2 * width, a[i], 3 * width, border);
        }
        for (int i = 0; i < extra; i++) {
            System.arraycopy(conditions[i], 0, a[old + i], 0, width);
            System.arraycopy(conditions[i], width, a[old + i], 3 * width, border);
        }
        for (int i = 0; i < width; i++) {
            double[] row = a[old + extra + i];
            System.arraycopy(y[i], 0, row, 0, width);
            row[2 * width + i] = -1;
            System.arraycopy(b[i], 0, row, 3 * width, border);
        }
        HouseholderQr qr = HouseholderQr.eliminating(a, width);
        carried = new double[old + extra][];
        for (int i = 0; i < carried.length; i++) {
            carried[i] = java.util.Arrays.copyOfRange(a[width + i], width, 3 * width + border);
        }
        stages.add(new Stage(qr, old, conditionRows, firstRow));
    }

    /**
     * Closes the chain with the rows {@code [L | R | D]} of its ends and factorises.
     *
     * @param rows their places in the right-hand side
     */
    void close(double[][] ends, int[] rows) {
        int n = 2 * width + border;
        double[][] a = new double[carried.length + ends.length][];
        rowScale = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            a[i] = (i < carried.length ? carried[i] : ends[i - carried.length]).clone();
            double size = 0;
            for (double v : a[i]) {
                size = Math.max(size, Math.abs(v));
            }
            rowScale[i] = size > 0 ? 1 / size : 1;
            for (int j = 0; j < n; j++) {
                a[i][j] *= rowScale[i];
            }
        }
        last = HouseholderQr.pivoted(a, n);
        lastRows = rows;
    }

    /** Returns an estimate of the condition of the reduced equations. */
    double condition() {
        return last.condition();
    }

    /** Returns by how many the rank falls short. */
    int deficiency() {
        return 2 * width + border - last.rank(RANK);
    }

    /**
     * Solves for one right-hand side; where the rank falls short, the undetermined unknowns are
     * left at zero.
     *
     * @param r the right-hand side, in the places given with the rows
     * @param nodes receives {@code δ_0 … δ_M}, {@code (M+1) × width}
     * @param eta receives the border
     */
    void solve(double[] r, double[][] nodes, double[] eta) {
        double[][] sides = new double[stages.size()][];
        double[] carry = segment(r, stages.get(0).firstRow);
        for (int i = 1; i < stages.size(); i++) {
            Stage stage = stages.get(i);
            double[] side = new double[stage.carriedRows + stage.nodeRows.length + width];
            System.arraycopy(carry, 0, side, 0, carry.length);
            for (int j = 0; j < stage.nodeRows.length; j++) {
                side[carry.length + j] = r[stage.nodeRows[j]];
            }
            System.arraycopy(r, stage.firstRow, side, side.length - width, width);
            stage.qr.applyTranspose(side);
            carry = java.util.Arrays.copyOfRange(side, width, side.length);
            sides[i] = side;
        }
        closeSides(r, carry, nodes, eta);
        for (int i = stages.size() - 1; i > 0; i--) {
            backSubstitute(stages.get(i).qr, sides[i], nodes, eta, i);
        }
    }

    private double[] segment(double[] r, int first) {
        return java.util.Arrays.copyOfRange(r, first, first + width);
    }

    private void closeSides(double[] r, double[] carry, double[][] nodes, double[] eta) {
        double[] side = new double[rowScale.length];
        for (int i = 0; i < side.length; i++) {
            side[i] = rowScale[i] * (i < carry.length ? carry[i] : r[lastRows[i - carry.length]]);
        }
        last.applyTranspose(side);
        double[] solution = new double[2 * width + border];
        last.solve(side, last.rank(RANK), solution);
        System.arraycopy(solution, 0, nodes[0], 0, width);
        System.arraycopy(solution, width, nodes[nodes.length - 1], 0, width);
        System.arraycopy(solution, 2 * width, eta, 0, border);
    }

    /** Node {@code i} from {@code R δ_i = side − (δ_0, δ_{i+1}, η)}. */
    private void backSubstitute(
            HouseholderQr qr, double[] side, double[][] nodes, double[] eta, int node) {
        for (int i = width - 1; i >= 0; i--) {
            double sum = side[i];
            for (int j = i + 1; j < width; j++) {
                sum -= qr.entry(i, j) * nodes[node][j];
            }
            for (int j = 0; j < width; j++) {
                sum -= qr.entry(i, width + j) * nodes[0][j];
                sum -= qr.entry(i, 2 * width + j) * nodes[node + 1][j];
            }
            for (int j = 0; j < border; j++) {
                sum -= qr.entry(i, 3 * width + j) * eta[j];
            }
            nodes[node][i] = sum / qr.entry(i, i);
        }
    }
}
