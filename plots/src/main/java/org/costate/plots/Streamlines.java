package org.costate.plots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lines along a vector field, evenly spread: a new one starts in a cell that no line has crossed
 * and ends where another one runs [after Jobard and Lefer 1997]. Second order steps of a fixed
 * length on the page.
 */
final class Streamlines {

    private static final int CELLS = 24;
    private static final double STEP = 0.2 / CELLS;
    private static final int MOST_STEPS = 600;
    private static final double SHORTEST = 2.5 / CELLS;

    private final PlaneField field;
    private final int[][] owner = new int[CELLS][CELLS];
    private final List<double[][]> lines = new ArrayList<>();
    private final double[] direction = new double[2];

    private Streamlines(PlaneField field) {
        this.field = field;
    }

    /** Returns the lines as tables {@code {x, y}} in data coordinates, each along the field. */
    static List<double[][]> of(PlaneField field) {
        Streamlines streamlines = new Streamlines(field);
        int n = CELLS * CELLS;
        for (int k = 0; k < n; k++) {
            int cell = (int) ((k * 211L + n / 2 + CELLS / 2) % n); // 211 is prime to n
            if (streamlines.owner[cell / CELLS][cell % CELLS] == 0) {
                streamlines.start((cell % CELLS + 0.5) / CELLS, (cell / CELLS + 0.5) / CELLS);
            }
        }
        return streamlines.lines;
    }

    private void start(double s, double t) {
        int name = lines.size() + 1;
        List<double[]> back = trace(s, t, -1, name);
        List<double[]> forth = trace(s, t, 1, name);
        if ((back.size() + forth.size()) * STEP < SHORTEST) {
            for (int[] row : owner) {
                Arrays.setAll(row, j -> row[j] == name ? 0 : row[j]);
            }
            return;
        }
        double[][] line = new double[2][back.size() + forth.size() + 1];
        for (int i = 0; i < line[0].length; i++) {
            int k = i - back.size();
            double[] point =
                    k < 0 ? back.get(-k - 1) : k == 0 ? new double[] {s, t} : forth.get(k - 1);
            line[0][i] = field.bounds().xMin() + point[0] * field.bounds().width();
            line[1][i] = field.bounds().yMin() + point[1] * field.bounds().height();
        }
        lines.add(line);
    }

    private List<double[]> trace(double s0, double t0, int sign, int name) {
        List<double[]> points = new ArrayList<>();
        double s = s0;
        double t = t0;
        for (int k = 0; k < MOST_STEPS; k++) {
            if (!(field.relativeSpeed(s, t, direction) > 0) || !isFinite()) {
                break;
            }
            double halfS = s + sign * STEP / 2 * direction[0];
            double halfT = t + sign * STEP / 2 * direction[1];
            if (!(field.relativeSpeed(halfS, halfT, direction) > 0) || !isFinite()) {
                break;
            }
            s += sign * STEP * direction[0];
            t += sign * STEP * direction[1];
            boolean closed = k > 10 && Math.hypot(s - s0, t - t0) < 0.7 * STEP;
            if (!enter(s, t, name)) {
                break;
            }
            points.add(new double[] {s, t});
            if (closed) {
                break;
            }
        }
        return points;
    }

    private boolean isFinite() {
        return Double.isFinite(direction[0]) && Double.isFinite(direction[1]);
    }

    private boolean enter(double s, double t, int name) {
        if (!(s >= 0 && s < 1 && t >= 0 && t < 1)) {
            return false;
        }
        int row = (int) (t * CELLS);
        int column = (int) (s * CELLS);
        if (owner[row][column] != 0 && owner[row][column] != name) {
            return false;
        }
        owner[row][column] = name;
        return true;
    }
}
