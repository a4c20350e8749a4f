package org.costate.control.solve;

import java.util.List;
import org.costate.ode.SolverStatus;

/**
 * A curve of extremals over a constant of a problem.
 *
 * @param points in the order they were met
 * @param turningPoints values at which the constant turns back
 * @param status {@code OPTIMAL} if the target was reached
 * @param message what happened
 */
public record ContinuationPath(
        List<Point> points, List<Double> turningPoints, SolverStatus status, String message) {

    /**
     * An extremal on the way.
     *
     * @param value of the constant
     * @param objective in the user's sense
     */
    public record Point(double value, double objective, Extremal extremal, double[] multipliers) {}

    /** Copies the lists. */
    public ContinuationPath {
        points = List.copyOf(points);
        turningPoints = List.copyOf(turningPoints);
    }

    /** Returns the last point. */
    public Point last() {
        return points.get(points.size() - 1);
    }
}
