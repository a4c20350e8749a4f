package org.costate.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.costate.nets.io.AtomicFile;
import org.costate.nets.io.Orphans;
import org.costate.nets.io.OutputException;
import org.costate.nets.io.Wording;

/**
 * The folder of one run: claimed before anything is computed, and known by a mark that lists the
 * files of the run.
 *
 * <p>A folder with files of anyone else is refused. Of an earlier run, what the new one does not
 * replace is removed when the new one is complete; files that someone put beside them stay.
 */
final class RunFolder {

    private static final String MARK = ".costate-run";

    private final Path folder;
    private final Set<String> earlier;
    private final Set<String> written = new TreeSet<>();

    private RunFolder(Path folder, Set<String> earlier) {
        this.folder = folder;
        this.earlier = earlier;
    }

    /**
     * Makes the folder, or takes over one of an earlier run.
     *
     * @throws OutputException {@code OUT-01} if it cannot be written, {@code OUT-02} if it holds
     *     files of someone else
     */
    static RunFolder claim(Path folder) {
        try {
            Files.createDirectories(folder);
            Path mark = folder.resolve(MARK);
            if (!Files.exists(mark) && !isEmpty(folder)) {
                throw new OutputException(
                        "OUT-02",
                        Wording.path(folder) + " holds files that costate did not write.",
                        "another --out, or an empty folder.");
            }
            Orphans.removeFrom(folder);
            Set<String> earlier = new TreeSet<>();
            if (Files.exists(mark)) {
                earlier.addAll(Files.readAllLines(mark));
            }
            AtomicFile.writeText(mark, String.join("\n", earlier));
            return new RunFolder(folder, earlier);
        } catch (IOException e) {
            throw notWritable(folder, e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.findAny().isEmpty();
        }
    }

    private static OutputException notWritable(Path folder, IOException e) {
        String reason =
                e instanceof AccessDeniedException
                        ? "permission denied"
                        : e instanceof FileSystemException
                                ? "a file is in the way, or the place takes no folders"
                                : e.getClass().getSimpleName();
        return new OutputException(
                "OUT-01",
                "cannot write into " + Wording.path(folder) + ": " + reason + ".",
                "another --out.",
                e);
    }

    /** Returns the folder. */
    Path path() {
        return folder;
    }

    /** Returns where a file of that name goes, and counts it as written. */
    Path file(String name) {
        written.add(name);
        return folder.resolve(name);
    }

    /** Takes back a name that came to nothing. */
    void withdraw(String name) {
        written.remove(name);
    }

    /** Returns all files written, with the folder before them. */
    List<String> files() {
        return written.stream().map(name -> folder.resolve(name).toString()).toList();
    }

    /** Lists the files of this run and removes those of the earlier one that are not among them. */
    void complete() {
        AtomicFile.writeText(folder.resolve(MARK), String.join("\n", written));
        for (String name : earlier) {
            if (!written.contains(name) && !name.isBlank() && !name.contains("/")) {
                remove(folder.resolve(name));
            }
        }
    }

    /** Leaves no trace of a run that wrote nothing. */
    void abandon() {
        if (written.isEmpty() && earlier.isEmpty()) {
            remove(folder.resolve(MARK));
            remove(folder);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            return; // a file held open or a folder in use; it hurts nobody
        }
    }
}
