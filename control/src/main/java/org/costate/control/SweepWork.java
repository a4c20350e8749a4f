package org.costate.control;

/**
 * What a gradient cost.
 *
 * @param evaluations of the velocity {@code f}, those of rejected steps among them
 * @param pullBacks of {@code (∂f/∂x)ᵀ, (∂f/∂u)ᵀ}
 * @param storedStates the most states kept at once for the way back
 * @param repeatedSteps steps evaluated again on the way back
 * @param rejectedSteps trial steps that step control discarded
 * @param bytes memory of the stored states and what is kept with them, in bytes
 */
public record SweepWork(
        long evaluations,
        long pullBacks,
        long storedStates,
        long repeatedSteps,
        long rejectedSteps,
        long bytes) {

    /** No work at all. */
    public static final SweepWork NONE = new SweepWork(0, 0, 0, 0, 0, 0);

    /** Returns the work of one gradient after another: work adds up, peaks do not. */
    public SweepWork then(SweepWork next) {
        return new SweepWork(
                evaluations + next.evaluations,
                pullBacks + next.pullBacks,
                Math.max(storedStates, next.storedStates),
                repeatedSteps + next.repeatedSteps,
                rejectedSteps + next.rejectedSteps,
                Math.max(bytes, next.bytes));
    }
}
