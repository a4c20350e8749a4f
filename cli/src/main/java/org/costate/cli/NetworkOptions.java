package org.costate.cli;

import java.util.List;
import java.util.Locale;
import org.costate.nets.Initialisation;
import org.costate.nets.Loss;
import org.costate.nets.data.DataSet;
import org.costate.ode.Scheme;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The network, as far as the command line has a wish. */
final class NetworkOptions {

    @Option(
            names = "--block",
            paramLabel = "NAME",
            description =
                    "residual, antisymmetric, pre-activation, parabolic, hamiltonian, verlet or"
                            + " hamiltonian-pair."
                            + " Default: antisymmetric.")
    @Nullable String block;

    @Option(
            names = "--activation",
            paramLabel = "NAME",
            description = "tanh, relu, softplus, log-cosh, gelu, silu or identity. Default: tanh.")
    @Nullable String activation;

    @Option(
            names = "--damping",
            paramLabel = "G",
            description = "Damping γ of the antisymmetric block. Default: 0.")
    @Nullable Double damping;

    @Option(
            names = "--width",
            paramLabel = "N",
            description = "Features of the state. Default: 64, 4 in the plane, 8 for peaks.")
    @Nullable Integer width;

    @Option(
            names = "--depth",
            paramLabel = "N",
            description =
                    "Layers, that is steps of the grid. Default: 8, 16 in the plane, 32 for peaks.")
    @Nullable Integer depth;

    @Option(
            names = "--horizon",
            paramLabel = "T",
            description =
                    "Time T at the last layer; a step is T/depth. Default: 2, 5 in the plane.")
    @Nullable Double horizon;

    @Option(
            names = "--scheme",
            paramLabel = "NAME",
            description =
                    "euler, midpoint, rk4, three-eighths, gill, luther, higham-hall-54,"
                            + " dormand-prince-54, dormand-prince-853; symplectic-euler and"
                            + " stormer-verlet for verlet and hamiltonian-pair. Default: euler;"
                            + " symplectic-euler for those two.")
    @Nullable String scheme;

    @Option(
            names = "--lift",
            paramLabel = "HOW",
            description =
                    "How an input becomes a state: dense (tanh(Lx + l)) or padded (zeros added)."
                            + " Default: dense, padded in the plane.")
    @Nullable String lift;

    @Option(
            names = "--init",
            paramLabel = "D",
            description =
                    "Deviation of the layers' initial matrices; 0 stands for 1/√width. Default: 0,"
                            + " 1 in the plane, 0.3 for peaks.")
    @Nullable Double init;

    @Option(
            names = "--init-bias",
            paramLabel = "D",
            description = "Deviation of the layers' initial biases. Default: 0, 1 in the plane.")
    @Nullable Double initBias;

    @Option(
            names = "--loss",
            paramLabel = "NAME",
            description =
                    "cross-entropy, logistic (two classes) or squared-error. Default: by the data.")
    @Nullable String loss;

    /** Returns the architecture with every wish in place of its default. */
    Architecture over(Architecture base) {
        return new Architecture(
                or(block, base.block()),
                or(activation, base.activation()),
                or(damping, base.damping()),
                or(width, base.width()),
                or(depth, base.depth()),
                or(horizon, base.horizon()),
                or(scheme, defaultScheme(base)),
                or(lift, base.lift()),
                new Initialisation(
                        or(init, base.initialisation().stepMatrices()),
                        or(initBias, base.initialisation().stepBiases())));
    }

    /** Returns the base's scheme, or a splitting if the wish is a separable block. */
    private String defaultScheme(Architecture base) {
        boolean separable = block != null && List.of("verlet", "hamiltonian-pair").contains(block);
        return separable ? Scheme.SYMPLECTIC_EULER.name() : base.scheme();
    }

    static <T> T or(@Nullable T wish, T otherwise) {
        return wish == null ? otherwise : wish;
    }

    /** Returns the loss asked for, or the one that suits the data. */
    Loss lossFor(DataSet data) {
        boolean classes = data.kind() == DataSet.Kind.CLASSIFICATION;
        if (loss == null) {
            return classes ? Loss.CROSS_ENTROPY : Loss.SQUARED_ERROR;
        }
        UsageException.known("--loss", loss, List.of("cross-entropy", "logistic", "squared-error"));
        Loss wanted = Loss.valueOf(loss.toUpperCase(Locale.ROOT).replace('-', '_'));
        if (wanted.isForClasses() != classes) {
            throw new UsageException(
                    "CONFIG-05",
                    "--loss " + loss + " does not suit " + (classes ? "classes." : "real targets."),
                    classes ? "cross-entropy, or logistic for two classes." : "squared-error.");
        }
        return wanted;
    }
}
