package org.costate.control.hj.landscape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.hipparchus.util.FastMath;
import org.jspecify.annotations.Nullable;

/**
 * Which basin of the entropy flows into which as {@code ε} grows: a dendrogram of the minima.
 *
 * <p>A basin lives on a piece of a branch of minima, from its birth to the event that ends it. Just
 * below that event the unstable direction of its partner (the saddle, or on the line the maximum)
 * leads down on one side to the dying minimum and on the other to the basin that takes it over, or
 * out of the box. Folds of a maximum and a saddle end ridges and do not appear.
 */
public final class MergeTree {

    /** The parent of a basin that drains out of the box, or that never ends. */
    public static final int NONE = -1;

    /** The parent of a basin whose way down stalls. */
    public static final int UNDECIDED = DescentFlow.UNDECIDED;

    private final List<Basin> basins;

    /**
     * The life of a basin.
     *
     * @param id its number, in order of birth, then of place
     * @param minimum the minimum when it is born, or at the cold end of the range
     * @param birth {@code ε} there
     * @param death {@code ε} at its end; {@code +∞} if it outlives the range
     * @param event what ends it; null if it outlives the range or leaves the box
     * @param parent the basin that takes it over, {@link #NONE} or {@link #UNDECIDED}
     */
    public record Basin(
            int id,
            BranchPoint minimum,
            double birth,
            double death,
            @Nullable BifurcationEvent event,
            int parent) {

        /** Returns {@code log(death/birth)}, free of units. */
        public double persistence() {
            return FastMath.log(death / birth);
        }
    }

    private MergeTree(List<Basin> basins) {
        this.basins = List.copyOf(basins);
    }

    /** Returns the tree of a diagram. */
    public static MergeTree of(BifurcationDiagram diagram) {
        List<List<BranchPoint>> pieces = new ArrayList<>();
        for (Branch branch : diagram.branches()) {
            pieces.addAll(minima(branch));
        }
        stitch(pieces);
        pieces.sort(
                Comparator.comparingDouble((List<BranchPoint> p) -> p.get(0).temperature())
                        .thenComparingDouble(p -> p.get(0).point()[0]));
        List<Basin> basins = new ArrayList<>();
        for (int id = 0; id < pieces.size(); id++) {
            basins.add(basin(diagram, pieces, id));
        }
        return new MergeTree(basins);
    }

    /** Returns the runs of minima of a branch, each in rising order of {@code ε}. */
    private static List<List<BranchPoint>> minima(Branch branch) {
        List<List<BranchPoint>> runs = new ArrayList<>();
        List<BranchPoint> run = new ArrayList<>();
        for (BranchPoint p : branch.points()) {
            if (p.kind() == CriticalKind.MINIMUM) {
                run.add(p);
            } else if (!run.isEmpty()) {
                runs.add(run);
                run = new ArrayList<>();
            }
        }
        if (!run.isEmpty()) {
            runs.add(run);
        }
        boolean around = branch.end() == Branch.End.CLOSED && runs.size() > 1;
        if (around && branch.first().morseIndex() == 0 && branch.last().morseIndex() == 0) {
            runs.get(0).addAll(runs.remove(runs.size() - 1));
        }
        for (List<BranchPoint> r : runs) {
            r.sort(Comparator.comparingDouble(BranchPoint::temperature));
        }
        return runs;
    }

    /** Joins runs that were traced from one point in both directions. */
    private static void stitch(List<List<BranchPoint>> runs) {
        for (int a = 0; a < runs.size(); a++) {
            for (int b = 0; b < runs.size(); b++) {
                BranchPoint end = runs.get(a).get(runs.get(a).size() - 1);
                BranchPoint start = runs.get(b).get(0);
                if (a != b && same(end, start)) {
                    runs.get(a).addAll(runs.get(b));
                    runs.remove(b);
                    stitch(runs);
                    return;
                }
            }
        }
    }

    private static boolean same(BranchPoint p, BranchPoint q) {
        double gap = Math.abs(FastMath.log(p.temperature() / q.temperature()));
        return gap < 1e-12 && distance(p.point(), q.point()) < 1e-9;
    }

