package org.costate.nets.lse;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.costate.control.hj.AtomMeasure;
import org.costate.nets.train.EpochRecord;
import org.costate.nets.train.TrainingListener;

/**
 * Keeps the initial data {@code (y_j, g_j)} of every read-out as training moves them: before the
 * first step, and after every so many steps.
 */
public final class InitialDataHistory implements TrainingListener {

    private final LseModel model;
    private final double t;
    private final int every;
    private final List<Snapshot> snapshots = new ArrayList<>();

    private InitialDataHistory(LseModel model, double t, int every) {
        this.model = model;
        this.t = t;
        this.every = every;
    }

    /**
     * The initial data after a step.
     *
     * @param step 0 before the first
     * @param epsilon the temperature
     * @param readOuts one measure a read-out
     */
    public record Snapshot(int step, double epsilon, List<AtomMeasure> readOuts) {}

    /**
     * Returns a history.
     *
     * @param t the time at which the model is read; a choice, the model does not know one
     * @param every a snapshot after each so many steps, at least 1
     */
    public static InitialDataHistory of(LseModel model, double t, int every) {
        if (every < 1) {
            throw new IllegalArgumentException(
                    "HJ-06: a snapshot every " + every + " steps, expected at least 1");
        }
        return new InitialDataHistory(model, t, every);
    }

    /** Keeps the weights training starts from. */
    public InitialDataHistory startingFrom(double[] initial) {
        keep(0, initial);
        return this;
    }

    @Override
    public void epochEnded(EpochRecord record, int epochs) {}

    @Override
    public void stepped(int step, double[] weights) {
        if (step % every == 0) {
            keep(step, weights);
        }
    }

    private void keep(int step, double[] theta) {
        List<AtomMeasure> all =
                IntStream.range(0, model.heads())
                        .mapToObj(head -> model.initialData(theta, head, t))
                        .toList();
        snapshots.add(new Snapshot(step, model.temperature(theta), all));
    }

    /** Returns the snapshots in order. */
    public List<Snapshot> snapshots() {
        return List.copyOf(snapshots);
    }
}
