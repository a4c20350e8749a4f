package org.costate.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.costate.kernels.Activation;
import org.costate.nets.DenseBlock;
import org.costate.nets.Initialisation;
import org.costate.nets.Lift;
import org.costate.nets.ResidualNetwork;
import org.costate.ode.Scheme;
import org.costate.ode.TimeGrid;

/**
 * A network by the names users type.
 *
 * @param block the block's family
 * @param activation its nonlinearity
 * @param damping {@code γ} of an antisymmetric block
 * @param width features of the state
 * @param depth steps of the grid
 * @param horizon {@code T}, the end of the grid
 * @param scheme the scheme that steps it
 * @param lift {@code dense} or {@code padded}
 * @param initialisation how its weights are drawn
 */
record Architecture(
        String block,
        String activation,
        double damping,
        int width,
        int depth,
        double horizon,
        String scheme,
        String lift,
        Initialisation initialisation) {

    static final List<String> LIFTS = List.of("dense", "padded");

    /** Checks the names and offers the nearest known one. */
    Architecture {
        UsageException.known("--block", block, DenseBlock.families());
        UsageException.known("--activation", activation, activations());
        UsageException.known("--scheme", scheme, schemes());
        UsageException.known("--lift", lift, LIFTS);
        if (depth < 1 || !(horizon > 0 && Double.isFinite(horizon))) {
            throw new UsageException(
                    "CONFIG-03",
                    "--depth " + depth + " with --horizon " + horizon + " is no grid.",
                    "a depth of 1 or more and a horizon above 0.");
        }
    }

    static List<String> activations() {
        return Arrays.stream(Activation.values()).map(Architecture::label).toList();
    }

    static List<String> schemes() {
        return Scheme.all().stream().map(Scheme::name).toList();
    }

    private static String label(Activation activation) {
        return activation.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the network that takes so many features to so many outputs. */
    ResidualNetwork network(int features, int outputs) {
        Activation sigma =
                Activation.valueOf(activation.toUpperCase(Locale.ROOT).replace('-', '_'));
        Lift opening =
                lift.equals("dense")
                        ? Lift.dense(features, width, Activation.TANH)
                        : Lift.padded(features, width);
        return ResidualNetwork.of(
                        DenseBlock.named(block, width, sigma, damping),
                        TimeGrid.uniform(0, horizon, depth),
                        Scheme.named(scheme))
                .lifting(opening)
                .readingOut(outputs);
    }

    /** Returns this architecture with another depth and scheme. */
    Architecture with(int steps, String other) {
        return new Architecture(
                block, activation, damping, width, steps, horizon, other, lift, initialisation);
    }
}
