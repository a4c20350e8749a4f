package org.costate.control.hj.landscape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.costate.control.hj.LseLayer;

/**
 * The power diagram of a layer on the plane: the cells {@code {x : z_j(x) ≥ z_i(x) ∀i}} as
 * polygons, with their vertices and edges. The skeleton of the entropy as {@code ε → 0}.
 *
 * <p>For small {@code ε} and in general position, maxima of the entropy sit on the vertices,
 * saddles on bounded edges and minima in bounded cells, whence {@code V − E + F = 1}. A cell can be
 * empty or unbounded: then its atom never has a basin.
 *
 * <p>Each cell is a large square cut by {@code N − 1} half planes, {@code O(N²)} cuts in all;
 * vertices are computed from their two bisectors, so the square costs no precision. What lies
 * further out than {@code 10⁷} times the reach of the data counts as infinite.
 */
public final class PowerDiagram {

    private static final double FAR = 1e7;
    private static final double SAME = 1e-9;

    private final List<Cell> cells;
    private final List<Vertex> vertices;
    private final List<Edge> edges;

    /** A point of the plane. */
    public record Point(double x, double y) {}

    /**
     * The cell of an atom; its polygon, in positive order, is cut to the box of the diagram.
     *
     * @param atom index from 0
     * @param polygon empty if the cell, or its part in the box, is
     * @param neighbours atoms that share an edge of positive length, in rising order
     * @param isEmpty whether the cell has no interior anywhere
     * @param isBounded whether it is bounded and not empty
     */
    public record Cell(
            int atom,
            List<Point> polygon,
            List<Integer> neighbours,
            boolean isEmpty,
            boolean isBounded) {

        /** Returns the area of the polygon. */
        public double area() {
            double twice = 0;
            for (int k = 0; k < polygon.size(); k++) {
                Point p = polygon.get(k);
                Point q = polygon.get((k + 1) % polygon.size());
                twice += p.x * q.y - p.y * q.x;
            }
            return twice / 2;
        }
    }

    /**
     * A point where three cells or more meet.
     *
     * @param place where
     * @param atoms the atoms tied for the lead, in rising order
     */
    public record Vertex(Point place, List<Integer> atoms) {}

    /**
     * A wall of two cells.
     *
     * @param first the lower atom
     * @param second the higher atom
     * @param isBounded whether it has two ends
     */
    public record Edge(int first, int second, boolean isBounded) {}

    private PowerDiagram(List<Cell> cells, List<Vertex> vertices, List<Edge> edges) {
        this.cells = List.copyOf(cells);
        this.vertices = List.copyOf(vertices);
        this.edges = List.copyOf(edges);
    }

    /**
     * Returns the diagram of a layer on the plane, polygons cut to a box.
     *
     * @throws IllegalArgumentException if {@code d ≠ 2}
     */
    public static PowerDiagram of(LseLayer layer, SearchBox box) {
        Check.dimension("each weight row", layer.dimension(), 2);
        Check.dimension("box", box.dimension(), 2);
        return new Builder(layer, box).build();
    }

    /** Returns a cell for each atom, in their order. */
    public List<Cell> cells() {
        return cells;
    }

    /** Returns all vertices, also those outside the box. */
    public List<Vertex> vertices() {
        return vertices;
    }

    /** Returns all edges, bounded or not. */
    public List<Edge> edges() {
        return edges;
    }

    /** Returns the number of bounded edges. */
    public long boundedEdges() {
        return edges.stream().filter(Edge::isBounded).count();
    }

    /** Returns the number of bounded cells. */
    public long boundedCells() {
        return cells.stream().filter(Cell::isBounded).count();
    }

    /** Lines {@code a x + b y + c ≥ 0}, and polygons whose sides know their lines. */
    private static final class Builder {
        private final double[][] w;
        private final double[] b;
        private final SearchBox box;
        private final double reach;
        private final List<Corner> corners = new ArrayList<>();
        private final TreeMap<List<Integer>, Boolean> walls = new TreeMap<>(Builder::compare);

