package org.costate.nets.data;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.costate.nets.io.FileProblem;
import org.costate.nets.io.Wording;

/** The bytes of a file, decompressed if its name says so, and never many more than it holds. */
final class IdxBytes {

    private static final long FREE = 16L << 20;
    private static final long RATIO = 200;
    private static final long MOST = Integer.MAX_VALUE - 64;

    private IdxBytes() {}

    /**
     * Returns all bytes.
     *
     * @throws DataException {@code FILE-…} unreadable, {@code IDX-03} compression damaged or not
     *     declared, {@code IDX-05} beyond the limits
     */
    static byte[] read(Path path) {
        FileProblem.of(path)
                .ifPresent(
                        p -> {
                            throw new DataException(p.code(), p.problem(), p.remedy());
                        });
        try {
            return isNamedGzip(path) ? decompressed(path) : plain(path);
        } catch (EOFException | ZipException damaged) {
            throw new DataException(
                    "IDX-03",
                    Wording.path(path) + " is damaged or not gzip: " + damaged.getMessage() + ".",
                    "download it again.",
                    damaged);
        } catch (IOException e) {
            FileProblem p = FileProblem.whileReading(path, e);
            throw new DataException(p.code(), p.problem(), p.remedy(), e);
        }
    }

    private static boolean isNamedGzip(Path path) {
        return path.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    private static byte[] plain(Path path) throws IOException {
        requireBelow(path, Files.size(path), MOST);
        byte[] bytes = Files.readAllBytes(path);
        if (bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b) {
            throw new DataException(
                    "IDX-03",
                    Wording.path(path) + " is still compressed, its name does not end in .gz.",
                    "gunzip it, or add .gz to its name.");
        }
        return bytes;
    }

    private static byte[] decompressed(Path path) throws IOException {
        long limit = Math.min(MOST, Math.max(FREE, RATIO * Files.size(path)));
        var bytes = new ByteArrayOutputStream();
        byte[] piece = new byte[1 << 16];
        try (InputStream file = Files.newInputStream(path);
                InputStream in = new GZIPInputStream(file, 1 << 16)) {
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                requireBelow(path, (long) bytes.size() + n, limit);
                bytes.write(piece, 0, n);
            }
        }
        return bytes.toByteArray();
    }

    private static void requireBelow(Path path, long size, long limit) {
        if (size > limit) {
            throw new DataException(
                    "IDX-05",
                    Wording.text(
                            "%s holds more than %d bytes once expanded, above the limit (LIMIT).",
                            Wording.path(path), limit),
                    "gunzip it yourself if you trust it, or use a part of it.");
        }
    }
}