    private static Basin basin(BifurcationDiagram diagram, List<List<BranchPoint>> pieces, int id) {
        List<BranchPoint> piece = pieces.get(id);
        BranchPoint last = piece.get(piece.size() - 1);
        BranchPoint first = piece.get(0);
        double birth = first.temperature();
        for (BifurcationEvent e : diagram.events()) {
            boolean warm = birth > diagram.cold() * (1 + 1e-9);
            if (warm && e.isFold() && !e.existsBelow() && near(diagram, e, first)) {
                birth = Math.min(birth, e.temperature());
            }
        }
        BifurcationEvent end = null;
        for (BifurcationEvent e : diagram.events()) {
            boolean ends =
                    e.kind() != EventKind.MAXIMUM_SADDLE
                            && e.isConverged()
                            && (!e.isFold() || e.existsBelow());
            if (ends && e.temperature() >= last.temperature() && near(diagram, e, last)) {
                end = end == null || closer(e, end, last) ? e : end;
            }
        }
        if (end == null) {
            boolean outlives = last.temperature() >= diagram.hot() * (1 - 1e-9);
            double death = outlives ? Double.POSITIVE_INFINITY : last.temperature();
            return new Basin(id, first, birth, death, null, NONE);
        }
        return new Basin(
                id, first, birth, end.temperature(), end, parent(diagram, pieces, id, end));
    }

    private static boolean closer(BifurcationEvent e, BifurcationEvent than, BranchPoint p) {
        return distance(e.point(), p.point()) < distance(than.point(), p.point());
    }

    /** Whether an event lies within a step of the end of a run. */
    private static boolean near(BifurcationDiagram diagram, BifurcationEvent e, BranchPoint p) {
        return Math.abs(FastMath.log(e.temperature() / p.temperature())) < 0.2
                && distance(e.point(), p.point()) < 0.06 * diagram.box().size();
    }

    private static int parent(
            BifurcationDiagram diagram,
            List<List<BranchPoint>> pieces,
            int id,
            BifurcationEvent event) {
        double margin = 1e-3;
        for (BifurcationEvent other : diagram.events()) {
            double gap = 1 - other.temperature() / event.temperature();
            margin = gap > 1e-12 ? Math.min(margin, 0.5 * gap) : margin;
        }
        double epsilon = event.temperature() * (1 - margin);
        EntropyLandscape at = diagram.landscape().at(epsilon);
        List<double[]> minima = new ArrayList<>();
        List<Integer> owner = new ArrayList<>();
        for (int k = 0; k < pieces.size(); k++) {
            double[] x = place(pieces.get(k), epsilon, at, diagram.box().size());
            if (x != null) {
                minima.add(x);
                owner.add(k);
            }
        }
        DescentFlow flow = new DescentFlow(at, diagram.box(), minima);
        double gap = event.separation(epsilon);
        double[] v = event.nullVector();
        for (int side = -1; side <= 1; side += 2) {
            double[] x = event.point();
            for (int i = 0; i < x.length; i++) {
                x[i] += side * 1.5 * gap * v[i];
            }
            int reached = flow.follow(x);
            int taken = reached < 0 ? reached : owner.get(reached);
            if (taken != id) {
                return taken;
            }
        }
        return NONE;
    }

    /** The minimum of a run at {@code ε}; null if the run does not reach it. */
    private static double @Nullable [] place(
            List<BranchPoint> run, double epsilon, EntropyLandscape at, double size) {
        int next = 0;
        while (next < run.size() && run.get(next).temperature() < epsilon) {
            next++;
        }
        if (next == 0) {
            return null;
        }
        double[] x = NewtonStep.settle(at, run.get(next - 1).point(), 0.1 * size);
        boolean minimum = x.length > 0 && CriticalPoint.at(at, x).kind() == CriticalKind.MINIMUM;
        return minimum ? x : null;
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    /** Returns the basins in the order of their numbers. */
    public List<Basin> basins() {
        return basins;
    }

    /** Returns the basins that end, in rising order of {@code ε}. */
    public List<Basin> merges() {
        return basins.stream()
                .filter(b -> b.event() != null)
                .sorted(Comparator.comparingDouble(Basin::death))
                .toList();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Basin b : merges()) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "ε = %.6g: basin %d into %s%n",
                            b.death(),
                            b.id(),
                            name(b.parent())));
        }
        return text.toString();
    }

    private static String name(int parent) {
        return parent == NONE ? "the outside" : parent < 0 ? "undecided" : "basin " + parent;
    }
}
