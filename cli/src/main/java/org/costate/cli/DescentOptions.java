package org.costate.cli;

import static org.costate.cli.NetworkOptions.or;

import org.costate.nets.Regularisation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The descent and the running costs, as far as the command line has a wish. */
final class DescentOptions {

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Passes over the data. Default: 60.")
    @Nullable Integer epochs;

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "Samples of a mini-batch, 0 for all. Default: 64.")
    @Nullable Integer batch;

    @Option(
            names = "--optimiser",
            paramLabel = "NAME",
            description = "sgd, momentum, nesterov, adam, adamw or lbfgs. Default: adamw.")
    @Nullable String optimiser;

    @Option(names = "--rate", paramLabel = "R", description = "Base rate. Default: 0.005.")
    @Nullable Double rate;

    @Option(
            names = "--schedule",
            paramLabel = "NAME",
            description = "constant, step, cosine or warmup-cosine. Default: cosine.")
    @Nullable String schedule;

    @Option(
            names = "--decay",
            paramLabel = "D",
            description = "Decoupled weight decay of adamw. Default: 0.05.")
    @Nullable Double decay;

    @Option(
            names = "--clip",
            paramLabel = "N",
            description = "Largest norm of a gradient, 0 for any. Default: 0.")
    @Nullable Double clip;

    @Option(
            names = "--input-noise",
            paramLabel = "D",
            description = "Deviation of Gaussian noise on the inputs of a batch. Default: 0.2.")
    @Nullable Double inputNoise;

    @Option(
            names = "--patience",
            paramLabel = "N",
            description =
                    "Stop after so many epochs without a better validation loss, 0 for never."
                            + " Default: 0.")
    @Nullable Integer patience;

    @Option(
            names = "--running-decay",
            paramLabel = "A",
            description = "Running cost A/2 Σ h|K|² on the matrices of the layers. Default: 0.")
    @Nullable Double runningDecay;

    @Option(
            names = "--smoothness",
            paramLabel = "A",
            description = "Running cost A/2 Σ h|Δθ/h|², weights smooth in time. Default: 0.")
    @Nullable Double smoothness;

    @Option(
            names = "--step-difference",
            paramLabel = "A",
            description = "Running cost A/2 Σ h|Δθ|², the form smaller by h². Default: 0.")
    @Nullable Double stepDifference;

    @Option(
            names = "--end-decay",
            paramLabel = "A",
            description = "Cost A/2 |·|² on the matrices of lift and read-out. Default: 0.")
    @Nullable Double endDecay;

    @Option(
            names = "--kinetic",
            paramLabel = "K",
            description = "Running cost K/2 |ẋ|² on the states: straight paths. Default: 0.")
    @Nullable Double kinetic;

    /** Returns the descent with every wish in place of its default. */
    Descent over(Descent base) {
        Descent descent =
                new Descent(
                        or(epochs, base.epochs()),
                        or(batch, base.batch()),
                        or(optimiser, base.optimiser()),
                        or(rate, base.rate()),
                        or(schedule, base.schedule()),
                        or(decay, base.decay()),
                        or(clip, base.clip()),
                        or(inputNoise, base.inputNoise()),
                        or(patience, base.patience()));
        descent.options(0); // checks the ranges before anything is loaded
        return descent;
    }

    /** Returns the running costs with every wish in place of its default. */
    Regularisation over(Regularisation base) {
        return new Regularisation(
                or(runningDecay, base.decay()),
                or(smoothness, base.smoothness()),
                or(stepDifference, base.stepDifference()),
                or(endDecay, base.endDecay()),
                or(kinetic, base.kinetic()));
    }
}
