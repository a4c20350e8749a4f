package org.costate.control.hj;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Initial data that are a positive measure, {@code μ₀ = Σ_j w_j e^{−g_j/ε} δ(y_j)}: atoms at {@code
 * y_j ∈ ℝᵈ} with initial values {@code g_j}.
 *
 * <p>Not a function: "{@code u(·, 0)}" is {@code g_j} on the atoms and {@code +∞} off them. Atoms
 * of equal {@code y} act only through {@code g_eff = −ε log Σ w_j e^{−g_j/ε}}; what can be told
 * from {@code u} is what {@link #merged} returns, and at {@code ε = 0} only its active atoms
 * ({@link PowerCells}).
 */
public final class AtomMeasure {

    private final double[][] y;
    private final double[] g;
    private final double @Nullable [] logWeights;

    private AtomMeasure(double[][] y, double[] g, double @Nullable [] logWeights) {
        this.y = y;
        this.g = g;
        this.logWeights = logWeights;
    }

    /**
     * Returns the atoms at {@code y_j} with initial values {@code g_j} and unit weights.
     *
     * @param y {@code N × d}
     * @param g {@code N} numbers
     * @throws IllegalArgumentException if there are none, shapes differ, or a number is not finite
     */
    public static AtomMeasure of(double[][] y, double[] g) {
        double[][] rows = Require.rows("atom", y);
        return new AtomMeasure(rows, Require.values("initial values g", rows.length, g), null);
    }

    /** Returns atoms on the line. */
    public static AtomMeasure onLine(double[] y, double[] g) {
        double[][] rows = new double[y.length][];
        for (int j = 0; j < y.length; j++) {
            rows[j] = new double[] {y[j]};
        }
        return of(rows, g);
    }

    /** Returns these atoms with weights {@code w_j}, given as logarithms. */
    public AtomMeasure weighted(double[] logWeights) {
        return new AtomMeasure(y, g, LseLayer.checkedWeights(logWeights, g.length));
    }

    /** Returns the number of atoms {@code N}. */
    public int size() {
        return g.length;
    }

    /** Returns {@code d}. */
    public int dimension() {
        return y[0].length;
    }

    /** Returns the positions, {@code N × d}, fresh. */
    public double[][] positions() {
        return QuadraticHamiltonian.copy(y);
    }

    /** Returns the initial values {@code g_j}, fresh. */
    public double[] initialValues() {
        return g.clone();
    }

    /** Returns {@code log w_j}, fresh; zeros if there are no weights. */
    public double[] logWeights() {
        return logWeights == null ? new double[g.length] : logWeights.clone();
    }

    boolean isWeighted() {
        return logWeights != null;
    }

    /** Returns the layer whose initial data these are at time {@code t} for {@code H = |p|²}. */
    public LseLayer layer(double t, double epsilon) {
        return HopfColeDictionary.at(t, dimension()).layer(this, epsilon);
    }

    /**
     * Returns the groups of atoms that lie within {@code radius} of one another, linked singly;
     * each group in rising order, groups in order of their first atom.
     *
     * @param radius at least 0; with 0 only coinciding atoms form a group
     */
    public List<int[]> groups(double radius) {
        int[] label = new int[g.length];
        java.util.Arrays.fill(label, -1);
        List<int[]> groups = new ArrayList<>();
        for (int j = 0; j < label.length; j++) {
            if (label[j] < 0) {
                groups.add(linked(j, groups.size(), radius, label));
            }
        }
        return groups;
    }

    private int[] linked(int start, int group, double radius, int[] label) {
        List<Integer> members = new ArrayList<>(List.of(start));
        label[start] = group;
        for (int k = 0; k < members.size(); k++) {
            for (int i = 0; i < label.length; i++) {
                if (label[i] < 0 && distance(y[members.get(k)], y[i]) <= radius) {
                    label[i] = group;
                    members.add(i);
                }
            }
        }
        return members.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    /** Returns the same measure with one atom a place: {@code g_eff = −ε log Σ w_j e^{−g_j/ε}}. */
    public AtomMeasure merged(double epsilon) {
        return merged(epsilon, 0);
    }

    /**
     * Returns the atoms with each group within {@code radius} made one: of value {@code g_eff}, at
     * the mean position of the group under its masses. Exact for {@code radius = 0}.
     */
    public AtomMeasure merged(double epsilon, double radius) {
        Require.temperature(epsilon);
        if (!(radius >= 0)) {
            throw new IllegalArgumentException(
                    "HJ-06: merging radius = " + radius + ", expected a number ≥ 0");
        }
        List<int[]> groups = groups(radius);
        double[][] places = new double[groups.size()][];
        double[] values = new double[groups.size()];
        for (int k = 0; k < values.length; k++) {
            int[] members = groups.get(k);
            GibbsMeasure masses = masses(members, epsilon);
            values[k] = -masses.value();
            double[][] positions = new double[members.length][];
            java.util.Arrays.setAll(positions, i -> y[members[i]]);
            places[k] = distinct(positions) ? masses.mean(positions) : positions[0].clone();
        }
        return new AtomMeasure(places, values, null);
    }

    private static boolean distinct(double[][] positions) {
        for (double[] position : positions) {
            if (distance(position, positions[0]) > 0) {
                return true;
            }
        }
        return false;
    }

    private GibbsMeasure masses(int[] members, double epsilon) {
        double[] score = new double[members.length];
        double[] weight = new double[members.length];
        for (int i = 0; i < members.length; i++) {
            score[i] = -g[members[i]];
            weight[i] = logWeights == null ? 0 : logWeights[members[i]];
        }
        return GibbsMeasure.of(score, weight, epsilon);
    }

    /**
     * Returns these atoms if no two coincide.
     *
     * @throws IllegalArgumentException if two do: only their merged value is identifiable
     */
    public AtomMeasure requireIdentifiable() {
        for (int[] group : groups(0)) {
            if (group.length > 1) {
                throw new IllegalArgumentException(
                        "HJ-07: atoms "
                                + (group[0] + 1)
                                + " and "
                                + (group[1] + 1)
                                + " coincide at "
                                + java.util.Arrays.toString(y[group[0]])
                                + "; only g_eff = -ε log Σ exp(-g/ε) of them can be told. Try:"
                                + " merged(ε) first");
            }
        }
        return this;
    }
}
