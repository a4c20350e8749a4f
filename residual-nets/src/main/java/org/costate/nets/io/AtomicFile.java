package org.costate.nets.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes a file whole or not at all.
 *
 * <p>The bytes go to a temporary file in the same folder, are forced to disk, and take the final
 * name in one rename; then the folder itself is forced. A reader, a killed process or a power cut
 * therefore meets the old file or the new one. If writing fails, the temporary file is removed; if
 * the process is killed it stays behind until {@link Orphans#removeFrom} clears it.
 */
public final class AtomicFile {

    private static final String CODE = "OUT-01";

    private AtomicFile() {}

    /** What is to be written. */
    @FunctionalInterface
    public interface Body {

        /** Writes everything; the stream is buffered and closed by the caller. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Replaces the file by what the body writes; missing parent folders are made.
     *
     * @throws OutputException {@code OUT-01} if the file cannot be written; the old one is intact
     */
    public static void write(Path file, Body body) {
        try {
            Path target = target(file);
            Path temporary = Orphans.name(target, UUID.randomUUID());
            try {
                fill(temporary, body);
                Files.move(
                        temporary,
                        target,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
            force(target.getParent());
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** Replaces the file by the bytes; see {@link #write}. */
    public static void writeBytes(Path file, byte[] bytes) {
        write(file, out -> out.write(bytes));
    }

    /** Replaces the file by the text in UTF-8; see {@link #write}. */
    public static void writeText(Path file, String text) {
        writeBytes(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Path target(Path file) throws IOException {
        Path target = Files.isSymbolicLink(file) ? linked(file) : file.toAbsolutePath();
        if (Files.isDirectory(target)) {
            throw new OutputException(
                    CODE,
                    "cannot write " + Wording.path(file) + ": it is a folder.",
                    "naming a file inside it.");
        }
        Path folder = target.getParent();
        if (folder == null) {
            throw new NoSuchFileException(file.toString());
        }
        Files.createDirectories(folder);
        return target;
    }

    /** Returns where a link leads, so that the rename does not replace the link itself. */
    private static Path linked(Path link) throws IOException {
        return Files.exists(link) ? link.toRealPath() : link.toAbsolutePath();
    }

    private static void fill(Path temporary, Body body) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            body.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    private static void force(Path folder) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(folder, StandardOpenOption.READ);
        } catch (IOException foldersCannotBeOpened) {
            return; // Windows; its file systems log the rename themselves
        }
        try (channel) {
            channel.force(true);
        }
    }

    private static OutputException failed(Path file, IOException e) {
        String reason =
                e instanceof AccessDeniedException
                        ? "permission denied"
                        : e.getClass().getSimpleName() + " " + Wording.quoted(reason(e));
        return new OutputException(
                CODE,
                Wording.text(
                        "cannot write %s: %s. An earlier file of that name is intact.",
                        Wording.path(file), reason),
                "another folder, or free some space.",
                e);
    }

    private static String reason(IOException e) {
        return String.valueOf(e.getMessage());
    }
}
