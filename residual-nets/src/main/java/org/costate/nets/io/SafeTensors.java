package org.costate.nets.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Named tensors with free text beside them: the content of one {@code .safetensors} file.
 *
 * <p>Files are readable by every safetensors library. Ours also carry a checksum of the whole file
 * in their metadata ({@code costate.sha256}); it is verified whenever it is there, and {@link
 * #readSealed} insists on it.
 */
public final class SafeTensors {

    static final String METADATA = "__metadata__";

    private final Map<String, Tensor> tensors;
    private final Map<String, String> metadata;

    private SafeTensors(Map<String, Tensor> tensors, Map<String, String> metadata) {
        this.tensors = tensors;
        this.metadata = metadata;
    }

    /**
     * Returns the tensors without metadata, in their order but for wider types first.
     *
     * @throws IllegalArgumentException if two have the same name
     */
    public static SafeTensors of(List<Tensor> tensors) {
        var ordered = new ArrayList<>(tensors);
        ordered.sort(Comparator.comparingInt(tensor -> -tensor.dtype().bytes())); // stable
        var byName = new LinkedHashMap<String, Tensor>();
        for (Tensor tensor : ordered) {
            if (byName.put(tensor.name(), tensor) != null) {
                throw new IllegalArgumentException("two tensors are called " + tensor.name());
            }
        }
        return new SafeTensors(byName, Map.of());
    }

    /** Returns the same tensors with this metadata, kept in the map's order. */
    public SafeTensors withMetadata(Map<String, String> other) {
        var copy = new LinkedHashMap<>(other);
        copy.remove(Seal.KEY);
        return new SafeTensors(tensors, Collections.unmodifiableMap(copy));
    }

    /**
     * Reads a file.
     *
     * @throws ModelFileException {@code FILE-…}, {@code ST-…}, {@code CKPT-01} if its checksum is
     *     wrong, {@code CKPT-02} if it is a Java-serialised object, {@code MODEL-01} if a tensor
     *     has a type we do not read
     */
    public static SafeTensors read(Path file) {
        return SafeTensorsFile.read(file, false);
    }

    /**
     * Reads a file that must carry our checksum.
     *
     * @throws ModelFileException as {@link #read}, and {@code CKPT-01} if there is no checksum
     */
    public static SafeTensors readSealed(Path file) {
        return SafeTensorsFile.read(file, true);
    }

    /**
     * Writes a sealed file, whole or not at all.
     *
     * @throws OutputException {@code OUT-01} if it cannot be written
     */
    public void write(Path file) {
        AtomicFile.writeBytes(file, SafeTensorsFile.bytes(this));
    }

    /** Returns the tensors in the order of the file. */
    public List<Tensor> tensors() {
        return List.copyOf(tensors.values());
    }

    /** Returns the free text by key, without the checksum. */
    public Map<String, String> metadata() {
        return metadata;
    }

    /** Returns the names of tensors that hold NaN or infinity. */
    public List<String> nonFinite() {
        return tensors.values().stream().filter(t -> !t.isFinite()).map(Tensor::name).toList();
    }

    /**
     * Returns the tensor of that name.
     *
     * @throws ModelFileException {@code MODEL-01} if there is none
     */
    public Tensor tensor(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw mismatch(
                    Wording.text(
                            "tensor %s is missing among %d.%s",
                            Wording.quoted(name),
                            tensors.size(),
                            Suggestion.phrase(name, tensors.keySet())));
        }
        return tensor;
    }

    /**
     * Returns the tensor of that name if it has this type and shape.
     *
     * @throws ModelFileException {@code MODEL-01} if it is missing or differs
     */
    public Tensor tensor(String name, DType dtype, long... shape) {
        Tensor tensor = tensor(name);
        if (tensor.dtype() != dtype || !Arrays.equals(tensor.shape(), shape)) {
            throw mismatch(
                    Wording.text(
                            "tensor %s is %s %s, the model needs %s %s.",
                            Wording.quoted(name),
                            tensor.dtype(),
                            Arrays.toString(tensor.shape()),
                            dtype,
                            Arrays.toString(shape)));
        }
        return tensor;
    }

    /**
     * Checks that there is no tensor besides these.
     *
     * @throws ModelFileException {@code MODEL-01} naming the first one that is not among them
     */
    public void requireOnly(Collection<String> names) {
        for (String name : tensors.keySet()) {
            if (!names.contains(name)) {
                throw mismatch(
                        Wording.text(
                                "tensor %s has no place in this model, which has %d tensors, the file %d.",
                                Wording.quoted(name), names.size(), tensors.size()));
            }
        }
    }

    private static ModelFileException mismatch(String problem) {
        return new ModelFileException(
                "MODEL-01", problem, "the configuration that was stored with the model.");
    }
}
