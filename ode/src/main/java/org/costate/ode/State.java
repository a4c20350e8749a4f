package org.costate.ode;

import java.util.Arrays;

/**
 * A point {@code x} of the state space {@code ℝⁿ}.
 *
 * <p>Immutable; all coordinates are finite.
 */
public final class State {

    private final double[] coordinates;

    private State(double[] coordinates) {
        this.coordinates = coordinates;
    }

    /**
     * Returns the state with the given coordinates.
     *
     * @param coordinates {@code n ≥ 1} finite numbers
     * @throws IllegalArgumentException if there are none or one is not finite
     */
    public static State of(double... coordinates) {
        return new State(Coordinates.checked("state", coordinates));
    }

    /** Returns {@code n}. */
    public int dimension() {
        return coordinates.length;
    }

    /** Returns coordinate {@code i}, counted from 0. */
    public double get(int i) {
        return coordinates[i];
    }

    /** Returns a fresh array of the coordinates. */
    public double[] toArray() {
        return coordinates.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof State that && Arrays.equals(coordinates, that.coordinates);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(coordinates);
    }

    @Override
    public String toString() {
        return Coordinates.print(coordinates);
    }
}
