package org.costate.control.hj.landscape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.hipparchus.util.FastMath;

/**
 * The curves {@code ∇H(x; ε) = 0} of a box over a range of {@code ε}, and the events on them.
 *
 * <p>Curves start from the complete set of critical points at both ends of the range, and at {@code
 * checks} temperatures between, where the curves' crossings are counted against {@link
 * CriticalPoints}; a point on no curve starts another. At every turn of the tangent a fold is
 * solved for, at every change of the bordered determinant a bifurcation, and its other branches are
 * followed. {@link #isComplete} says that every count agreed and no curve was lost. What can still
 * hide is an isolated loop that lives and dies between two checks; such loops exist. Of the sixteen
 * atoms of {@link ReferenceAtoms#twoClusters} one has a minimum and a saddle from {@code ε =
 * 0.037083} to {@code 0.038811} only, so critical points are also <em>born</em> as {@code ε} grows.
 */
public final class BifurcationDiagram {

    private static final double SAME = 1e-6;

    private final EntropyLandscape landscape;
    private final SearchBox box;
    private final double cold;
    private final double hot;
    private final List<Branch> branches = new ArrayList<>();
    private final List<BifurcationEvent> events = new ArrayList<>();
    private final List<Count> checks = new ArrayList<>();

    /**
     * A count of critical points against crossings of curves.
     *
     * @param temperature {@code ε}
     * @param minima critical points with no negative eigenvalue
     * @param saddles the others
     * @param maxima critical points with {@code d} negative eigenvalues
     * @param crossings how many of them lie on a traced curve
     * @param proved whether the critical points are known to be all
     */
    public record Count(
            double temperature,
            int minima,
            int saddles,
            int maxima,
            int crossings,
            boolean proved) {

        /** Says whether curves and points agree. */
        public boolean agrees() {
            return proved && crossings == minima + saddles + maxima;
        }
    }

    private BifurcationDiagram(EntropyLandscape landscape, SearchBox box, double cold, double hot) {
        this.landscape = landscape;
        this.box = box;
        this.cold = cold;
        this.hot = hot;
    }

    /**
     * Returns the diagram.
     *
     * @param landscape any of the family
     * @param box where critical points are followed
     * @param cold the least {@code ε > 0}
     * @param hot the largest {@code ε}
     * @param checks how many temperatures between are checked, at equal ratios
     */
    public static BifurcationDiagram of(
            EntropyLandscape landscape, SearchBox box, double cold, double hot, int checks) {
        Check.interval("range of ε", Check.temperature(cold), hot);
        Check.atLeast("number of checks", 0, checks);
        BifurcationDiagram diagram = new BifurcationDiagram(landscape, box, cold, hot);
        int last = checks + 1;
        for (int k = 0; k <= last; k++) {
            diagram.check(k == last ? hot : cold * FastMath.pow(hot / cold, (double) k / last));
        }
        diagram.events.sort(Comparator.comparingDouble(BifurcationEvent::temperature));
        return diagram;
    }

    /** Seeds every critical point that is on no curve, then records the count. */
    private void check(double epsilon) {
        EntropyLandscape at = landscape.at(epsilon);
        CriticalPoints all = CriticalPoints.of(at, box);
        for (CriticalPoint p : all.points()) {
            if (!isCovered(p.point(), epsilon)) {
                double[] up = new double[box.dimension() + 1];
                up[box.dimension()] = 1;
                double[] down = up.clone();
                down[box.dimension()] = -1;
                boolean closed = epsilon < hot && trace(p.point(), FastMath.log(epsilon), up);
                if (epsilon > cold && !closed) {
                    trace(p.point(), FastMath.log(epsilon), down);
                }
            }
        }
        int crossings = 0;
        for (CriticalPoint p : all.points()) {
            crossings += isCovered(p.point(), epsilon) ? 1 : 0;
        }
        checks.add(
                new Count(
                        epsilon,
                        all.count(CriticalKind.MINIMUM),
                        all.count(CriticalKind.SADDLE),
                        all.count(CriticalKind.MAXIMUM),
                        crossings,
                        all.isComplete()));
    }

    /** Traces a curve and resolves its events; says whether it came back. */
    private boolean trace(double[] x, double tau, double[] direction) {
        Continuation path = new Continuation(landscape, box, cold, hot);
        Branch branch = path.trace(x, tau, direction);
        if (branch.points().size() > 1) {
            branches.add(branch);
        }
        for (double[] guess : path.singular()) {
            resolve(guess);
        }
        return branch.end() == Branch.End.CLOSED;
    }

