package org.costate.kernels;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A fixed set of threads that run numbered tasks together.
 *
 * <p>The caller is thread 0 of the team. Task {@code i} belongs to thread {@code i mod threads}, so
 * who does what never depends on timing; results that are merged in task order have the same bits
 * on every team. Waiting threads spin for some tens of microseconds, which is what the gap between
 * two training steps costs, and then sleep. A run allocates nothing.
 *
 * <p>One run at a time: a second caller, or a task that calls {@link #run}, is refused.
 */
public final class Team implements AutoCloseable {

    private static final int SPINS = 4_000;

    private final Worker[] workers;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicInteger working = new AtomicInteger();

    private int tasks;
    private @Nullable IntConsumer task;
    private @Nullable Thread caller;
    private volatile int generation;
    private volatile boolean closed;
    private volatile boolean callerSleeps;

    private Team(int threads) {
        workers = new Worker[threads - 1];
        for (int i = 0; i < workers.length; i++) {
            workers[i] = new Worker(i + 1);
            workers[i].start();
        }
    }

    /**
     * Returns a team of {@code threads} threads, the caller of {@link #run} among them.
     *
     * @throws IllegalArgumentException if {@code threads} is less than 1
     */
    public static Team of(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException(
                    "a team needs at least 1 thread, the caller's own; got " + threads);
        }
        return new Team(threads);
    }

    /** Returns the number of threads, the caller among them. */
    public int threads() {
        return workers.length + 1;
    }

    /**
     * Runs {@code job} for {@code 0 … count − 1} and returns when all are done.
     *
     * <p>A thread whose task throws leaves out the rest of its own tasks; the others finish. The
     * exception of the lowest thread is rethrown here, those of others are added as suppressed.
     *
     * @throws IllegalStateException if the team is closed or already running
     */
    public void run(int count, IntConsumer job) {
        if (closed || !busy.compareAndSet(false, true)) {
            throw new IllegalStateException(
                    closed
                            ? "this team is closed: make a new one with Team.of"
                            : "this team is running: a task must not call run, nor two threads");
        }
        try {
            rethrow(runTogether(count, job));
        } finally {
            task = null;
            busy.set(false);
        }
    }

    private @Nullable Throwable runTogether(int count, IntConsumer job) {
        int helpers = Math.min(workers.length, count - 1);
        if (helpers > 0) {
            tasks = count;
            task = job;
            caller = Thread.currentThread();
            working.set(workers.length);
            generation++;
            for (Worker worker : workers) {
                worker.wake();
            }
        }
        Throwable failure = share(0, count, job);
        if (helpers > 0) {
            awaitWorkers();
            for (Worker worker : workers) {
                failure = joined(failure, worker.failure);
                worker.failure = null;
            }
        }
        return failure;
    }

    private @Nullable Throwable share(int first, int count, IntConsumer job) {
        try {
            for (int i = first; i < count; i += workers.length + 1) {
                job.accept(i);
            }
            return null;
        } catch (Throwable failure) {
            return failure;
        }
    }

    private void awaitWorkers() {
        for (int spins = 0; working.get() > 0; spins++) {
            if (spins < SPINS) {
                Thread.onSpinWait();
            } else {
                callerSleeps = true;
                if (working.get() > 0) {
                    LockSupport.park(this);
                }
                callerSleeps = false;
            }
        }
    }

    private static @Nullable Throwable joined(@Nullable Throwable first, @Nullable Throwable next) {
        if (first == null) {
            return next;
        }
        if (next != null && next != first) {
            first.addSuppressed(next);
        }
        return first;
    }

    private static void rethrow(@Nullable Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (failure != null) {
            throw new IllegalStateException("a task threw a checked exception", failure);
        }
    }

    /** Ends the threads of the team; the caller's own is untouched. */
    @Override
    public void close() {
        closed = true;
        for (Worker worker : workers) {
            LockSupport.unpark(worker);
        }
    }

    private final class Worker extends Thread {

        private final int index;
        private volatile boolean sleeps;
        private @Nullable Throwable failure;

        Worker(int index) {
            super("costate-team-" + index);
            this.index = index;
            setDaemon(true);
        }

        void wake() {
            if (sleeps) {
                LockSupport.unpark(this);
            }
        }

        @Override
        public void run() {
            for (int seen = 0; awaitAfter(seen); seen++) {
                IntConsumer job = task;
                if (job != null) {
                    failure = share(index, tasks, job);
                }
                if (working.decrementAndGet() == 0 && callerSleeps) {
                    LockSupport.unpark(caller);
                }
            }
        }

        /** Waits for a generation other than {@code seen}; returns false when the team closes. */
        private boolean awaitAfter(int seen) {
            for (int spins = 0; generation == seen; spins++) {
                if (closed) {
                    return false;
                }
                if (spins < SPINS) {
                    Thread.onSpinWait();
                } else {
                    sleeps = true;
                    if (generation == seen && !closed) {
                        LockSupport.park(Team.this);
                    }
                    sleeps = false;
                }
            }
            return true;
        }
    }
}
