package org.costate.cli;

import java.util.function.Supplier;
import org.costate.nets.Ensemble;
import org.costate.nets.EnsembleSweep;
import org.costate.nets.TrainingProblem;

/**
 * Sweeps a batch over and over on a thread of its own until told to stop, so that the virtual
 * machine has compiled the kernels by the time training begins.
 *
 * <p>Meant to run while something else has to be waited for; no result of it is used.
 */
final class KernelWarmUp {

    private final Thread thread;
    private volatile boolean enough;

    private KernelWarmUp(Experiment experiment) {
        this.thread = new Thread(() -> sweep(experiment), "kernel-warm-up");
        thread.setDaemon(true);
    }

    /** Does something else while the kernels that an experiment will use warm up. */
    static <T> T during(Experiment experiment, Supplier<T> work) {
        if (experiment.engine().continuous() != null) {
            return work.get();
        }
        KernelWarmUp warmUp = new KernelWarmUp(experiment);
        warmUp.thread.start();
        try {
            return work.get();
        } finally {
            warmUp.stop();
        }
    }

    private void sweep(Experiment experiment) {
        TrainingProblem problem = experiment.problem();
        double[] theta = experiment.initialWeights();
        double[] gradient = new double[theta.length];
        Ensemble batch = experiment.firstBatch();
        try (EnsembleSweep sweep = experiment.engine().discrete(problem)) {
            while (!enough) {
                sweep.gradient(theta, batch, gradient);
            }
        }
    }

    private void stop() {
        enough = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
