package org.costate.nets.io;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Temporary files whose writer was killed; call at the start of a run on its own folder. */
public final class Orphans {

    private static final Pattern NAME = Pattern.compile("\\..+\\.(\\d{1,18})-[0-9a-f]{8}\\.tmp");

    private Orphans() {}

    /** Returns the temporary name of this process for a target. */
    static Path name(Path target, UUID unique) {
        String tail = ProcessHandle.current().pid() + "-" + unique.toString().substring(0, 8);
        return target.resolveSibling("." + target.getFileName() + "." + tail + ".tmp");
    }

    /**
     * Removes our temporary files from the folder unless their process is alive on this machine.
     *
     * @return how many were removed
     * @throws OutputException {@code OUT-01} if one cannot be removed
     */
    public static int removeFrom(Path folder) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        int removed = 0;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, ".*.tmp")) {
            for (Path entry : entries) {
                removed += isOrphan(entry) && Files.deleteIfExists(entry) ? 1 : 0;
            }
        } catch (IOException e) {
            throw new OutputException(
                    "OUT-01",
                    "cannot clear temporary files from " + Wording.path(folder) + ".",
                    "checking the permissions of that folder.",
                    e);
        }
        return removed;
    }

    private static boolean isOrphan(Path entry) {
        Matcher match = NAME.matcher(entry.getFileName().toString());
        return match.matches()
                && ProcessHandle.of(Long.parseLong(match.group(1)))
                        .filter(ProcessHandle::isAlive)
                        .isEmpty();
    }
}
