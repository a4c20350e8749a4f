package org.costate.cli;

import java.util.List;
import org.costate.nets.train.Optimiser;
import org.costate.nets.train.Schedule;
import org.costate.nets.train.TrainingOptions;

/**
 * How to descend, by the names users type.
 *
 * @param epochs passes over the data
 * @param batch samples of a mini-batch; 0 for all
 * @param optimiser the rule
 * @param rate the base rate
 * @param schedule how the rate changes
 * @param decay decoupled weight decay of AdamW
 * @param clip the largest norm of a gradient; 0 for any
 * @param inputNoise deviation of the noise on inputs
 * @param patience epochs without progress on validation before stopping; 0 for never
 */
record Descent(
        int epochs,
        int batch,
        String optimiser,
        double rate,
        String schedule,
        double decay,
        double clip,
        double inputNoise,
        int patience) {

    static final List<String> OPTIMISERS =
            List.of("sgd", "momentum", "nesterov", "adam", "adamw", "lbfgs");
    static final List<String> SCHEDULES = List.of("constant", "step", "cosine", "warmup-cosine");

    /** Checks the names and offers the nearest known one. */
    Descent {
        UsageException.known("--optimiser", optimiser, OPTIMISERS);
        UsageException.known("--schedule", schedule, SCHEDULES);
    }

    /** Returns the options of a training with this descent. */
    TrainingOptions options(long seed) {
        return TrainingOptions.standard()
                .epochs(epochs)
                .batch(batch)
                .descendingBy(Optimiser.named(optimiser, decay), rate, Schedule.named(schedule))
                .clipping(clip)
                .noise(inputNoise)
                .patience(patience)
                .seed(seed);
    }
}
