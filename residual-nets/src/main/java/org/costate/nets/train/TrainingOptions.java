package org.costate.nets.train;

/**
 * How a network is trained.
 *
 * @param epochs passes over the ensemble
 * @param batch samples of a mini-batch; 0 means the whole ensemble
 * @param optimiser the descent rule
 * @param rate the base rate {@code η}
 * @param schedule how the rate changes
 * @param clip the largest norm a gradient may have; 0 means any
 * @param inputNoise standard deviation of Gaussian noise on the inputs of each batch
 * @param patience epochs without a better validation cost before stopping; 0 means never
 * @param watched samples looked at layer by layer after each epoch; 0 for none
 * @param seed the seed of shuffling and noise
 */
public record TrainingOptions(
        int epochs,
        int batch,
        Optimiser optimiser,
        double rate,
        Schedule schedule,
        double clip,
        double inputNoise,
        int patience,
        int watched,
        long seed) {

    /** Checks the ranges. */
    public TrainingOptions {
        Checks.atLeast("epochs", epochs, 1);
        Checks.atLeast("batch", batch, 0);
        Checks.positive("rate", rate);
        Checks.notNegative("clip", clip);
        Checks.notNegative("input noise", inputNoise);
        Checks.atLeast("patience", patience, 0);
        Checks.atLeast("watched", watched, 0);
    }

    /** Returns 60 epochs of AdamW in batches of 64, rate 5e-3 falling along a cosine. */
    public static TrainingOptions standard() {
        return new TrainingOptions(
                60, 64, Optimiser.adamW(0.05), 5e-3, Schedule.cosine(), 0, 0, 0, 64, 1);
    }

    /** Returns these options with another number of epochs. */
    public TrainingOptions epochs(int count) {
        return new TrainingOptions(
                count, batch, optimiser, rate, schedule, clip, inputNoise, patience, watched, seed);
    }

    /** Returns these options with another batch; 0 means the whole ensemble. */
    public TrainingOptions batch(int samples) {
        return new TrainingOptions(
                epochs,
                samples,
                optimiser,
                rate,
                schedule,
                clip,
                inputNoise,
                patience,
                watched,
                seed);
    }

    /** Returns these options with another rule, rate and schedule. */
    public TrainingOptions descendingBy(Optimiser rule, double baseRate, Schedule change) {
        return new TrainingOptions(
                epochs, batch, rule, baseRate, change, clip, inputNoise, patience, watched, seed);
    }

    /** Returns these options with gradients clipped to a norm; 0 means never. */
    public TrainingOptions clipping(double norm) {
        return new TrainingOptions(
                epochs,
                batch,
                optimiser,
                rate,
                schedule,
                norm,
                inputNoise,
                patience,
                watched,
                seed);
    }

    /** Returns these options with noise on the inputs. */
    public TrainingOptions noise(double deviation) {
        return new TrainingOptions(
                epochs, batch, optimiser, rate, schedule, clip, deviation, patience, watched, seed);
    }

    /** Returns these options with early stopping after so many epochs; 0 means never. */
    public TrainingOptions patience(int count) {
        return new TrainingOptions(
                epochs, batch, optimiser, rate, schedule, clip, inputNoise, count, watched, seed);
    }

    /** Returns these options with so many samples looked at after each epoch. */
    public TrainingOptions watching(int samples) {
        return new TrainingOptions(
                epochs,
                batch,
                optimiser,
                rate,
                schedule,
                clip,
                inputNoise,
                patience,
                samples,
                seed);
    }

    /** Returns these options with another seed. */
    public TrainingOptions seed(long value) {
        return new TrainingOptions(
                epochs,
                batch,
                optimiser,
                rate,
                schedule,
                clip,
                inputNoise,
                patience,
                watched,
                value);
    }
}
