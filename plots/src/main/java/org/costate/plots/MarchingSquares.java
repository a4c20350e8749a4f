package org.costate.plots;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The zero level of a function on a rectangular grid of nodes, as polylines: on every edge whose
 * ends differ in sign, one point by linear interpolation; second order in the cell size. A cell
 * with a corner that is not finite is left out. Points of the result are grid coordinates (column,
 * row).
 */
final class MarchingSquares {

    private final double[][] f;
    private final Map<Long, List<Long>> neighbours = new HashMap<>();
    private final Map<Long, double[]> points = new HashMap<>();

    private MarchingSquares(double[][] f) {
        this.f = f;
    }

    /** Returns the polylines as tables {@code {columns, rows}}; a closed one repeats its start. */
    static List<double[][]> zeroLevel(double[][] f) {
        MarchingSquares squares = new MarchingSquares(f);
        for (int i = 0; i + 1 < f.length; i++) {
            for (int j = 0; j + 1 < f[i].length; j++) {
                squares.cell(i, j);
            }
        }
        return squares.chains();
    }

    private void cell(int i, int j) {
        double centre = (f[i][j] + f[i][j + 1] + f[i + 1][j] + f[i + 1][j + 1]) / 4;
        if (!Double.isFinite(centre)) {
            return;
        }
        List<Long> cut = new ArrayList<>();
        addCut(cut, i, j, false);
        addCut(cut, i, j + 1, true);
        addCut(cut, i + 1, j, false);
        addCut(cut, i, j, true);
        if (cut.size() == 2) {
            connect(cut.get(0), cut.get(1));
        } else if (cut.size() == 4) {
            boolean cornerLikeCentre = f[i][j] > 0 == centre > 0;
            connect(cut.get(0), cut.get(cornerLikeCentre ? 1 : 3));
            connect(cut.get(2), cut.get(cornerLikeCentre ? 3 : 1));
        }
    }

    /** Adds the edge that leaves node (i, j) along the columns or up the rows, if it is cut. */
    private void addCut(List<Long> cut, int i, int j, boolean up) {
        double a = f[i][j];
        double b = up ? f[i + 1][j] : f[i][j + 1];
        if (a > 0 != b > 0) {
            long edge = 2L * ((long) i * f[0].length + j) + (up ? 1 : 0);
            double t = a / (a - b);
            points.put(edge, new double[] {up ? j : j + t, up ? i + t : i});
            cut.add(edge);
        }
    }

    private void connect(long a, long b) {
        neighbours.computeIfAbsent(a, k -> new ArrayList<>(2)).add(b);
        neighbours.computeIfAbsent(b, k -> new ArrayList<>(2)).add(a);
    }

    private List<double[][]> chains() {
        List<double[][]> chains = new ArrayList<>();
        List<Long> edges = new ArrayList<>(neighbours.keySet());
        edges.sort(null);
        for (long edge : edges) {
            if (neighbours.get(edge).size() == 1) {
                chains.add(follow(edge));
            }
        }
        for (long edge : edges) {
            if (!neighbours.get(edge).isEmpty()) {
                chains.add(follow(edge));
            }
        }
        chains.removeIf(chain -> chain[0].length < 2);
        return chains;
    }

    private double[][] follow(long start) {
        List<double[]> path = new ArrayList<>();
        long at = start;
        path.add(points.get(at));
        while (!neighbours.get(at).isEmpty()) {
            long next = neighbours.get(at).remove(0);
            neighbours.get(next).remove(Long.valueOf(at));
            at = next;
            path.add(points.get(at));
        }
        return new double[][] {
            path.stream().mapToDouble(p -> p[0]).toArray(),
            path.stream().mapToDouble(p -> p[1]).toArray()
        };
    }
}
