package org.costate.control;

/**
 * What of the forward sweep is kept for the backward one.
 *
 * <pre>
 *                      states             steps evaluated again
 *   all()              N s + 1            0
 *   revolve(c)         c + s + 1          t(N, c) = r N − C(c + r, c + 1)
 *   squareRoot()       2√N + s            about 2 N
 *   reversible()       1                  N, backward, rounding apart
 * </pre>
 *
 * <p>{@code N} steps of {@code s} stages, {@code r} minimal with {@code C(c + r, c) ≥ N}. The first
 * three give the same bits; the last one undoes steps instead of repeating them, which costs a
 * rounding each.
 */
public sealed interface SweepStorage {

    /** Every stage state and record: nothing is evaluated again. */
    record All() implements SweepStorage {

        @Override
        public String toString() {
            return "all";
        }
    }

    /** One state; earlier ones are rebuilt by inverse steps. */
    record Reversible() implements SweepStorage {

        @Override
        public String toString() {
            return "reversible";
        }
    }

    /** Every {@code ⌈√N⌉}-th state, and those of one such stretch. */
    record SquareRoot() implements SweepStorage {

        @Override
        public String toString() {
            return "square-root";
        }
    }

    /**
     * The binomial schedule: fewest steps again for the states kept.
     *
     * @param snapshots the states kept between steps, the initial one among them
     */
    record Revolve(int snapshots) implements SweepStorage {

        /** Checks the range. */
        public Revolve {
            if (snapshots < 1) {
                throw new IllegalArgumentException(
                        "got "
                                + snapshots
                                + " snapshots, revolve needs 1 or more: the initial state is one");
            }
        }

        @Override
        public String toString() {
            return "revolve(" + snapshots + ")";
        }
    }

    /** Returns the storage of everything: {@code O(N s)} memory. */
    static SweepStorage all() {
        return new All();
    }

    /** Returns the storage of one state: {@code O(1)} memory, for splittings only. */
    static SweepStorage reversible() {
        return new Reversible();
    }

    /** Returns the storage of about {@code 2√N} states, as {@link CheckpointSchedule} says. */
    static SweepStorage squareRoot() {
        return new SquareRoot();
    }

    /**
     * Returns the storage of a number of snapshots, by the optimal {@link CheckpointSchedule}.
     *
     * @throws IllegalArgumentException if there is not even one
     */
    static SweepStorage revolve(int snapshots) {
        return new Revolve(snapshots);
    }
}
