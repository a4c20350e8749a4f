package org.costate.control.transcription;

import java.util.Arrays;
import org.costate.ode.Collocation;

/**
 * A problem of Bolza discretised by Gauss collocation on {@code N} intervals: {@code s} stages,
 * order {@code 2s} in states, costates and cost.
 *
 * <p>The time is {@code t = (1 − τ) t₀ + τ t_f} on a fixed grid in {@code τ ∈ [0, 1]}; free end
 * times are variables. The scheme is its own symplectic partner, so the multiplier of continuity is
 * {@code −p_{k+1}}, and with the multipliers {@code Λ} of the stages the stage costates are {@code
 * P_j = p_{k+1} − Σ_i (a_ij/b_j) Λ_i} [Hager 2000]. Discretising commutes with optimising.
 */
final class Transcription implements StructuredProgram {

    private static final double SLACK = 1e-8; // relative relaxation that keeps an interior

    private final BolzaProblem problem;
    private final Collocation scheme;
    private final double[] grid;
    private final Layout at;
    private final Horizon horizon;
    private final Interval[] intervals;
    private final CondensedInterval[] condensed;
    private final EndConditions ends;
    private final BorderedRiccati riccati;
    private final double[] lower;
    private final double[] upper;
    private final double[] weights;
    private double[] diagonal;
    private double delta;

    /**
     * Discretises a problem.
     *
     * @param grid the nodes {@code 0 = τ_0 < … < τ_N = 1}
     * @param stages {@code s}: 1, 2 or 3
     */
    Transcription(BolzaProblem problem, double[] grid, int stages) {
        this.problem = problem;
        this.grid = grid.clone();
        this.scheme = Collocation.gauss(stages);
        this.horizon = new Horizon(problem.start(), problem.end());
        int steps = grid.length - 1;
        this.at =
                new Layout(
                        steps,
                        stages,
                        problem.states(),
                        problem.controls(),
                        horizon.free(),
                        problem.pathConstraints(),
                        problem.conditions());
        intervals = new Interval[steps];
        condensed = new CondensedInterval[steps];
        for (int k = 0; k < steps; k++) {
            intervals[k] = new Interval(at, k, grid, problem, horizon, scheme);
            condensed[k] = new CondensedInterval(intervals[k], scheme);
        }
        ends = new EndConditions(at, horizon, problem.ends());
        riccati = new BorderedRiccati(at, ends, condensed);
        lower = new double[at.variables()];
        upper = new double[at.variables()];
        weights = new double[at.variables()];
        diagonal = new double[at.variables()];
        bound();
        weigh();
    }

    private void bound() {
        Arrays.fill(lower, Double.NEGATIVE_INFINITY);
        Arrays.fill(upper, Double.POSITIVE_INFINITY);
        for (int a = 0; a < at.q(); a++) {
            lower[a] = horizon.endpoint(a).lower();
            upper[a] = horizon.endpoint(a).upper();
        }
        for (int k = 0; k < at.intervals(); k++) {
            if (k > 0) {
                bound(at.node(k), problem.stateLower(), problem.stateUpper(), SLACK);
            }
            for (int j = 0; j < at.s(); j++) {
                bound(at.state(k, j), problem.stateLower(), problem.stateUpper(), SLACK);
                bound(at.control(k, j), problem.controlLower(), problem.controlUpper(), 0);
                Arrays.fill(lower, at.slack(k, j), at.slack(k, j) + at.r(), 0);
            }
        }
    }

    /** Bounds of states are relaxed a little, for the ends may lie on them; so are empty ones. */
    private void bound(int from, double[] low, double[] high, double slack) {
        for (int i = 0; i < low.length; i++) {
            double size = Math.max(1, Math.abs(low[i]));
            double relaxed = high[i] - low[i] < SLACK * size ? SLACK : slack;
            lower[from + i] = low[i] - (relaxed == 0 ? 0 : relaxed * size);
            upper[from + i] =
                    high[i] + (relaxed == 0 ? 0 : relaxed * Math.max(1, Math.abs(high[i])));
        }
    }

