package org.costate.nets.train;

/**
 * What one epoch left behind.
 *
 * @param epoch counted from 1
 * @param rate the rate at its last step
 * @param batchCost mean cost over its batches, as they were met, running costs included
 * @param trainLoss mean loss on the training ensemble after it
 * @param trainAccuracy share of right classes on it; NaN for real targets
 * @param validationLoss mean loss on the validation ensemble; NaN without one
 * @param validationAccuracy share of right classes on it; NaN without one
 * @param gradientNorm mean norm of the gradient over its batches, before clipping
 * @param costateNorm {@code |p_k|} by layer, root mean square over the watched samples
 * @param hamiltonian {@code H_k} by layer, mean over the watched samples
 * @param step what a method that sees the whole ensemble says of its step
 * @param seconds time since training began, reports included
 */
public record EpochRecord(
        int epoch,
        double rate,
        double batchCost,
        double trainLoss,
        double trainAccuracy,
        double validationLoss,
        double validationAccuracy,
        double gradientNorm,
        double[] costateNorm,
        double[] hamiltonian,
        StepRecord step,
        double seconds) {}
