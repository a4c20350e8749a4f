package org.costate.control.transcription;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.costate.control.Ball;
import org.costate.control.Boundary;
import org.costate.control.Box;
import org.costate.control.ControlSet;
import org.costate.control.FiniteSet;
import org.costate.control.OptimalControlProblem;
import org.costate.control.Simplex;
import org.costate.control.SmoothMap;

/** A stated problem brought into the form of Bolza, and the way back for its controls. */
final class StatedProblem {

    private static final int MOST_SPLIT = 4;
    private static final double NEAR = 1e-5;
    private static final double NEARER = 1e-8;
    private static final double TINY = 1e-9;

    private final OptimalControlProblem stated;
    private final SmoothMap dynamics;
    private final PinnedEnds ends;
    private final ControlCoordinates coordinates;
    private final BolzaProblem bolza;

    private StatedProblem(OptimalControlProblem stated) {
        this.stated = stated;
        dynamics = stated.dynamicsAndCost();
        Boundary boundary = stated.boundary();
        checkTimes(boundary);
        ends = new PinnedEnds(stated.ends(), boundary, stated.states());
        coordinates = coordinates();
        bolza =
                withWalls(
                        BolzaProblem.of(
                                        folded(),
                                        ends,
                                        endpoint(boundary.startTime(), boundary.startTimeIsFree()),
                                        endpoint(boundary.endTime(), boundary.endTimeIsFree()))
                                .boundingControl(coordinates.lower(), coordinates.upper())
                                .near(hint()));
    }

    /**
     * Returns a stated problem in the form of Bolza.
     *
     * @throws IllegalArgumentException if its control set cannot be collocated
     */
    static StatedProblem of(OptimalControlProblem problem) {
        return new StatedProblem(problem);
    }

    BolzaProblem bolza() {
        return bolza;
    }

    /** Returns what each condition at the ends is about. */
    List<String> conditions() {
        return ends.labels();
    }

    /** Returns the control {@code u} of coordinates {@code w}. */
    double[] control(double[] w) {
        double[] u = new double[coordinates.controls()];
        coordinates.fold(w, 0, u, 0);
        return u;
    }