    private void resolve(double[] guess) {
        int d = box.dimension();
        double[] x = Arrays.copyOf(guess, d);
        double epsilon = FastMath.exp(guess[d]);
        FoldSolver solver = FoldSolver.of(landscape);
        BifurcationEvent event =
                guess[d + 1] == 0 ? solver.fold(x, epsilon) : solver.bifurcation(x, epsilon);
        if (isKnown(event)) {
            return;
        }
        events.add(event);
        if (event.kind() == EventKind.PITCHFORK || event.kind() == EventKind.TRANSCRITICAL) {
            for (int side = -1; side <= 1; side += 2) {
                spawn(event, side);
            }
        }
    }

    private boolean isKnown(BifurcationEvent event) {
        for (BifurcationEvent other : events) {
            double gap = Math.abs(FastMath.log(event.temperature() / other.temperature()));
            if (gap < SAME && distance(event.point(), other.point()) < 1e-4 * box.size()) {
                return true;
            }
        }
        return false;
    }

    /** Follows the branch that leaves a bifurcation along its null vector. */
    private void spawn(BifurcationEvent event, int side) {
        int d = box.dimension();
        double[] v = event.nullVector();
        double shift = 1e-3 * box.size();
        double eta = event.normalForm().crossing();
        double[] start = event.point();
        double[] direction = new double[d + 1];
        for (int i = 0; i < d; i++) {
            start[i] += side * shift * v[i];
            direction[i] = side * v[i];
        }
        double change =
                event.kind() == EventKind.PITCHFORK
                        ? -event.normalForm().quartic() * shift * shift / (6 * eta)
                        : -event.normalForm().cubicDerivative() * side * shift / (2 * eta);
        double epsilon = event.temperature() + change;
        if (!(epsilon > cold && epsilon < hot)) {
            return;
        }
        double[] x = NewtonStep.settle(landscape.at(epsilon), start, 2 * shift);
        if (x.length > 0 && distance(x, event.point()) > 0.3 * shift && !isCovered(x, epsilon)) {
            direction[d] = change / shift;
            trace(x, FastMath.log(epsilon), direction);
        }
    }

    /** Says whether a critical point lies on a traced curve. */
    private boolean isCovered(double[] x, double epsilon) {
        EntropyLandscape at = landscape.at(epsilon);
        for (Branch branch : branches) {
            for (double[] guess : crossings(branch, epsilon)) {
                double[] y = NewtonStep.settle(at, guess, 0.2 * box.size());
                if (y.length > 0 && distance(x, y) < SAME * box.size()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<double[]> crossings(Branch branch, double epsilon) {
        List<double[]> found = new ArrayList<>();
        List<BranchPoint> points = branch.points();
        for (int k = 1; k < points.size(); k++) {
            double from = FastMath.log(points.get(k - 1).temperature() / epsilon);
            double to = FastMath.log(points.get(k).temperature() / epsilon);
            if (Math.min(from, to) <= 1e-12 && Math.max(from, to) >= -1e-12 && from != to) {
                double s = Math.min(1, Math.max(0, from / (from - to)));
                double[] a = points.get(k - 1).point();
                double[] b = points.get(k).point();
                Arrays.setAll(a, i -> a[i] + s * (b[i] - a[i]));
                found.add(a);
            }
        }
        return found;
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    EntropyLandscape landscape() {
        return landscape;
    }

    /** Returns the box. */
    public SearchBox box() {
        return box;
    }

    /** Returns the upper end of the range of {@code ε}. */
    public double hot() {
        return hot;
    }

    /** Returns the lower end of the range of {@code ε}. */
    public double cold() {
        return cold;
    }

    /** Returns the curves. */
    public List<Branch> branches() {
        return List.copyOf(branches);
    }

    /** Returns the events in rising order of {@code ε}. */
    public List<BifurcationEvent> events() {
        return List.copyOf(events);
    }

    /** Returns the counts, in rising order of {@code ε}. */
    public List<Count> checks() {
        return List.copyOf(checks);
    }

    /** Says whether every count agreed, every curve is whole and every event was solved for. */
    public boolean isComplete() {
        return checks.stream().allMatch(Count::agrees)
                && branches.stream().allMatch(Branch::isWhole)
                && events.stream().allMatch(BifurcationEvent::isConverged);
    }
}
