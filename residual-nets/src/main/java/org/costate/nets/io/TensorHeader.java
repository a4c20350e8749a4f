package org.costate.nets.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A checked safetensors header: every entry fits its shape, and the entries tile the payload.
 *
 * @param entries the tensors in the order of their bytes
 * @param metadata free text by key
 */
record TensorHeader(List<TensorEntry> entries, Map<String, String> metadata) {

    /**
     * Checks entries against the payload that is really there.
     *
     * @throws ModelFileException {@code ST-02} if they overlap, leave holes or leave the payload,
     *     {@code ST-03} if a shape does not fit its bytes
     */
    static TensorHeader checked(
            String file, List<TensorEntry> entries, Map<String, String> metadata, long payload) {
        var ordered = new ArrayList<>(entries);
        ordered.sort(
                Comparator.comparingLong(TensorEntry::begin).thenComparingLong(TensorEntry::end));
        ordered.forEach(entry -> requireShape(file, entry, payload));
        requireTiling(file, ordered, payload);
        return new TensorHeader(List.copyOf(ordered), metadata);
    }

    private static void requireShape(String file, TensorEntry entry, long payload) {
        if (entry.begin() < 0 || entry.begin() > entry.end() || entry.end() > payload) {
            throw offsets(
                    Wording.text(
                            "%s: tensor %s has bytes %d-%d; allowed are 0-%d in order.",
                            file,
                            Wording.quoted(entry.name()),
                            entry.begin(),
                            entry.end(),
                            payload));
        }
        if (entry.bytes() != entry.end() - entry.begin()) {
            String needed = entry.bytes() < 0 ? "more than 2^63" : Long.toString(entry.bytes());
            throw new ModelFileException(
                    "ST-03",
                    Wording.text(
                            "%s: tensor %s of type %s and shape %s needs %s bytes, its offsets hold %d.",
                            file,
                            Wording.quoted(entry.name()),
                            entry.dtype(),
                            shown(entry.shape()),
                            needed,
                            entry.end() - entry.begin()),
                    "saving the model again.");
        }
    }

    private static String shown(long[] shape) {
        String text = Arrays.toString(shape);
        return text.length() > 60 ? text.substring(0, 59) + "…" : text;
    }

    private static void requireTiling(String file, List<TensorEntry> ordered, long payload) {
        long covered = 0;
        String before = "";
        for (TensorEntry entry : ordered) {
            if (entry.begin() < covered) {
                throw offsets(
                        Wording.text(
                                "%s: tensors %s and %s overlap at bytes %d-%d.",
                                file,
                                Wording.quoted(before),
                                Wording.quoted(entry.name()),
                                entry.begin(),
                                Math.min(covered, entry.end())));
            }
            requireNoHole(file, covered, entry.begin());
            covered = entry.end();
            before = entry.name();
        }
        requireNoHole(file, covered, payload);
    }

    private static void requireNoHole(String file, long covered, long next) {
        if (covered != next) {
            throw offsets(
                    Wording.text(
                            "%s: bytes %d-%d belong to no tensor; all must.", file, covered, next));
        }
    }

    private static ModelFileException offsets(String problem) {
        return new ModelFileException("ST-02", problem, "saving the model again.");
    }
}
