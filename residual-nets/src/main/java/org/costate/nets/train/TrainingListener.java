package org.costate.nets.train;

/** Told of every epoch as it ends, and of every step. */
@FunctionalInterface
public interface TrainingListener {

    /** Called after each epoch, on the training thread. */
    void epochEnded(EpochRecord record, int epochs);

    /**
     * Called after each step of the descent, on the training thread.
     *
     * @param step counted from 1 over the whole training
     * @param weights {@code θ} after it, lent for the call: copy what you keep
     */
    default void stepped(int step, double[] weights) {}

    /** Returns a listener that does nothing. */
    static TrainingListener none() {
        return (record, epochs) -> {};
    }
}
