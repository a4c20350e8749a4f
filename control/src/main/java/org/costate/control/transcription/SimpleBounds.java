package org.costate.control.transcription;

import java.util.SplittableRandom;
import org.costate.control.SmoothMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows {@code g = a v_i + c ≤ 0} of path constraints that bound one state or control, taken out
 * as bounds: they hold at the nodes too, and need no slack.
 */
final class SimpleBounds {

    private static final int SAMPLES = 4;
    private static final double SAME = 1e-12;

    private final SmoothMap walls;
    private final int states;
    private final int[] input;
    private final double[] slope;
    private final double[] offset;
    private final int others;

    private SimpleBounds(SmoothMap walls, int states) {
        this.walls = walls;
        this.states = states;
        int rows = walls.outputs();
        input = new int[rows];
        slope = new double[rows];
        offset = new double[rows];
        double[][] dy = new double[rows][walls.inputs()];
        double[] y = new double[rows];
        SplittableRandom random = new SplittableRandom(3);
        for (int s = 0; s < SAMPLES; s++) {
            double[] v = new double[walls.inputs()];
            for (int i = 0; i < v.length; i++) {
                v[i] = 0.3 + random.nextDouble();
            }
            walls.jacobian(v, y, dy);
            for (int r = 0; r < rows; r++) {
                look(r, v, y[r], dy[r], s == 0);
            }
        }
        int count = 0;
        for (int i : input) {
            count += i < 0 ? 1 : 0;
        }
        others = count;
    }

    static SimpleBounds of(SmoothMap walls, int states) {
        return new SimpleBounds(walls, states);
    }

    /** Keeps {@code input[r]} while row {@code r} looks like {@code a v_i + c}; else −1. */
    private void look(int r, double[] v, double y, double[] dy, boolean first) {
        int only = -1;
        int count = 0;
        for (int i = 0; i < dy.length; i++) {
            if (dy[i] != 0) {
                only = i;
                count++;
            }
        }
        boolean simple = count == 1 && only > 0 && Double.isFinite(y);
        double c = simple ? y - dy[only] * v[only] : 0;
        if (first) {
            input[r] = simple ? only : -1;
            slope[r] = simple ? dy[only] : 0;
            offset[r] = c;
        } else if (!simple
                || input[r] != only
                || Math.abs(slope[r] - dy[only]) > SAME * Math.abs(slope[r])
                || Math.abs(offset[r] - c) > SAME * (1 + Math.abs(c))) {
            input[r] = -1;
        }
    }

    /** Returns a problem with these bounds as well as its own. */
    BolzaProblem tighten(BolzaProblem problem) {
        double[][] x = {problem.stateLower(), problem.stateUpper()};
        double[][] u = {problem.controlLower(), problem.controlUpper()};
        for (int r = 0; r < input.length; r++) {
            if (input[r] > 0) {
                double[][] of = input[r] <= states ? x : u;
                int i = input[r] <= states ? input[r] - 1 : input[r] - 1 - states;
                double bound = -offset[r] / slope[r];
                if (slope[r] > 0) {
                    of[1][i] = Math.min(of[1][i], bound);
                } else {
                    of[0][i] = Math.max(of[0][i], bound);
                }
            }
        }
        return problem.boundingState(x[0], x[1]).boundingControl(u[0], u[1]);
    }

    /** Returns the rows that are no bounds; null if there are none. */
    @Nullable SmoothMap rest() {
        if (others == 0) {
            return null;
        }
        int[] rows = new int[others];
        int count = 0;
        for (int r = 0; r < input.length; r++) {
            if (input[r] < 0) {
                rows[count++] = r;
            }
        }
        return new SelectedRows(walls, rows);
    }
}
