package org.costate.plots;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes a file so that it is seen either complete or not at all. */
final class AtomicFile {

    private AtomicFile() {}

    /**
     * Writes a temporary file beside the target, then renames it.
     *
     * @throws PlotException {@code OUT-01} if that fails; nothing new stands under the name then
     */
    static void write(Path target, byte[] bytes) {
        Path folder = target.toAbsolutePath().getParent();
        Path name = target.getFileName();
        if (folder == null || name == null) {
            throw new IllegalArgumentException("a file to save must have a name, got: " + target);
        }
        Path part = folder.resolve("." + name + "." + UUID.randomUUID() + ".part");
        try {
            Files.createDirectories(folder);
            if (Files.isDirectory(target)) {
                throw new IOException("a folder of that name exists");
            }
            Files.write(part, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            rename(part, target);
        } catch (IOException | SecurityException cause) {
            discard(part, cause);
            throw new PlotException(
                    "OUT-01",
                    "cannot write "
                            + target
                            + ": "
                            + reason(cause)
                            + ". Try: another folder, or check its permissions and free space",
                    cause);
        }
    }

    private static void rename(Path part, Path target) throws IOException {
        try {
            Files.move(
                    part,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException onThisFileSystem) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void discard(Path part, Exception cause) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException | SecurityException alsoFailed) {
            cause.addSuppressed(alsoFailed);
        }
    }

    private static String reason(Exception cause) {
        String kind =
                switch (cause.getClass().getSimpleName()) {
                    case "AccessDeniedException" -> "no permission";
                    case "FileAlreadyExistsException" -> "part of the path is a file, not a folder";
                    case "NoSuchFileException" -> "the folder does not exist";
                    default -> "";
                };
        String message = cause.getMessage();
        String detail = message == null ? cause.getClass().getSimpleName() : message;
        return kind.isEmpty() ? detail : kind + " (" + detail + ")";
    }
}
