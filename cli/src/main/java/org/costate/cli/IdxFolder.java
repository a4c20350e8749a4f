package org.costate.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.costate.nets.data.DataException;
import org.costate.nets.data.DataSet;
import org.costate.nets.data.IdxReader;
import org.costate.nets.io.Wording;

/** Finds pairs of image and label files in a folder, training part first. */
final class IdxFolder {

    private IdxFolder() {}

    static DataSet read(Path folder) {
        List<IdxReader.Part> parts = new ArrayList<>();
        for (Path images : files(folder, "images", "idx3")) {
            parts.add(new IdxReader.Part(images, labelsOf(folder, images)));
        }
        if (parts.isEmpty()) {
            throw new DataException(
                    "FILE-01",
                    Wording.path(folder) + " is a folder without IDX image files.",
                    "a CSV file, or a folder with train-images-idx3-ubyte and"
                            + " train-labels-idx1-ubyte, plain or .gz.");
        }
        return IdxReader.read(String.valueOf(folder.getFileName()), parts, List.of());
    }

    private static Path labelsOf(Path folder, Path images) {
        String part = part(images);
        return files(folder, "labels", "idx1").stream()
                .filter(file -> part(file).equals(part))
                .findFirst()
                .orElseThrow(
                        () ->
                                new DataException(
                                        "FILE-01",
                                        Wording.path(images) + " has no labels file beside it.",
                                        "putting " + part + "labels-idx1-ubyte there."));
    }

    /** The name before {@code images} or {@code labels}: {@code train-} or {@code t10k-}. */
    private static String part(Path file) {
        return String.valueOf(file.getFileName()).split("images|labels")[0];
    }

    private static List<Path> files(Path folder, String what, String dimensions) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> matches(file, what, dimensions))
                    .sorted((a, b) -> Boolean.compare(isTest(a), isTest(b)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean matches(Path file, String what, String dimensions) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.contains(what) && name.contains(dimensions);
    }

    private static boolean isTest(Path file) {
        return part(file).startsWith("t10k") || part(file).startsWith("test");
    }
}
