package org.costate.nets.train;

import java.util.List;

/**
 * A finished training.
 *
 * @param weights the weights kept: the best on validation if there was one, else the last good ones
 * @param history one record an epoch
 * @param bestEpoch the epoch the weights are from, counted from 1; 0 for the initial weights
 * @param status how it ended
 * @param message what happened, in a sentence
 * @param seconds time spent training
 */
public record Training(
        double[] weights,
        List<EpochRecord> history,
        int bestEpoch,
        Status status,
        String message,
        double seconds) {

    /** How a training ends. */
    public enum Status {
        /** All epochs were run. */
        COMPLETED,
        /** The validation cost stopped falling. */
        STOPPED_EARLY,
        /** L-BFGS met a gradient below rounding or found no lower point. */
        CONVERGED,
        /** It ran to its end, and the loss it ended with is above the one it began with. */
        NOT_IMPROVED,
        /** Cost or gradient left the finite numbers; the last good weights are kept. */
        NON_FINITE
    }

    /**
     * Returns the last record.
     *
     * @throws IllegalStateException if no epoch was completed
     */
    public EpochRecord last() {
        if (history.isEmpty()) {
            throw new IllegalStateException("no epoch was completed: " + message);
        }
        return history.get(history.size() - 1);
    }
}
