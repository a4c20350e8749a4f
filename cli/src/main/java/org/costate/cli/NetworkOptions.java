package org.costate.cli;

import java.util.Locale;
import org.costate.nets.Loss;
import org.costate.nets.data.DataSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The network, as far as the command line has a wish. */
final class NetworkOptions {

    @Option(
            names = "--block",
            paramLabel = "NAME",
            description =
                    "residual, antisymmetric, parabolic, hamiltonian, verlet or hamiltonian-pair."
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
            description = "Features of the state. Default: 64, 4 for data in the plane.")
    @Nullable Integer width;

    @Option(
            names = "--depth",
            paramLabel = "N",
            description = "Layers, that is steps of the grid. Default: 8, 16 in the plane.")
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
                            + " stormer-verlet for verlet and hamiltonian-pair. Default: euler.")
    @Nullable String scheme;

    @Option(
            names = "--lift",
            paramLabel = "HOW",
            description =
                    "How an input becomes a state: dense (tanh(Lx + l)) or padded (zeros added)."
                            + " Default: dense, padded in the plane.")
    @Nullable String lift;

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
                or(scheme, base.scheme()),
                or(lift, base.lift()));
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
        UsageException.known(
                "--loss", loss, java.util.List.of("cross-entropy", "logistic", "squared-error"));
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
