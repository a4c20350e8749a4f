package org.costate.nets.model;

import java.util.List;
import org.costate.nets.Loss;
import org.costate.nets.ResidualNetwork;
import org.costate.nets.data.Standardiser;

/**
 * A network with its weights and all that is needed to use it on new data.
 *
 * @param network the architecture
 * @param weights {@code θ}, laid out by the network
 * @param loss what it was trained to lower
 * @param scaling what was done to its inputs, learnt on the training part
 * @param featureNames the inputs, in order
 * @param classNames the classes, in order; empty for real targets
 * @param targetNames the real targets, in order; empty for classes
 * @param dataName the data it was trained on
 * @param seed the seed it was trained with
 */
public record Model(
        ResidualNetwork network,
        double[] weights,
        Loss loss,
        Standardiser scaling,
        List<String> featureNames,
        List<String> classNames,
        List<String> targetNames,
        String dataName,
        long seed) {

    /** Checks that the parts fit. */
    public Model {
        if (weights.length != network.layout().length()
                || featureNames.size() != network.features()
                || scaling.featureCount() != network.features()) {
            throw new IllegalArgumentException(
                    "model has "
                            + weights.length
                            + " weights, "
                            + featureNames.size()
                            + " feature names and scales for "
                            + scaling.featureCount()
                            + " features; the network needs "
                            + network.layout().length()
                            + " weights and takes "
                            + network.features()
                            + " features");
        }
        weights = weights.clone();
        featureNames = List.copyOf(featureNames);
        classNames = List.copyOf(classNames);
        targetNames = List.copyOf(targetNames);
    }
}
