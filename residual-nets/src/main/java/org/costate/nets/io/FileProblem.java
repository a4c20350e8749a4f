package org.costate.nets.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a path cannot be read as a file, before anything is read.
 *
 * @param code {@code FILE-01} missing, {@code FILE-02} not readable, {@code FILE-03} empty
 * @param problem one sentence
 * @param remedy one action
 */
public record FileProblem(String code, String problem, String remedy) {

    /**
     * Returns what is wrong with the path, or nothing if it is a readable file with bytes in it.
     */
    public static Optional<FileProblem> of(Path file) {
        if (!Files.exists(file)) {
            return Optional.of(missing(file));
        }
        if (Files.isDirectory(file)) {
            return problem("FILE-02", file, "is a folder, not a file.", "name a file inside it.");
        }
        if (!Files.isReadable(file)) {
            return problem(
                    "FILE-02", file, "may not be read by this user.", "change its permissions.");
        }
        return isEmpty(file)
                ? problem("FILE-03", file, "is empty (0 bytes).", "download or export it again.")
                : Optional.empty();
    }

    /** Returns the problem of a file that failed while it was read. */
    public static FileProblem whileReading(Path file, IOException cause) {
        String reason = Wording.quoted(String.valueOf(cause.getMessage()));
        return new FileProblem(
                "FILE-02",
                "cannot read " + Wording.path(file) + ": " + reason + ".",
                "check the disk and the permissions.");
    }

    private static Optional<FileProblem> problem(
            String code, Path file, String what, String remedy) {
        return Optional.of(new FileProblem(code, Wording.path(file) + " " + what, remedy));
    }

    private static FileProblem missing(Path file) {
        String similar = similar(file).map(name -> " Similar: " + name + ".").orElse("");
        return new FileProblem(
                "FILE-01",
                "cannot read " + Wording.path(file) + ": no such file." + similar,
                "check the spelling and the folder.");
    }

    private static Optional<String> similar(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || file.getFileName() == null || !Files.isDirectory(folder)) {
            return Optional.empty();
        }
        String wrong = file.getFileName().toString();
        try (Stream<Path> entries = Files.list(folder)) {
            List<String> names =
                    entries.map(entry -> entry.getFileName().toString())
                            .sorted()
                            .limit(10_000)
                            .toList();
            return Suggestion.within(Math.max(2, wrong.length() / 3), wrong, names);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isEmpty(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) == 0;
        } catch (IOException unreadable) {
            return false;
        }
    }
}
