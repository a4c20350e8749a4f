package org.costate.control.hj;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.LocalizedOptimFormats;
import org.hipparchus.optim.MaxIter;
import org.hipparchus.optim.linear.LinearConstraint;
import org.hipparchus.optim.linear.LinearConstraintSet;
import org.hipparchus.optim.linear.LinearObjectiveFunction;
import org.hipparchus.optim.linear.NonNegativeConstraint;
import org.hipparchus.optim.linear.Relationship;
import org.hipparchus.optim.linear.SimplexSolver;
import org.hipparchus.optim.nonlinear.scalar.GoalType;

/**
 * The cells {@code {x : z_j(x) ≥ z_i(x) for all i}} of a layer: the power diagram of its atoms, the
 * skeleton at {@code ε = 0}. It does not depend on {@code ε}.
 *
 * <p>An atom whose cell has no interior is inactive: at {@code ε = 0} nothing can be told of it.
 * The margin {@code max_x min_i z_j(x) − z_i(x)} is found as the dual linear programme
 *
 * <pre>
 *   min Σ λ_i (b_j − b_i) + hi·μ⁺ − lo·μ⁻     over λ in the simplex, μ± ≥ 0,
 *   Σ λ_i (W_j − W_i) = μ⁺ − μ⁻               (μ = 0 without a box)
 * </pre>
 *
 * which has {@code d + 1} rows, by Hipparchus's simplex method. Of neurons of equal {@code W} the
 * one with the largest {@code b} stands for all.
 */
public final class PowerCells {

    /** Margins below it, relative to the size of the logits, are rounding. */
    private static final double ROUNDING = 1e-9;

    private static final int ITERATIONS = 1_000_000;

    private final LseLayer layer;
    private final double[][] w;
    private final double[] b;
    private final int[] representatives;

    private PowerCells(LseLayer layer) {
        this.layer = layer;
        this.w = layer.weights();
        this.b = layer.biases();
        this.representatives =
                AtomMeasure.of(w, b).groups(0).stream().mapToInt(this::highest).toArray();
    }

    private int highest(int[] group) {
        int best = group[0];
        for (int j : group) {
            best = b[j] > b[best] ? j : best;
        }
        return best;
    }

    /** Returns the cells of a layer. */
    public static PowerCells of(LseLayer layer) {
        return new PowerCells(layer.atTemperature(0));
    }

    /** Returns the cells of atoms at time {@code t} under {@code H = |p|²}. */
    public static PowerCells of(AtomMeasure atoms, double t) {
        return of(atoms.layer(t, 0));
    }

    /** Returns the atoms whose cell has an interior, in rising order. */
    public int[] active() {
        return Arrays.stream(representatives)
                .filter(j -> margin(j) > ROUNDING * scale())
                .sorted()
                .toArray();
    }

    /** Returns the atoms whose cell has an interior within the box {@code [lower, upper]}. */
    public int[] activeWithin(double[] lower, double[] upper) {
        return Arrays.stream(representatives)
                .filter(j -> marginWithin(j, lower, upper) > ROUNDING * scale())
                .sorted()
                .toArray();
    }

    /** Returns how many of the points each atom wins; ties go to the first. */
    public int[] hits(double[][] points) {
        int[] hits = new int[b.length];
        for (double[] x : points) {
            double[] z = layer.logits(x);
            int best = 0;
            for (int j = 1; j < z.length; j++) {
                best = z[j] > z[best] ? j : best;
            }
            hits[best]++;
        }
        return hits;
    }

    /**
     * Returns {@code max_x min_{i≠j} z_j(x) − z_i(x)} over distinct rows {@code W_i ≠ W_j}: how far
     * neuron {@code j} can lead; {@code +∞} if its cell reaches to infinity or it is alone.
     */
    public double margin(int j) {
        return solve(j, new double[0], new double[0]);
    }

    /** Returns the margin over a box. */
    public double marginWithin(int j, double[] lower, double[] upper) {
        Require.dimension("lower corner", lower.length, layer.dimension());
        Require.dimension("upper corner", upper.length, layer.dimension());
        return solve(j, lower, upper);
    }

    private double solve(int j, double[] lower, double[] upper) {
        int[] rivals =
                Arrays.stream(representatives).filter(i -> !Arrays.equals(w[i], w[j])).toArray();
        if (rivals.length == 0) {
            return Double.POSITIVE_INFINITY;
        }
        int d = layer.dimension();
        int columns = rivals.length + 2 * lower.length;
        double[] cost = new double[columns];
        double[][] rows = new double[d + 1][columns];
        for (int i = 0; i < rivals.length; i++) {
            cost[i] = b[j] - b[rivals[i]];
            rows[d][i] = 1;
            for (int k = 0; k < d; k++) {
                rows[k][i] = w[j][k] - w[rivals[i]][k];
            }
        }
        for (int k = 0; k < lower.length; k++) {
            int column = rivals.length + 2 * k;
            cost[column] = upper[k];
            cost[column + 1] = -lower[k];
            rows[k][column] = -1;
            rows[k][column + 1] = 1;
        }
        return minimum(cost, rows, new double[d]);
    }

    private double scale() {
        double scale = 1;
        for (double bias : b) {
            scale = Math.max(scale, Math.abs(bias));
        }
        return scale;
    }

    /** Minimises {@code cost·λ} with {@code rows λ = (target, 1)}; {@code +∞} if infeasible. */
    static double minimum(double[] cost, double[][] rows, double[] target) {
        List<LinearConstraint> constraints = new ArrayList<>();
        for (int k = 0; k < rows.length; k++) {
            double right = k < target.length ? target[k] : 1;
            constraints.add(new LinearConstraint(rows[k], Relationship.EQ, right));
        }
        try {
            return new SimplexSolver(1e-12)
                    .optimize(
                            new LinearObjectiveFunction(cost, 0),
                            new LinearConstraintSet(constraints),
                            GoalType.MINIMIZE,
                            new NonNegativeConstraint(true),
                            new MaxIter(ITERATIONS))
                    .getValue();
        } catch (MathIllegalStateException e) {
            if (e.getSpecifier() == LocalizedOptimFormats.NO_FEASIBLE_SOLUTION) {
                return Double.POSITIVE_INFINITY;
            }
            throw e;
        }
    }
}
