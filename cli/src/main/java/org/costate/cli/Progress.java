package org.costate.cli;

import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.costate.nets.train.EpochRecord;
import org.costate.nets.train.TrainingListener;

/** Shows how far a task is: a bar on a terminal, a line now and then elsewhere. */
interface Progress extends TrainingListener, AutoCloseable {

    /** Tells that a step is done. */
    void advanced(int done, String note);

    @Override
    default void epochEnded(EpochRecord record, int epochs) {
        advanced(record.epoch(), String.format(Locale.ROOT, "loss %.3g", record.trainLoss()));
    }

    @Override
    void close();

    /** Returns the display that shows nothing. */
    static Progress silent() {
        return new Progress() {
            @Override
            public void advanced(int done, String note) {}

            @Override
            public void close() {}
        };
    }

    /** Returns a bar if the stream is a terminal, else lines. */
    static Progress on(PrintStream err, String task, int steps) {
        return Boolean.getBoolean("costate.terminal")
                ? new Bar(err, task, steps)
                : new Lines(err, task, steps);
    }

    /** A bar that redraws itself. */
    final class Bar implements Progress {

        private static final int WIDTH = 100;
        private static final int REDRAWN_EVERY = 100;

        private final ProgressBar bar;

        Bar(PrintStream err, String task, int steps) {
            bar =
                    new ProgressBarBuilder()
                            .setTaskName(task)
                            .setInitialMax(steps)
                            .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
                            .setUpdateIntervalMillis(REDRAWN_EVERY)
                            .setConsumer(new ConsoleProgressBarConsumer(err, WIDTH))
                            .build();
        }

        @Override
        public void advanced(int done, String note) {
            bar.stepTo(done);
            bar.setExtraMessage(note);
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /** A line every two seconds, none for what takes less. */
    final class Lines implements Progress {

        private static final long EVERY = 2_000_000_000L;

        private final PrintStream err;
        private final String task;
        private final int steps;
        private long last = System.nanoTime();

        Lines(PrintStream err, String task, int steps) {
            this.err = err;
            this.task = task;
            this.steps = steps;
        }

        @Override
        public void advanced(int done, String note) {
            long now = System.nanoTime();
            if (now - last >= EVERY) {
                last = now;
                err.print(task + ": " + done + " of " + steps + ", " + note + "\n");
                err.flush();
            }
        }

        @Override
        public void close() {}
    }
}
