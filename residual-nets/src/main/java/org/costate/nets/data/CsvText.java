package org.costate.nets.data;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.costate.nets.io.Wording;

/** Strict UTF-8 text of a file, without its byte-order mark. */
final class CsvText {

    private CsvText() {}

    /**
     * Opens the file; a malformed byte later ends in a {@link CharacterCodingException}.
     *
     * @throws DataException {@code CSV-06} if it is UTF-16 or compressed
     */
    static BufferedReader open(Path file) throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(file));
        in.mark(4);
        byte[] start = in.readNBytes(3);
        in.reset();
        requireText(file, in, start);
        if (startsWith(start, 0xEF, 0xBB, 0xBF)) {
            in.skipNBytes(3);
        }
        var decoder = StandardCharsets.UTF_8.newDecoder(); // reports errors, replaces nothing
        return new BufferedReader(new InputStreamReader(in, decoder));
    }

    private static void requireText(Path file, InputStream in, byte[] start) throws IOException {
        if (startsWith(start, 0xFE, 0xFF) || startsWith(start, 0xFF, 0xFE)) {
            in.close();
            throw new DataException(
                    "CSV-06",
                    Wording.path(file) + ":1:1 is UTF-16 text; allowed is UTF-8.",
                    "save it as \"CSV UTF-8\".");
        }
        if (startsWith(start, 0x1F, 0x8B)) {
            in.close();
            throw new DataException(
                    "CSV-06", Wording.path(file) + " is compressed (gzip).", "gunzip it first.");
        }
    }

    private static boolean startsWith(byte[] start, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= start.length || (start[i] & 255) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Returns the error for a file with malformed UTF-8, naming the first bad line. */
    static DataException notUtf8(Path file) {
        return new DataException(
                "CSV-06",
                Wording.path(file) + badLine(file) + " is not valid UTF-8.",
                "save it as \"CSV UTF-8\", or iconv -f latin1 -t utf-8.");
    }

    private static String badLine(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            var line = new ByteArrayOutputStream();
            long number = 1;
            for (int b = in.read(); b >= 0; b = in.read()) {
                line.write(b);
                if (b == '\n') {
                    requireUtf8(line, number++);
                    line.reset();
                }
            }
            return ":" + number;
        } catch (BadLine bad) {
            return ":" + bad.number;
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static void requireUtf8(ByteArrayOutputStream line, long number) throws BadLine {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line.toByteArray()));
        } catch (CharacterCodingException e) {
            throw new BadLine(number);
        }
    }

    private static final class BadLine extends IOException {

        private static final long serialVersionUID = 1L;

        private final long number;

        BadLine(long number) {
            this.number = number;
        }
    }
}
