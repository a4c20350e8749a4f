package org.costate.control.solve;

import java.util.ArrayList;
import java.util.List;
import org.costate.control.SmoothMap;

/**
 * Multiple shooting over arcs with free switching times, as equations for Newton's method.
 *
 * <p>Unknown are the phase points {@code z_i} at the nodes, the times {@code s_j} between arcs, the
 * ends of the horizon if free, and the multipliers {@code ν} of the boundary conditions {@code ψ =
 * 0}. With {@code Φ = φ + ν·ψ} the equations are
 *
 * <pre>
 *   carry(z_i) − z_{i+1} = 0,      S_j(s_j, z) = 0,      ψ(t₀, x₀, t_f, x_f) = 0,
 *   p(t₀) − ∂Φ/∂x₀ = 0,            p(t_f) + ∂Φ/∂x_f = 0,
 *   H(t₀) + ∂Φ/∂t₀ = 0 if t₀ is free,      H(t_f) − ∂Φ/∂t_f = 0 if t_f is free.
 * </pre>
 *
 * <p>The first variation of {@code φ + ν·ψ + ∫ (⟨p, ẋ⟩ − H) dt} has exactly these terms at its
 * ends. Nodes sit at fixed fractions of their arc, so that they move with its ends: {@code
 * ∂z(t)/∂t₀ = −Y F(t₀)}, {@code ∂z(t)/∂t = F(t)}.
 */
final class ArcShooting implements NewtonSystem {

    private final List<? extends ArcFlow> arcs;
    private final List<? extends SwitchingFunction> junctions;
    private final double[][] fractions;
    private final SmoothMap ends;
    private final Horizon horizon;
    private final int n;
    private final int segments;
    private final int conditions;
    private final int timeUnknowns;
    private final int border;
    private final double[] scale;
    private final double[] zScale;

    /**
     * Creates the equations.
     *
     * @param arcs {@code K} flows
     * @param junctions {@code K − 1} functions that vanish between them
     * @param fractions for each arc the places of its nodes, {@code 0 = θ_0 < … < θ_m = 1}
     * @param zScale the size of each component of {@code z}
     * @param nuScale the size of each multiplier
     */
    ArcShooting(
            List<? extends ArcFlow> arcs,
            List<? extends SwitchingFunction> junctions,
            double[][] fractions,
            SmoothMap ends,
            Horizon horizon,
            double[] zScale,
            double[] nuScale) {
        this.arcs = arcs;
        this.junctions = junctions;
        this.fractions = fractions;
        this.ends = ends;
        this.horizon = horizon;
        this.zScale = zScale;
        this.n = zScale.length / 2;
        int count = 0;
        for (double[] f : fractions) {
            count += f.length - 1;
        }
        this.segments = count;
        this.conditions = ends.outputs() - 1;
        this.timeUnknowns =
                junctions.size() + (horizon.freeStart() ? 1 : 0) + (horizon.freeEnd() ? 1 : 0);
        this.border = timeUnknowns + conditions;
        this.scale = new double[2 * n * (segments + 1) + border];
        for (int i = 0; i <= segments; i++) {
            System.arraycopy(zScale, 0, scale, 2 * n * i, 2 * n);
        }
        int first = 2 * n * (segments + 1);
        for (int j = 0; j < timeUnknowns; j++) {
            scale[first + j] = Math.abs(horizon.end() - horizon.start());
        }
        System.arraycopy(nuScale, 0, scale, first + timeUnknowns, conditions);
    }

    @Override
    public int size() {
        return scale.length;
    }

    @Override
    public double[] scale() {
        return scale;
    }

    /** Returns the number of segments. */
    int segments() {
        return segments;
    }

    /** Returns the vector of unknowns of a point. */
    double[] pack(ShootingPoint point) {
        double[] v = new double[size()];
        for (int i = 0; i <= segments; i++) {
            System.arraycopy(point.nodes()[i], 0, v, 2 * n * i, 2 * n);
        }
        for (int j = 0; j < point.times().length; j++) {
            int column = timeColumn(j);
            if (column >= 0) {
                v[2 * n * (segments + 1) + column] = point.times()[j];
            }
        }
        System.arraycopy(point.multipliers(), 0, v, v.length - conditions, conditions);
        return v;
    }

