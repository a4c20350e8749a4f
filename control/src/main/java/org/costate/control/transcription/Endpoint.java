package org.costate.control.transcription;

/**
 * An end of the horizon: a given time, or a free one with a first guess and bounds.
 *
 * @param time the time, or its guess
 * @param lower the least value allowed; {@code time} itself if fixed
 * @param upper the greatest value allowed; {@code time} itself if fixed
 */
record Endpoint(double time, double lower, double upper) {

    Endpoint {
        if (!Double.isFinite(time) || !(lower <= time) || !(time <= upper)) {
            throw new IllegalArgumentException(
                    "PROBLEM-02: end time "
                            + time
                            + " is not a finite number in ["
                            + lower
                            + ", "
                            + upper
                            + "]");
        }
    }

    static Endpoint at(double time) {
        return new Endpoint(time, time, time);
    }

    static Endpoint freeNear(double guess) {
        return new Endpoint(guess, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    boolean isFree() {
        return lower < upper;
    }

    /** Returns this end with another guess, brought within its bounds. */
    Endpoint guessing(double guess) {
        return new Endpoint(Math.max(lower, Math.min(upper, guess)), lower, upper);
    }

    /** Returns this end kept within an interval as well. */
    Endpoint within(double low, double high) {
        double l = Math.max(lower, low);
        double u = Math.min(upper, high);
        return new Endpoint(Math.max(l, Math.min(u, time)), l, u);
    }

    /** Returns this end in the unit {@code scale}. */
    Endpoint per(double scale) {
        return new Endpoint(time / scale, lower / scale, upper / scale);
    }
}
