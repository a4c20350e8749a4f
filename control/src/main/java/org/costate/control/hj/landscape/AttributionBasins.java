package org.costate.control.hj.landscape;

import java.util.List;
import org.costate.control.hj.UniformGrid;

/**
 * Two things that are both called basins of attribution, on a grid, kept apart.
 *
 * <p>The <em>cell</em> of an atom is where its {@code π_j} is largest: a power cell, whatever
 * {@code ε}. The <em>basin</em> of a minimum of the entropy is what flows down to it under {@code
 * −∇H}: it depends on {@code ε}, and unbounded or empty cells have none.
 */
public final class AttributionBasins {

    /** The label of a node from which the flow leaves the box. */
    public static final int OUTSIDE = DescentFlow.OUTSIDE;

    /** The label of a node whose path stalls: it lies on a ridge, to rounding. */
    public static final int UNDECIDED = DescentFlow.UNDECIDED;

    private final UniformGrid grid;
    private final CriticalPoints critical;
    private final int[] cell;
    private final int[] basin;

    private AttributionBasins(UniformGrid grid, CriticalPoints critical, int[] cell, int[] basin) {
        this.grid = grid;
        this.critical = critical;
        this.cell = cell;
        this.basin = basin;
    }

    /** Returns both labels on {@code nodes ≥ 3} nodes along each side of a box. */
    public static AttributionBasins of(EntropyLandscape landscape, SearchBox box, int nodes) {
        int[] counts = new int[box.dimension()];
        java.util.Arrays.fill(counts, nodes);
        UniformGrid grid = UniformGrid.of(box.lower(), box.upper(), counts);
        CriticalPoints critical = CriticalPoints.of(landscape, box);
        List<double[]> minima =
                critical.of(CriticalKind.MINIMUM).stream().map(CriticalPoint::point).toList();
        DescentFlow flow = new DescentFlow(landscape, box, minima);
        int[] cell = new int[grid.size()];
        int[] basin = new int[grid.size()];
        for (int k = 0; k < cell.length; k++) {
            double[] x = grid.node(k);
            double[] logPi = landscape.logWeights(x, landscape.temperature()).logPi();
            for (int j = 1; j < logPi.length; j++) {
                cell[k] = logPi[j] > logPi[cell[k]] ? j : cell[k];
            }
            basin[k] = flow.follow(x);
        }
        return new AttributionBasins(grid, critical, cell, basin);
    }

    /** Returns the grid. */
    public UniformGrid grid() {
        return grid;
    }

    /** Returns the minima, in the order of their labels. */
    public List<CriticalPoint> minima() {
        return critical.of(CriticalKind.MINIMUM);
    }

    /** Returns the critical points the labels rest on. */
    public CriticalPoints criticalPoints() {
        return critical;
    }

    /** Returns the atom that leads at each node, fresh. */
    public int[] cells() {
        return cell.clone();
    }

    /** Returns the minimum each node flows to, {@link #OUTSIDE} or {@link #UNDECIDED}, fresh. */
    public int[] basins() {
        return basin.clone();
    }

    /** Returns the part of the box that flows to a minimum, or out, by counting nodes. */
    public double share(int label) {
        int count = 0;
        for (int b : basin) {
            count += b == label ? 1 : 0;
        }
        return (double) count / basin.length;
    }
}
