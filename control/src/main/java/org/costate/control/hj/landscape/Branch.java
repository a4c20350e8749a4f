package org.costate.control.hj.landscape;

import java.util.List;

/**
 * A connected curve of critical points {@code (x, ε)} as traced, through its folds.
 *
 * @param points in the order of arc length
 * @param end why tracing stopped
 */
public record Branch(List<BranchPoint> points, End end) {

    /** Why tracing stopped. */
    public enum End {
        /** {@code ε} reached the lower end of its range. */
        COLD,
        /** {@code ε} reached the upper end of its range. */
        HOT,
        /** The critical point left the box. */
        LEFT_BOX,
        /** The curve came back to where it began. */
        CLOSED,
        /** The step fell below its limit: the curve is lost here. */
        STEP_UNDERFLOW,
        /** The budget of steps is spent. */
        MAX_STEPS
    }

    /** Copies the points. */
    public Branch {
        points = List.copyOf(points);
    }

    /** Returns the first point. */
    public BranchPoint first() {
        return points.get(0);
    }

    /** Returns the last point. */
    public BranchPoint last() {
        return points.get(points.size() - 1);
    }

    /** Says whether the whole curve in its range was followed. */
    public boolean isWhole() {
        return end != End.STEP_UNDERFLOW && end != End.MAX_STEPS;
    }
}
