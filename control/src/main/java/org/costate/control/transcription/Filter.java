package org.costate.control.transcription;

import java.util.ArrayList;
import java.util.List;

/**
 * The pairs (violation, cost) that later points must not be dominated by [Fletcher, Leyffer 2002].
 */
final class Filter {

    private static final double LESS_VIOLATION = 1e-5;
    private static final double LESS_COST = 1e-8;

    private final List<double[]> corners = new ArrayList<>();
    private double ceiling = Double.POSITIVE_INFINITY;

    /** Forgets everything but a ceiling on the violation. */
    void clear(double violationCeiling) {
        corners.clear();
        ceiling = violationCeiling;
    }

    void add(double violation, double cost) {
        double theta = (1 - LESS_VIOLATION) * violation;
        double phi = cost - LESS_COST * violation;
        corners.removeIf(c -> c[0] >= theta && c[1] >= phi);
        corners.add(new double[] {theta, phi});
    }

    boolean accepts(double violation, double cost) {
        if (violation > ceiling) {
            return false;
        }
        for (double[] c : corners) {
            if (violation >= c[0] && cost >= c[1]) {
                return false;
            }
        }
        return true;
    }

    /** Says whether a point improves on another in one of the two. */
    static boolean improves(double violation, double cost, double oldViolation, double oldCost) {
        double rounding = 1e-14 * Math.abs(oldCost);
        return violation <= (1 - LESS_VIOLATION) * oldViolation
                || cost - oldCost <= -LESS_COST * oldViolation + rounding;
    }
}