        private record Corner(double[] place, int[] atoms) {}

        Builder(LseLayer layer, SearchBox box) {
            this.w = layer.weights();
            this.b = layer.biases();
            this.box = box;
            double size = box.size() + Math.abs(box.lower()[0]) + Math.abs(box.lower()[1]);
            this.reach = FAR * size;
        }

        private static int compare(List<Integer> p, List<Integer> q) {
            int first = Integer.compare(p.get(0), q.get(0));
            return first != 0 ? first : Integer.compare(p.get(1), q.get(1));
        }

        PowerDiagram build() {
            List<Cell> cells = new ArrayList<>();
            for (int j = 0; j < b.length; j++) {
                cells.add(cell(j));
            }
            List<Edge> edges = new ArrayList<>();
            walls.forEach((key, bounded) -> edges.add(new Edge(key.get(0), key.get(1), bounded)));
            return new PowerDiagram(cells, merged(), edges);
        }

        private Cell cell(int j) {
            Polygon polygon = Polygon.square(reach);
            for (int i = 0; i < b.length && !polygon.isEmpty(); i++) {
                if (i != j) {
                    double[] line = {w[j][0] - w[i][0], w[j][1] - w[i][1], b[j] - b[i]};
                    if (line[0] == 0 && line[1] == 0) {
                        boolean loses = line[2] < 0 || line[2] == 0 && i < j;
                        polygon = loses ? Polygon.empty() : polygon;
                    } else {
                        polygon = polygon.cut(line, i);
                    }
                }
            }
            boolean bounded = !polygon.isEmpty() && record(j, polygon);
            boolean empty = polygon.isEmpty();
            List<Integer> neighbours =
                    polygon.longSides(SAME * box.size()).stream()
                            .filter(i -> i >= 0)
                            .sorted()
                            .toList();
            return new Cell(j, clipped(polygon).points(), neighbours, empty, bounded);
        }

        /** Notes vertices and edges; says whether the cell is bounded. */
        private boolean record(int j, Polygon polygon) {
            boolean bounded = true;
            List<Integer> walled = polygon.longSides(SAME * box.size());
            for (int k = 0; k < polygon.size(); k++) {
                int before = polygon.label(k - 1);
                int after = polygon.label(k);
                bounded &= after >= 0;
                if (before >= 0 && after >= 0) {
                    corners.add(new Corner(polygon.vertex(k), new int[] {j, before, after}));
                }
                if (after >= 0 && walled.contains(after)) {
                    boolean ends = before >= 0 && polygon.label(k + 1) >= 0;
                    walls.putIfAbsent(List.of(Math.min(j, after), Math.max(j, after)), ends);
                }
            }
            return bounded;
        }

        private Polygon clipped(Polygon polygon) {
            double[] lower = box.lower();
            double[] upper = box.upper();
            return polygon.cut(new double[] {1, 0, -lower[0]}, -1)
                    .cut(new double[] {-1, 0, upper[0]}, -1)
                    .cut(new double[] {0, 1, -lower[1]}, -1)
                    .cut(new double[] {0, -1, upper[1]}, -1);
        }

        private List<Vertex> merged() {
            List<Vertex> merged = new ArrayList<>();
            boolean[] used = new boolean[corners.size()];
            for (int k = 0; k < used.length; k++) {
                if (used[k]) {
                    continue;
                }
                double[] p = corners.get(k).place;
                double near = SAME * (box.size() + Math.abs(p[0]) + Math.abs(p[1]));
                var atoms = new java.util.TreeSet<Integer>();
                for (int m = k; m < used.length; m++) {
                    double[] q = corners.get(m).place;
                    if (Math.abs(p[0] - q[0]) < near && Math.abs(p[1] - q[1]) < near) {
                        used[m] = true;
                        Arrays.stream(corners.get(m).atoms).forEach(atoms::add);
                    }
                }
                merged.add(new Vertex(new Point(p[0], p[1]), List.copyOf(atoms)));
            }
            return merged;
        }
    }
}
