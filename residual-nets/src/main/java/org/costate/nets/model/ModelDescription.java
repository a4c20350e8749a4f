package org.costate.nets.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.costate.kernels.Activation;
import org.costate.nets.DenseBlock;
import org.costate.nets.Lift;
import org.costate.nets.Loss;
import org.costate.nets.ReadOut;
import org.costate.nets.ResidualNetwork;
import org.costate.nets.io.Wording;
import org.costate.ode.Scheme;
import org.costate.ode.TimeGrid;

/**
 * All of a model but its numbers, as it stands in {@code model.json}.
 *
 * @param format the version of this form
 * @param block the block's family
 * @param activation its nonlinearity
 * @param damping {@code γ} of an antisymmetric block
 * @param width the features of the state
 * @param grid the nodes {@code t_0 … t_N}
 * @param scheme the name of the scheme
 * @param features the features of an input
 * @param lift {@code padded}, or the activation of a dense lift
 * @param outputs the outputs
 * @param readOut {@code identity} or {@code linear}
 * @param loss the loss
 * @param data the data it was trained on
 * @param seed the seed it was trained with
 * @param featureNames the inputs
 * @param classNames the classes
 * @param targetNames the real targets
 */
record ModelDescription(
        int format,
        String block,
        String activation,
        double damping,
        int width,
        double[] grid,
        String scheme,
        int features,
        String lift,
        int outputs,
        String readOut,
        String loss,
        String data,
        long seed,
        List<String> featureNames,
        List<String> classNames,
        List<String> targetNames) {

    static final int FORMAT = 1;

    static ModelDescription of(Model model) {
        ResidualNetwork network = model.network();
        return new ModelDescription(
                FORMAT,
                network.block().family(),
                label(network.block().activation()),
                network.block().damping(),
                network.width(),
                network.grid().toArray(),
                nameOf(network.scheme()),
                network.features(),
                network.lift() instanceof Lift.Dense dense ? label(dense.activation()) : "padded",
                network.outputs(),
                network.readOut() instanceof ReadOut.Linear ? "linear" : "identity",
                label(model.loss()),
                model.dataName(),
                model.seed(),
                model.featureNames(),
                model.classNames(),
                model.targetNames());
    }

    private static String nameOf(Scheme scheme) {
        if (!Scheme.all().contains(scheme)) {
            throw new IllegalArgumentException(
                    "scheme \""
                            + scheme.name()
                            + "\" was given by hand and cannot be kept in a model file, which names"
                            + " its scheme; take one of "
                            + Scheme.all().stream()
                                    .map(Scheme::name)
                                    .collect(Collectors.joining(", ")));
        }
        return scheme.name();
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the architecture; an unknown name or an impossible size throws. */
    ResidualNetwork network() {
        DenseBlock dense = DenseBlock.named(block, width, activation(activation), damping);
        ResidualNetwork bare =
                ResidualNetwork.of(dense, TimeGrid.of(grid), Scheme.named(scheme))
                        .lifting(
                                lift.equals("padded")
                                        ? Lift.padded(features, width)
                                        : Lift.dense(features, width, activation(lift)));
        return switch (readOut) {
            case "linear" -> bare.readingOut(outputs);
            case "identity" -> bare;
            default ->
                    throw new IllegalArgumentException(
                            "unknown read-out \"" + readOut + "\"; known: linear, identity");
        };
    }

    Loss lossFunction() {
        return constant("loss", loss, Loss.values());
    }

    private static Activation activation(String name) {
        return constant("activation", name, Activation.values());
    }

    private static <E extends Enum<E>> E constant(String what, String name, E[] known) {
        return Arrays.stream(known)
                .filter(constant -> label(constant).equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        Wording.text(
                                                "unknown %s %s; known: %s",
                                                what,
                                                Wording.quoted(name),
                                                Arrays.stream(known)
                                                        .map(ModelDescription::label)
                                                        .collect(Collectors.joining(", ")))));
    }
}
