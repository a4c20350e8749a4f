package org.costate.control.solve;

/**
 * The time interval of a problem, whose ends may be free.
 *
 * @param start {@code t₀}, or a guess of it
 * @param end {@code t_f}, or a guess of it
 * @param freeStart whether {@code t₀} is to be found
 * @param freeEnd whether {@code t_f} is to be found
 */
public record Horizon(double start, double end, boolean freeStart, boolean freeEnd) {

    /**
     * Checks the interval.
     *
     * @throws IllegalArgumentException if it is empty or not finite
     */
    public Horizon {
        if (!Double.isFinite(start) || !Double.isFinite(end)) {
            throw new IllegalArgumentException(
                    "PROBLEM-02: the horizon is ["
                            + start
                            + ", "
                            + end
                            + "], expected finite times");
        }
        if (start == end) {
            throw new IllegalArgumentException(
                    "PROBLEM-02: final time "
                            + end
                            + " equals start time "
                            + start
                            + "; nothing to integrate. Try: a later final time, or a free one");
        }
    }

    /** Returns a fixed interval. */
    public static Horizon fixed(double start, double end) {
        return new Horizon(start, end, false, false);
    }

    /** Returns an interval with a fixed start and a free end. */
    public static Horizon freeEnd(double start, double guess) {
        return new Horizon(start, guess, false, true);
    }
}