    /** Returns the point of a vector of unknowns. */
    ShootingPoint unpack(double[] v) {
        double[][] nodes = new double[segments + 1][];
        for (int i = 0; i <= segments; i++) {
            nodes[i] = java.util.Arrays.copyOfRange(v, 2 * n * i, 2 * n * (i + 1));
        }
        double[] times = new double[arcs.size() + 1];
        for (int j = 0; j < times.length; j++) {
            times[j] = time(v, j);
        }
        return new ShootingPoint(
                nodes, times, java.util.Arrays.copyOfRange(v, v.length - conditions, v.length));
    }

    /** The border column of the end {@code j} of an arc, −1 if it is fixed. */
    private int timeColumn(int j) {
        if (j == 0) {
            return horizon.freeStart() ? junctions.size() : -1;
        }
        if (j == arcs.size()) {
            return horizon.freeEnd() ? timeUnknowns - 1 : -1;
        }
        return j - 1;
    }

    private double time(double[] v, int j) {
        int column = timeColumn(j);
        if (column >= 0) {
            return v[2 * n * (segments + 1) + column];
        }
        return j == 0 ? horizon.start() : horizon.end();
    }

    private double[] node(double[] v, int i) {
        return java.util.Arrays.copyOfRange(v, 2 * n * i, 2 * n * (i + 1));
    }

    @Override
    public void residual(double[] v, double[] r) {
        evaluate(v, r, null);
    }

    @Override
    public Linearised linearise(double[] v, double[] r) {
        BorderedChain chain = new BorderedChain(2 * n, border);
        evaluate(v, r, chain);
        return new Factorised(chain);
    }

    private void evaluate(
            double[] v, double[] r, @org.jspecify.annotations.Nullable BorderedChain chain) {
        int segment = 0;
        int junctionRow = 2 * n * segments;
        for (int a = 0; a < arcs.size(); a++) {
            double s0 = time(v, a);
            double s1 = time(v, a + 1);
            for (int k = 0; k + 1 < fractions[a].length; k++) {
                double[] z = node(v, segment);
                double[][] condition = {};
                int[] rows = {};
                if (k == 0 && a > 0) {
                    rows = new int[] {junctionRow};
                    condition = junction(a, s0, z, r, junctionRow++, chain != null);
                }
                double[][] y = chain == null ? null : scaledIdentity();
                double[][] b = new double[2 * n][border];
                double f0 = fractions[a][k];
                double f1 = fractions[a][k + 1];
                carry(v, r, a, segment, new double[] {s0, s1, f0, f1}, z, y, b);
                if (chain != null) {
                    chain.add(y, b, 2 * n * segment, condition, rows);
                }
                segment++;
            }
        }
        closeEnds(v, r, junctionRow, chain);
    }

    private double[][] scaledIdentity() {
        double[][] y = new double[2 * n][2 * n];
        for (int i = 0; i < 2 * n; i++) {
            y[i][i] = zScale[i];
        }
        return y;
    }

    /** One segment: its defect, and if asked its block and border, all divided by the scale. */
    private void carry(
            double[] v,
            double[] r,
            int a,
            int segment,
            double[] place,
            double[] z,
            double @org.jspecify.annotations.Nullable [][] y,
            double[][] b) {
        ArcFlow arc = arcs.get(a);
        double length = place[1] - place[0];
        double t0 = place[0] + place[2] * length;
        double t1 = place[3] == 1 ? place[1] : place[0] + place[3] * length;
        double[] f0 = new double[2 * n];
        if (y != null) {
            arc.velocity(t0, z, f0);
        }
        arc.carry(t0, z, t1, y);
        for (int i = 0; i < 2 * n; i++) {
            r[2 * n * segment + i] = (z[i] - v[2 * n * (segment + 1) + i]) / zScale[i];
        }
        if (y == null) {
            return;
        }
        double[] f1 = new double[2 * n];
        arc.velocity(t1, z, f1);
        for (int i = 0; i < 2 * n; i++) {
            double toStart = 0;
            for (int j = 0; j < 2 * n; j++) {
                toStart -= y[i][j] / zScale[j] * f0[j];
                y[i][j] /= zScale[i];
            }
            addTime(b[i], a, ((1 - place[2]) * toStart + (1 - place[3]) * f1[i]) / zScale[i]);
            addTime(b[i], a + 1, (place[2] * toStart + place[3] * f1[i]) / zScale[i]);
        }
    }

    /** Adds a derivative by the end {@code j} of an arc, in units of the time scale. */
    private void addTime(double[] row, int j, double derivative) {
        int column = timeColumn(j);
        if (column >= 0) {
            row[column] += derivative * scale[2 * n * (segments + 1) + column];
        }
    }

