package org.costate.cli;

import org.costate.control.SweepStorage;
import org.costate.kernels.Precision;
import org.costate.nets.ContinuousSweep;
import org.costate.nets.EnsembleGradient;
import org.costate.nets.EnsembleSweep;
import org.costate.nets.SweepOptions;
import org.costate.nets.TrainingProblem;
import org.costate.ode.AdaptiveIntegrator;
import org.jspecify.annotations.Nullable;

/**
 * What sweeps the batches.
 *
 * @param precision of the discrete sweep
 * @param storage of the discrete sweep
 * @param threads worker threads
 * @param continuous the continuous costate equation instead, if asked for
 */
record Engine(
        Precision precision, SweepStorage storage, int threads, @Nullable Continuous continuous) {

    /** An integrator with step control and its tolerance. */
    record Continuous(AdaptiveIntegrator integrator, double tolerance) {}

    /** Opens the engine that trains. */
    EnsembleGradient open(TrainingProblem problem) {
        return continuous == null
                ? discrete(problem)
                : ContinuousSweep.of(
                        problem, continuous.integrator(), continuous.tolerance(), threads);
    }

    /** Opens the discrete sweep, whatever trains. */
    EnsembleSweep discrete(TrainingProblem problem) {
        SweepOptions options =
                SweepOptions.standard()
                        .in(precision)
                        .on(threads)
                        .storing(storage)
                        .penalisingMotion(problem.regularisation().kinetic());
        return EnsembleSweep.of(problem.network(), problem.loss(), options);
    }
}
