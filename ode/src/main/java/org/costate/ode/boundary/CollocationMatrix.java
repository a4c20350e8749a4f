package org.costate.ode.boundary;

/**
 * The linearised collocation equations, factored at a cost linear in the number of intervals.
 *
 * <p>Unknowns are the values at all collocation points and the parameters; equations are {@code (s
 * − 1) n} rows an interval and {@code n + k} boundary rows. Two steps:
 *
 * <ol>
 *   <li><em>Condensation.</em> In each interval {@link IntervalBlock} eliminates the inner points
 *       by LU; {@code n} rows remain, {@code L_i y_i + R_i y_{i+1} + Q_i q = b_i}.
 *   <li><em>The chain.</em> {@link NodeChain} eliminates the inner nodes by orthogonal
 *       transformations, which stays stable where Gaussian elimination with row exchanges grows
 *       exponentially on such matrices [Wright 1993]; {@code n} rows in {@code y_0, y_N, q} remain.
 * </ol>
 *
 * With the boundary rows they are a dense system of {@code 2n + k} unknowns, so conditions need not
 * be separated.
 */
final class CollocationMatrix {

    private final int n;
    private final int k;
    private final int intervals;
    private final int rows;
    private final IntervalBlock[] blocks;
    private final NodeChain chain;
    private final EndSystem ends;
    private final double[] condensed;
    private final double[] endValues;

    CollocationMatrix(int n, int k, int stages, int intervals) {
        this.n = n;
        this.k = k;
        this.intervals = intervals;
        this.rows = (stages - 1) * n;
        this.blocks = new IntervalBlock[intervals];
        for (int i = 0; i < intervals; i++) {
            blocks[i] = new IntervalBlock(n, k, stages);
        }
        this.chain = new NodeChain(n, k, intervals);
        this.ends = new EndSystem(2 * n + k);
        this.condensed = new double[intervals * n];
        this.endValues = new double[2 * n + k];
    }

    IntervalBlock block(int i) {
        return blocks[i];
    }

    /** Receives the boundary rows: {@code n + k} rows of {@code [∂g/∂y_0 | ∂g/∂y_N | ∂g/∂q]}. */
    void boundary(double[][] byStart, double[][] byEnd, double[][] byParameter) {
        for (int i = 0; i < n + k; i++) {
            for (int j = 0; j < n; j++) {
                ends.set(n + i, j, byStart[i][j]);
                ends.set(n + i, n + j, byEnd[i][j]);
            }
            for (int j = 0; j < k; j++) {
                ends.set(n + i, 2 * n + j, byParameter[i][j]);
            }
        }
    }

    /** Factors; returns whether no pivot is zero or not finite. */
    boolean factor() {
        for (int i = 0; i < intervals; i++) {
            if (!blocks[i].factor()) {
                return false;
            }
        }
        return chain.factor(blocks, ends) && ends.factor();
    }

    /** Says whether the conditions do not fix a solution, as far as double precision can tell. */
    boolean isDeficient() {
        return ends.isDeficient();
    }

    /**
     * Solves for one right-hand side.
     *
     * @param rhs rows of the intervals, then boundary rows
     * @param solution receives point values, then parameters
     */
    void solve(double[] rhs, double[] solution) {
        for (int i = 0; i < intervals; i++) {
            blocks[i].forward(rhs, i * rows, condensed, i * n);
        }
        chain.forward(condensed, endValues);
        System.arraycopy(rhs, intervals * rows, endValues, n, n + k);
        ends.solve(endValues);
        int parameters = intervals * rows + n;
        System.arraycopy(endValues, 0, solution, 0, n);
        System.arraycopy(endValues, n, solution, intervals * rows, n);
        System.arraycopy(endValues, 2 * n, solution, parameters, k);
        chain.backward(solution, rows, parameters);
        for (int i = 0; i < intervals; i++) {
            blocks[i].backward(solution, i * rows, parameters);
        }
    }
}
