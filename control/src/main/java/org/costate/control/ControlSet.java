package org.costate.control;

import java.util.List;
import java.util.SplittableRandom;

/**
 * The set {@code U} in which a control lives; closed and, but for finite sets, convex.
 *
 * <p>Its shape decides how {@code H} is maximised: a linear {@code H} has a maximiser on a bounded
 * set only, on a box it is bang-bang.
 */
public sealed interface ControlSet permits AllControls, Box, Ball, Simplex, FiniteSet {

    /** Says whether {@code u} lies in the set, up to a distance. */
    boolean contains(double[] u, double tolerance);

    /** Replaces {@code u} by the nearest point of the set. */
    void project(double[] u);

    /** Writes a random point; every part of the set is met, an unbounded set near the origin. */
    void sample(SplittableRandom random, double[] u);

    /** Says whether the set is bounded. */
    boolean isBounded();

    /**
     * Returns the points that a linear function needs to be compared at; empty if the set has none
     * or too many.
     *
     * @param m the dimension of the control
     */
    List<double[]> vertices(int m);

    /**
     * Returns this set for {@code m} controls: one interval serves all of them.
     *
     * @throws IllegalArgumentException PROBLEM-01 if it has another dimension
     */
    ControlSet ofDimension(int m);

    /** Returns {@code ℝᵐ}. */
    static ControlSet all() {
        return AllControls.ALL;
    }

    /** Returns {@code lower ≤ u_j ≤ upper} for every control; bounds may be infinite. */
    static Box box(double lower, double upper) {
        return Box.of(new double[] {lower}, new double[] {upper});
    }

    /**
     * Returns {@code lower_j ≤ u_j ≤ upper_j}; bounds may be infinite.
     *
     * @throws IllegalArgumentException CONFIG-05 if a lower bound lies above its upper bound
     */
    static Box box(double[] lower, double[] upper) {
        return Box.of(lower, upper);
    }

    /** Returns {@code |u| ≤ radius}. */
    static ControlSet ball(double radius) {
        return new Ball(radius);
    }

    /** Returns {@code u ≥ 0, Σ u_j = 1}. */
    static ControlSet simplex() {
        return Simplex.STANDARD;
    }

    /** Returns a set of that many points. */
    static ControlSet finite(double[]... points) {
        return FiniteSet.of(points);
    }
}