    private void weigh() {
        Arrays.fill(weights, 1);
        for (int k = 0; k < at.intervals(); k++) {
            double h = intervals[k].width();
            Arrays.fill(weights, at.node(k), at.node(k) + at.n(), h);
            for (int j = 0; j < at.s(); j++) {
                int from = at.state(k, j);
                Arrays.fill(weights, from, from + at.block(), h * scheme.b()[j]);
            }
        }
        int end = at.node(at.intervals());
        Arrays.fill(weights, end, end + at.n(), intervals[at.intervals() - 1].width());
    }

    Layout layout() {
        return at;
    }

    Collocation scheme() {
        return scheme;
    }

    Horizon horizon() {
        return horizon;
    }

    BolzaProblem problem() {
        return problem;
    }

    /** Returns the nodes in {@code τ}; borrowed. */
    double[] grid() {
        return grid;
    }

    /** Returns where stage {@code j} of interval {@code k} stands in {@code τ}. */
    double tau(int k, int j) {
        return intervals[k].tau(j);
    }

    /** Writes {@code p} at stage {@code j} of interval {@code k}. */
    void stageCostate(double[] y, int k, int j, double[] p) {
        intervals[k].stageWeight(y, j, p);
        for (int i = 0; i < at.n(); i++) {
            p[i] /= -scheme.b()[j];
        }
    }

    /** Writes {@code p} at node {@code k}; at the first it is {@code p_1 − Σ_i Λ_i}. */
    void nodeCostate(double[] y, int k, double[] p) {
        int from = at.continuityRow(Math.max(0, k - 1));
        for (int i = 0; i < at.n(); i++) {
            p[i] = -y[from + i];
            for (int j = 0; k == 0 && j < at.s(); j++) {
                p[i] -= y[at.stageRow(0, j) + i];
            }
        }
    }

    @Override
    public int variables() {
        return at.variables();
    }

    @Override
    public int constraints() {
        return at.constraints();
    }

    @Override
    public double[] lower() {
        return lower;
    }

    @Override
    public double[] upper() {
        return upper;
    }

    @Override
    public double[] weights() {
        return weights;
    }

    @Override
    public double evaluate(double[] v, double[] c) {
        if (!(horizon.end(v) > horizon.start(v))) {
            return Double.NaN;
        }
        double cost = ends.evaluate(v, c);
        for (Interval interval : intervals) {
            cost += interval.evaluate(v, c);
        }
        return cost;
    }

    @Override
    public boolean linearise(double[] v, double[] gradient) {
        Arrays.fill(gradient, 0);
        boolean good = ends.linearise(v, gradient);
        for (int k = 0; k < intervals.length; k++) {
            good &= intervals[k].linearise(v, gradient) && condensed[k].condense();
        }
        return good;
    }

    @Override
    public boolean curve(double[] v, double[] y) {
        boolean good = ends.curve(v, y);
        for (Interval interval : intervals) {
            good &= interval.curve(v, y);
        }
        return good;
    }

    @Override
    public void flatten() {
        ends.flatten();
        for (Interval interval : intervals) {
            interval.flatten();
        }
    }

    @Override
    public Inertia factorise(double[] d, double newDelta) {
        System.arraycopy(d, 0, diagonal, 0, d.length);
        delta = newDelta;
        return riccati.factorise(diagonal, delta);
    }

    @Override
    public void solve(double[] rv, double[] rc, double[] dv, double[] dy) {
        riccati.solve(rv, rc, dv, dy);
    }

    @Override
    public void multiply(double[] dv, double[] dy, double[] outV, double[] outC) {
        for (int i = 0; i < dv.length; i++) {
            outV[i] = diagonal[i] * dv[i];
        }
        Arrays.fill(outC, 0);
        ends.addCurved(dv, outV);
        ends.addProduct(dv, outC);
        for (Interval interval : intervals) {
            interval.addCurved(dv, outV);
            interval.addProduct(dv, outC);
        }
        addTransposed(dy, outV);
        for (int r = 0; r < at.b(); r++) {
            outC[r] -= delta * dy[r];
        }
    }

    @Override
    public void addTransposed(double[] y, double[] out) {
        ends.addTransposed(y, out);
        for (Interval interval : intervals) {
            interval.addTransposed(y, out);
        }
    }
}
