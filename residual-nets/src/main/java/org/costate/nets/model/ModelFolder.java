package org.costate.nets.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.costate.nets.ResidualNetwork;
import org.costate.nets.WeightTensor;
import org.costate.nets.data.Standardiser;
import org.costate.nets.io.AtomicFile;
import org.costate.nets.io.DType;
import org.costate.nets.io.Json;
import org.costate.nets.io.ModelFileException;
import org.costate.nets.io.SafeTensors;
import org.costate.nets.io.Tensor;
import org.costate.nets.io.Wording;

/**
 * Models on disk: {@code model.safetensors} holds the weights, the scales of the inputs and, in its
 * metadata, the description; {@code model.json} repeats the description for people.
 *
 * <p>The weights file alone is the model: it is written whole or not at all and carries a checksum,
 * so what is read was written so.
 */
public final class ModelFolder {

    /** The file that is the model. */
    public static final String WEIGHTS = "model.safetensors";

    /** The same description, for people and scripts. */
    public static final String DESCRIPTION = "model.json";

    private static final String DESCRIPTION_KEY = "costate.model";
    private static final String MEANS = "input.mean";
    private static final String SCALES = "input.scale";

    private ModelFolder() {}

    /**
     * Writes a model into a folder, which is made if it is missing.
     *
     * @throws org.costate.nets.io.OutputException if it cannot be written
     * @throws IllegalArgumentException if its scheme was given by hand; nothing is written then
     */
    public static void write(Path folder, Model model) {
        ModelDescription description = ModelDescription.of(model);
        List<Tensor> tensors = new ArrayList<>();
        for (WeightTensor tensor : model.network().layout().tensors()) {
            double[] values = new double[tensor.length()];
            System.arraycopy(model.weights(), tensor.offset(), values, 0, values.length);
            tensors.add(Tensor.of(tensor.name(), values, shape(tensor)));
        }
        tensors.add(Tensor.of(MEANS, model.scaling().means(), model.network().features()));
        tensors.add(Tensor.of(SCALES, model.scaling().scales(), model.network().features()));
        SafeTensors.of(tensors)
                .withMetadata(Map.of(DESCRIPTION_KEY, Json.compact(description)))
                .write(folder.resolve(WEIGHTS));
        AtomicFile.writeText(folder.resolve(DESCRIPTION), Json.pretty(description));
    }

    private static long[] shape(WeightTensor tensor) {
        return tensor.isBias()
                ? new long[] {tensor.rows()}
                : new long[] {tensor.rows(), tensor.cols()};
    }

    /**
     * Reads a model.
     *
     * @param path the folder, or the weights file itself
     * @throws ModelFileException if it is missing, damaged, of another format, or if its tensors do
     *     not fit its description
     */
    public static Model read(Path path) {
        Path file = Files.isDirectory(path) ? path.resolve(WEIGHTS) : path;
        SafeTensors tensors = SafeTensors.readSealed(file);
        String text = tensors.metadata().get(DESCRIPTION_KEY);
        if (text == null) {
            throw new ModelFileException(
                    "MODEL-01",
                    Wording.path(file) + " holds tensors but no description of a network.",
                    "a model written by costate train.");
        }
        ModelDescription description =
                Json.parse(text, ModelDescription.class, Wording.path(file) + " (description)");
        if (description.format() != ModelDescription.FORMAT) {
            throw new ModelFileException(
                    "MODEL-02",
                    Wording.path(file)
                            + " has format "
                            + description.format()
                            + ", this program reads format "
                            + ModelDescription.FORMAT
                            + ".",
                    "the version of costate that wrote it.");
        }
        return assemble(file, description, tensors);
    }

    private static Model assemble(Path file, ModelDescription description, SafeTensors tensors) {
        try {
            ResidualNetwork network = description.network();
            checkTensors(network, tensors);
            double[] weights = new double[network.layout().length()];
            for (WeightTensor tensor : network.layout().tensors()) {
                double[] values = tensors.tensor(tensor.name()).values();
                System.arraycopy(values, 0, weights, tensor.offset(), values.length);
            }
            int features = network.features();
            return new Model(
                    network,
                    weights,
                    description.lossFunction(),
                    Standardiser.of(
                            tensors.tensor(MEANS, DType.F64, features).values(),
                            tensors.tensor(SCALES, DType.F64, features).values()),
                    description.featureNames(),
                    description.classNames(),
                    description.targetNames(),
                    description.data(),
                    description.seed());
        } catch (IllegalArgumentException e) {
            throw new ModelFileException(
                    "MODEL-01",
                    Wording.path(file) + " describes no network we know: " + e.getMessage() + ".",
                    "a model written by this version of costate.",
                    e);
        }
    }

    /** Checks that the tensors are the network's, before memory is taken for its weights. */
    private static void checkTensors(ResidualNetwork network, SafeTensors tensors) {
        List<String> names = new ArrayList<>(List.of(MEANS, SCALES));
        for (WeightTensor tensor : network.layout().tensors()) {
            tensors.tensor(tensor.name(), DType.F64, shape(tensor));
            names.add(tensor.name());
        }
        tensors.requireOnly(names);
    }
}