    private double[][] junction(
            int a, double s, double[] z, double[] r, int row, boolean differentiate) {
        SwitchingFunction function = junctions.get(a - 1);
        double[] x = java.util.Arrays.copyOf(z, n);
        double[] p = java.util.Arrays.copyOfRange(z, n, 2 * n);
        r[row] = function.value(s, x, p);
        if (!Double.isFinite(r[row])) {
            throw FlowFailure.notFinite(s);
        }
        if (!differentiate) {
            return new double[0][];
        }
        double[] gx = new double[n];
        double[] gp = new double[n];
        double gt = function.gradient(s, x, p, gx, gp);
        double[] coefficients = new double[2 * n + border];
        for (int i = 0; i < n; i++) {
            coefficients[i] = gx[i] * zScale[i];
            coefficients[n + i] = gp[i] * zScale[n + i];
        }
        int column = timeColumn(a);
        coefficients[2 * n + column] = gt * scale[2 * n * (segments + 1) + column];
        return new double[][] {coefficients};
    }

    private void closeEnds(
            double[] v,
            double[] r,
            int firstRow,
            @org.jspecify.annotations.Nullable BorderedChain chain) {
        EndConditions end = new EndConditions(ends, horizon, n);
        double[] z0 = node(v, 0);
        double[] z1 = node(v, segments);
        double[] nu = java.util.Arrays.copyOfRange(v, v.length - conditions, v.length);
        double t0 = time(v, 0);
        double t1 = time(v, arcs.size());
        ArcFlow first = arcs.get(0);
        ArcFlow last = arcs.get(arcs.size() - 1);
        double[] values = end.residual(first, last, t0, z0, t1, z1, nu);
        if (!DormandPrinceStep.finite(values)) {
            throw FlowFailure.notFinite(t1);
        }
        System.arraycopy(values, 0, r, firstRow, values.length);
        if (chain == null) {
            return;
        }
        // columns of the end conditions: x0 p0 t0 | xf pf tf | ν
        double[][] full = end.jacobian(first, last, t0, z0, t1, z1, nu);
        double[][] rows = new double[full.length][4 * n + border];
        int[] places = new int[full.length];
        for (int i = 0; i < full.length; i++) {
            places[i] = firstRow + i;
            for (int j = 0; j < 2 * n; j++) {
                rows[i][j] = full[i][j] * zScale[j];
                rows[i][2 * n + j] = full[i][2 * n + 1 + j] * zScale[j];
            }
            double[] borderRow = new double[border];
            addTime(borderRow, 0, full[i][2 * n]);
            addTime(borderRow, arcs.size(), full[i][4 * n + 1]);
            for (int j = 0; j < conditions; j++) {
                borderRow[timeUnknowns + j] =
                        full[i][4 * n + 2 + j] * scale[scale.length - conditions + j];
            }
            System.arraycopy(borderRow, 0, rows[i], 4 * n, border);
        }
        chain.close(rows, places);
    }

    /** The factorised chain, in the unknowns' own units. */
    private final class Factorised implements Linearised {

        private final BorderedChain chain;

        Factorised(BorderedChain chain) {
            this.chain = chain;
        }

        @Override
        public void solve(double[] r, double[] delta) {
            double[][] nodes = new double[segments + 1][2 * n];
            double[] eta = new double[border];
            chain.solve(r, nodes, eta);
            for (int i = 0; i < delta.length; i++) {
                int node = i / (2 * n);
                double d =
                        node <= segments
                                ? nodes[node][i % (2 * n)]
                                : eta[i - 2 * n * (segments + 1)];
                delta[i] = d * scale[i];
            }
        }

        @Override
        public double condition() {
            return chain.condition();
        }

        @Override
        public int deficiency() {
            return chain.deficiency();
        }
    }

    /** Returns the end times of all segments at a point, {@code M + 1} of them. */
    double[] nodeTimes(ShootingPoint point) {
        List<Double> times = new ArrayList<>();
        for (int a = 0; a < arcs.size(); a++) {
            double s0 = point.times()[a];
            double length = point.times()[a + 1] - s0;
            for (int k = 0; k + 1 < fractions[a].length; k++) {
                times.add(s0 + fractions[a][k] * length);
            }
        }
        times.add(point.times()[arcs.size()]);
        return times.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