    private static void checkTimes(Boundary boundary) {
        double start = boundary.startTime();
        double end = boundary.endTime();
        if (!(end > start) || Double.isInfinite(end - start)) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "PROBLEM-02: final time %.6g does not lie after start time %.6g;"
                                    + " nothing to solve. Try: over(t0, tf), or freeFinalTime(guess)"
                                    + " with a guess after the start",
                            end,
                            start));
        }
    }

    private static Endpoint endpoint(double time, boolean free) {
        return free ? Endpoint.freeNear(time) : Endpoint.at(time);
    }

    private double[] hint() {
        double[] x = new double[stated.stateDimension()];
        for (String parameter : stated.parameters()) {
            x[stated.states().indexOf(parameter)] = stated.parameterGuess(parameter);
        }
        return x;
    }

    private ControlCoordinates coordinates() {
        int m = stated.controlDimension();
        ControlSet set = stated.controlSet().ofDimension(m);
        if (set instanceof FiniteSet) {
            throw new IllegalArgumentException(
                    "the control set is "
                            + set
                            + ": collocation needs a connected one. Try: the box around it");
        }
        if (set instanceof Simplex) {
            return ControlCoordinates.mixture(m);
        }
        double[] low = new double[m];
        double[] high = new double[m];
        for (int j = 0; j < m; j++) {
            low[j] = set instanceof Box box ? box.lower(j) : Double.NEGATIVE_INFINITY;
            high[j] = set instanceof Box box ? box.upper(j) : Double.POSITIVE_INFINITY;
        }
        return ControlCoordinates.splitting(low, high, kinks(low, high));
    }

    /** Finds the controls inside whose interval the maps have a kink at zero. */
    private int[] kinks(double[] low, double[] high) {
        int m = low.length;
        int[] found = new int[m];
        int count = 0;
        for (int j = 0; j < m; j++) {
            if (low[j] < 0 && high[j] > 0 && hasKink(j, low, high)) {
                found[count++] = j;
            }
        }
        if (count > MOST_SPLIT) {
            throw new IllegalArgumentException(
                    count
                            + " controls have a kink at zero, collocation splits at most "
                            + MOST_SPLIT
                            + ". Try: a smooth cost such as sqrt(u^2 + 1e-6)");
        }
        return Arrays.copyOf(found, count);
    }

    private boolean hasKink(int j, double[] low, double[] high) {
        int n = stated.stateDimension();
        double[] z = new EndGuess(openProblem()).from(hint());
        double[] v = new double[dynamics.inputs()];
        for (int end = 0; end <= 1; end++) {
            System.arraycopy(z, end * (n + 1), v, 0, n + 1);
            for (int l = 0; l < low.length; l++) {
                v[1 + n + l] = Math.max(low[l], Math.min(high[l], 0.1 * (l + 1)));
            }
            double[] near = jumps(j, v, NEAR);
            double[] nearer = jumps(j, v, NEARER);
            for (int r = 0; r <= n; r++) {
                if (nearer[r] > TINY && nearer[r] > 0.5 * near[r]) {
                    return true; // what is smooth shrinks with the distance
                }
            }
        }
        return false;
    }

    /** Returns by how much {@code ∂(f, ℓ)/∂u_j} changes across zero. */
    private double[] jumps(int j, double[] v, double distance) {
        int n = stated.stateDimension();
        double[] y = new double[n + 1];
        double[][] left = new double[n + 1][v.length];
        double[][] right = new double[n + 1][v.length];
        v[1 + n + j] = -distance;
        dynamics.jacobian(v, y, left);
        v[1 + n + j] = distance;
        dynamics.jacobian(v, y, right);
        double[] jump = new double[n + 1];
        for (int r = 0; r <= n; r++) {
            jump[r] = Math.abs(right[r][1 + n + j] - left[r][1 + n + j]);
        }
        return jump;
    }

    private BolzaProblem openProblem() {
        Boundary b = stated.boundary();
        return BolzaProblem.of(
                dynamics, ends, Endpoint.at(b.startTime()), Endpoint.at(b.endTime()));
    }

    private SmoothMap folded() {
        int m = coordinates.controls();
        if (coordinates.size() > m) {
            int[] split = new int[coordinates.size() - m];
            int count = 0;
            for (int j = 0; j < m; j++) {
                if (coordinates.isSplit(j)) {
                    split[count++] = 1 + stated.stateDimension() + j;
                }
            }
            return new SplitMap(dynamics, split);
        }
        return coordinates.size() < m ? new FoldedMap(dynamics, coordinates) : dynamics;
    }

    private BolzaProblem withWalls(BolzaProblem problem) {
        int rows = stated.pathConstraints().size();
        int m = coordinates.controls();
        SmoothMap walls = rows == 0 ? null : stated.pathConstraintMap();
        int kept = rows;
        BolzaProblem bounded = problem;
        if (walls != null && coordinates.size() == m) {
            SimpleBounds simple = SimpleBounds.of(walls, stated.stateDimension());
            bounded = simple.tighten(problem);
            walls = simple.rest();
            kept = walls == null ? 0 : walls.outputs();
        }
        ControlSet set = stated.controlSet();
        SmoothMap base = walls == null ? dynamics : walls;
        SmoothMap inside = coordinates.size() == m ? base : new FoldedMap(base, coordinates);
        if (set instanceof Ball ball) {
            return bounded.keeping(ball(base, kept, ball));
        }
        if (set instanceof Simplex) {
            return bounded.keeping(QuadraticWall.sum(inside, kept, m - 1));
        }
        return bounded.keeping(kept == 0 ? null : inside);
    }

    private SmoothMap ball(SmoothMap base, int kept, Ball ball) {
        int m = coordinates.controls();
        SmoothMap walls = QuadraticWall.ball(base, kept, m, ball.radius());
        return coordinates.size() == m ? walls : new FoldedMap(walls, coordinates);
    }
}
