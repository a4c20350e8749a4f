package org.costate.control.hj.landscape;

import java.util.ArrayList;
import java.util.List;

/**
 * A convex polygon in positive order; side {@code k} leads from vertex {@code k} to the next, lies
 * on a line {@code ax + by + c = 0} and carries the label of that line, negative for a frame.
 */
final class Polygon {

    private record Side(double[] start, double[] line, int label) {}

    private final List<Side> sides;

    private Polygon(List<Side> sides) {
        this.sides = sides;
    }

    static Polygon empty() {
        return new Polygon(List.of());
    }

    static Polygon square(double r) {
        return new Polygon(
                List.of(
                        new Side(new double[] {-r, -r}, new double[] {0, 1, r}, -1),
                        new Side(new double[] {r, -r}, new double[] {-1, 0, r}, -2),
                        new Side(new double[] {r, r}, new double[] {0, -1, r}, -3),
                        new Side(new double[] {-r, r}, new double[] {1, 0, r}, -4)));
    }

    boolean isEmpty() {
        return sides.isEmpty();
    }

    int size() {
        return sides.size();
    }

    private Side side(int k) {
        return sides.get(Math.floorMod(k, sides.size()));
    }

    double[] vertex(int k) {
        return side(k).start;
    }

    int label(int k) {
        return side(k).label;
    }

    /** Returns the labels of sides longer than a length. */
    List<Integer> longSides(double length) {
        List<Integer> labels = new ArrayList<>();
        for (int k = 0; k < sides.size(); k++) {
            double[] p = vertex(k);
            double[] q = vertex(k + 1);
            if (Math.hypot(p[0] - q[0], p[1] - q[1]) > length) {
                labels.add(label(k));
            }
        }
        return labels;
    }

    List<PowerDiagram.Point> points() {
        return sides.stream().map(s -> new PowerDiagram.Point(s.start[0], s.start[1])).toList();
    }

    /** Returns the part where {@code line ≥ 0}; the new side carries the label. */
    Polygon cut(double[] line, int label) {
        List<Side> kept = new ArrayList<>();
        int n = sides.size();
        for (int k = 0; k < n; k++) {
            Side side = side(k);
            double here = value(line, side.start);
            double next = value(line, vertex(k + 1));
            if (here >= 0) {
                kept.add(side);
                if (next < 0 && here > 0) {
                    kept.add(new Side(meet(side.line, line, side.start), line, label));
                } else if (next < 0) {
                    kept.remove(kept.size() - 1);
                    kept.add(new Side(side.start, line, label));
                }
            } else if (next > 0) {
                kept.add(new Side(meet(side.line, line, vertex(k + 1)), side.line, side.label));
            }
        }
        return kept.size() < 3 ? empty() : new Polygon(kept);
    }

    private static double value(double[] line, double[] p) {
        return line[0] * p[0] + line[1] * p[1] + line[2];
    }

    /** The common point of two lines; the fallback if they are parallel to rounding. */
    private static double[] meet(double[] p, double[] q, double[] fallback) {
        double det = p[0] * q[1] - p[1] * q[0];
        if (det == 0) {
            return fallback;
        }
        return new double[] {(p[1] * q[2] - q[1] * p[2]) / det, (q[0] * p[2] - p[0] * q[2]) / det};
    }
}
