package org.costate.nets.train;

/** Told of every epoch as it ends. */
@FunctionalInterface
public interface TrainingListener {

    /** Called after each epoch, on the training thread. */
    void epochEnded(EpochRecord record, int epochs);

    /** Returns a listener that does nothing. */
    static TrainingListener none() {
        return (record, epochs) -> {};
    }
}
