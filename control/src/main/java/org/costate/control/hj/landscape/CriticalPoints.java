package org.costate.control.hj.landscape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * All critical points of the entropy in a box, with a proof that none is missing.
 *
 * <p>Boxes are cut until each is shown to hold no critical point (one component of {@code ∇H} keeps
 * its sign) or exactly one (Krawczyk's test) [Neumaier 1990]. The proof is checked by a second one
 * that shares nothing with it: the sum of {@code sign det ∇²H} must be the degree of {@code ∇H} on
 * the boundary. Newton from many starting points, the usual way, proves nothing: at small {@code ε}
 * it misses most of them. Bounds carry a margin for rounding, several times what rounding can do;
 * arithmetic is not directed.
 *
 * <p>In the limit {@code ε → 0} maxima sit on the vertices of the power diagram, saddles on bounded
 * edges and minima in bounded cells. A box that holds all of them has degree {@code (−1)ᵈ}; on the
 * line: one maximum more than minima.
 *
 * <p>Costs {@code O(N²)} a box, {@code 2ᵈ} corners each: meant for {@code d ≤ 4}.
 */
public final class CriticalPoints {

    private static final int BUDGET = 2_000_000;

    private final List<CriticalPoint> points;
    private final List<double[]> unresolved;
    private final OptionalInt boundaryDegree;
    private final boolean decided;
    private final int boxes;

    private CriticalPoints(
            List<CriticalPoint> points,
            CriticalPointSearch search,
            boolean decided,
            OptionalInt degree) {
        this.points = points;
        this.unresolved = new ArrayList<>(search.unresolved());
        this.decided = decided;
        this.boxes = search.boxes();
        this.boundaryDegree = degree;
    }

    /**
     * Returns the critical points in a box.
     *
     * @throws IllegalArgumentException if dimensions differ, or the landscape is constant along a
     *     direction because the weight rows span less than {@code ℝᵈ}
     */
    public static CriticalPoints of(EntropyLandscape landscape, SearchBox box) {
        return of(landscape, box, BUDGET);
    }

    /** Returns them with a budget of boxes; a spent budget leaves {@link #isComplete} false. */
    public static CriticalPoints of(EntropyLandscape landscape, SearchBox box, int budget) {
        Check.dimension("box", box.dimension(), landscape.dimension());
        Check.atLeast("budget of boxes", 1, budget);
        requireSpan(landscape, box.centre());
        CriticalPointSearch search = new CriticalPointSearch(landscape, box, budget);
        boolean decided = search.run();
        List<CriticalPoint> points =
                search.found().stream()
                        .map(x -> CriticalPoint.at(landscape, x))
                        .sorted(
                                Comparator.comparing(CriticalPoint::kind)
                                        .thenComparingDouble(p -> p.point()[0]))
                        .toList();
        return new CriticalPoints(points, search, decided, new BoundaryDegree(landscape).of(box));
    }

    private static void requireSpan(EntropyLandscape landscape, double[] x) {
        EntropyJet jet = landscape.jet(x, landscape.temperature());
        int highest = 0;
        for (int level : jet.level) {
            highest = Math.max(highest, level);
        }
        if (highest < landscape.dimension()) {
            throw new IllegalArgumentException(
                    "LAND-06: the atoms span "
                            + highest
                            + " of "
                            + landscape.dimension()
                            + " dimensions, so the entropy is constant across and its critical"
                            + " points are not isolated. Try: coordinates in the span of the atoms");
        }
    }

    /** Returns the points, minima first, then saddles, then maxima. */
    public List<CriticalPoint> points() {
        return points;
    }

    /** Returns those of one kind. */
    public List<CriticalPoint> of(CriticalKind kind) {
        return points.stream().filter(p -> p.kind() == kind).toList();
    }

    /** Returns how many there are of a kind. */
    public int count(CriticalKind kind) {
        return of(kind).size();
    }

    /** Returns {@code Σ sign det ∇²H}. */
    public int degree() {
        return points.stream().mapToInt(CriticalPoint::degree).sum();
    }

    /** Returns the degree of {@code ∇H} on the boundary; empty if {@code d > 2} or undecided. */
    public OptionalInt boundaryDegree() {
        return boundaryDegree;
    }

    /** Says whether every box was decided and the degrees agree. */
    public boolean isComplete() {
        return decided && (boundaryDegree.isEmpty() || boundaryDegree.getAsInt() == degree());
    }

    /** Returns the centres of boxes too small to go on with: a degenerate point is near. */
    public List<double[]> unresolved() {
        return unresolved.stream().map(double[]::clone).toList();
    }

    /** Returns how many boxes were looked at. */
    public int boxes() {
        return boxes;
    }

    @Override
    public String toString() {
        return count(CriticalKind.MINIMUM)
                + "/"
                + count(CriticalKind.SADDLE)
                + "/"
                + count(CriticalKind.MAXIMUM)
                + (isComplete() ? ", complete" : ", " + unresolved.size() + " boxes undecided")
                + ", boundary degree "
                + (boundaryDegree.isPresent() ? boundaryDegree.getAsInt() : "unknown");
    }
}
