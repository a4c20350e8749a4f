package org.costate.nets.io;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalInt;

/**
 * A checksum of a whole safetensors file inside its own metadata: SHA-256 of all its bytes, with 64
 * zeros where the checksum stands. Other readers see one more line of metadata.
 */
final class Seal {

    static final String KEY = "costate.sha256";
    static final String OPEN = "0".repeat(64);

    private static final byte[] MARK = ("\"" + KEY + "\":\"").getBytes(StandardCharsets.UTF_8);

    private Seal() {}

    /** Closes the seal of a finished file whose metadata hold the open one. */
    static void close(byte[] file, int headerEnd) {
        int at = place(file, headerEnd).orElseThrow();
        byte[] digest = digest(file, at);
        System.arraycopy(digest, 0, file, at, digest.length);
    }

    /** Tells whether the file carries a seal at all. */
    static boolean isOn(byte[] file, int headerEnd) {
        return place(file, headerEnd).isPresent();
    }

    /** Tells whether the seal is the one the bytes ask for. */
    static boolean isIntact(byte[] file, int headerEnd) {
        OptionalInt at = place(file, headerEnd);
        return at.isPresent()
                && Arrays.equals(
                        digest(file, at.getAsInt()),
                        Arrays.copyOfRange(file, at.getAsInt(), at.getAsInt() + OPEN.length()));
    }

    /**
     * Returns where the checksum begins; a quote inside a name is escaped, so there is one place.
     */
    private static OptionalInt place(byte[] file, int headerEnd) {
        int last = headerEnd - OPEN.length();
        for (int i = 8; i + MARK.length <= last; i++) {
            if (file[i] == MARK[0]
                    && Arrays.equals(file, i, i + MARK.length, MARK, 0, MARK.length)) {
                return OptionalInt.of(i + MARK.length);
            }
        }
        return OptionalInt.empty();
    }

    private static byte[] digest(byte[] file, int at) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(file, 0, at);
            sha.update(OPEN.getBytes(StandardCharsets.US_ASCII));
            int rest = at + OPEN.length();
            sha.update(file, rest, file.length - rest);
            return HexFormat.of().formatHex(sha.digest()).getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
