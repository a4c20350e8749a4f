package org.costate.nets.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every listed malformed IDX file ends in its own code; good ones give their pixels. */
class MalformedIdxTest {

    private static final int U8 = 0x08;

    @TempDir private Path folder;
    private Path labels;

    @BeforeEach
    void writeLabels() throws IOException {
        labels = Files.write(folder.resolve("labels"), idx(U8, new int[] {3}, 2, 0, 1));
    }

    @Test
    void goodFilesGivePixelsAndLabels() throws IOException {
        byte[] images = idx(U8, new int[] {3, 1, 2}, 0, 255, 7, 8, 9, 128);
        for (Path file : List.of(file("i", images), file("i.gz", gzip(images)))) {
            DataSet set = IdxReader.read("own", file, labels);
            assertArrayEquals(new double[] {0, 255, 7, 8, 9, 128}, set.featuresUnsafe());
            assertArrayEquals(new int[] {2, 0, 1}, set.labelsUnsafe());
            assertEquals(3, set.classCount());
            assertEquals("pixel 0,1", set.featureNames().get(1));
        }
    }

    @Test
    void everyTypeIsBigEndian() throws IOException {
        var doubles = ByteBuffer.allocate(8 + 24).put(new byte[] {0, 0, 0x0E, 1}).putInt(3);
        doubles.putDouble(-1.5).putDouble(5e-324).putDouble(2);
        Path file = file("d", doubles.array());
        assertArrayEquals(
                new double[] {-1.5, 5e-324, 2},
                IdxReader.read("own", file, labels).featuresUnsafe());
        var shorts = ByteBuffer.allocate(8 + 6).put(new byte[] {0, 0, 0x0B, 1}).putInt(3);
        shorts.putShort((short) -2).putShort((short) 300).putShort((short) 0);
        assertArrayEquals(
                new double[] {-2, 300, 0},
                IdxReader.read("own", file("s", shorts.array()), labels).featuresUnsafe());
    }

    @Test
    void idx01Empty() throws IOException {
        refused("FILE-03", new byte[0], "is empty");
    }

    @Test
    void idx02ThreeBytes() throws IOException {
        refused("IDX-02", new byte[3], "does not begin");
    }

    @Test
    void idx03FirstBytesNotZero() throws IOException {
        refused("IDX-02", new byte[] {1, 0, 8, 1, 0, 0, 0, 1, 5}, "does not begin");
    }

    @Test
    void idx04UnknownType() throws IOException {
        refused("IDX-02", idx(0x07, new int[] {3}, 1, 2, 3), "type byte 0x07; allowed are 08");
    }

    @Test
    void idx05NoDimensions() throws IOException {
        refused("IDX-02", new byte[] {0, 0, 8, 0, 1}, "0 dimensions declared");
    }

    @Test
    void idx06TooManyDimensions() throws IOException {
        refused("IDX-02", new byte[] {0, 0, 8, (byte) 255, 1}, "255 dimensions declared");
    }

    @Test
    void idx07NegativeDimension() throws IOException {
        refused("IDX-02", idx(U8, new int[] {0x80000000}, 1, 2), "dimension -2147483648");
        refused("IDX-02", idx(U8, new int[] {0}), "dimension 0");
    }

    @Test
    void idx08ProductOverflowsInt() throws IOException {
        refused("IDX-01", idx(U8, new int[] {65536, 65536}, 1), "promises 65536x65536");
    }

    @Test
    void idx09ProductOverflowsLong() throws IOException {
        int[] shape = {1 << 30, 1 << 30, 1 << 30};
        refused("IDX-01", idx(U8, shape, 1), "1073741824x1073741824x1073741824");
    }

    @Test
    void idx10OneByteShort() throws IOException {
        refused("IDX-01", idx(U8, new int[] {3, 2}, 1, 2, 3, 4, 5), "file has 5 bytes after");
    }

    @Test
    void idx11OneByteLong() throws IOException {
        refused("IDX-01", idx(U8, new int[] {3}, 1, 2, 3, 4), "file has 4 bytes after");
    }

    @Test
    void idx12GzipWherePlainIsDeclared() throws IOException {
        refused("IDX-03", gzip(idx(U8, new int[] {3}, 1, 2, 3)), "still compressed");
        Path plain = file("plain.gz", idx(U8, new int[] {3}, 1, 2, 3));
        refused("IDX-03", plain, "not gzip");
    }

    @Test
    void idx13GzipTruncated() throws IOException {
        byte[] whole = gzip(idx(U8, new int[] {3}, 1, 2, 3));
        for (int length = 1; length < whole.length; length++) {
            refused("IDX-03", file("t.gz", Arrays.copyOf(whole, length)), "damaged");
        }
    }

    @Test
    void idx14GzipWithWrongChecksum() throws IOException {
        byte[] whole = gzip(idx(U8, new int[] {3}, 1, 2, 3));
        whole[whole.length - 8] ^= 1;
        refused("IDX-03", file("t.gz", whole), "damaged");
    }

    @Test
    void idx15DifferentCounts() throws IOException {
        refused("IDX-04", idx(U8, new int[] {2, 1}, 1, 2), "holds 2 samples", "holds 3 labels");
    }

    @Test
    void idx16LittleEndianDimensions() throws IOException {
        int[] shape = {Integer.reverseBytes(3), Integer.reverseBytes(2)};
        refused("IDX-02", idx(U8, shape, 1, 2, 3, 4, 5, 6), "little-endian");
    }

    @Test
    void idx17GzipBomb() throws IOException {
        byte[] bomb = gzip(new byte[48 << 20]);
        assertTrue(bomb.length < (48 << 20) / 900, "a real bomb");
        refused("IDX-05", file("bomb.gz", bomb), "LIMIT");
    }

    @Test
    void idx18HugeClaimInASmallFile() throws IOException {
        refused(
                "IDX-05",
                idx(U8, new int[] {1 << 20, 1 << 20}, 1, 2, 3, 4),
                "1099511627776",
                "LIMIT");
    }

    @Test
    void labelsMustBeClasses() throws IOException {
        Path images = file("i", idx(U8, new int[] {3, 1}, 1, 2, 3));
        labels = file("l", idx(U8, new int[] {3}, 0, 0, 200));
        refused("IDX-04", images, "label 200");
        labels = file("l", idx(U8, new int[] {3}, 0, 0, 0));
        refused("DATA-02", images, "one class only");
        labels = file("l", idx(0x09, new int[] {3}, 0, 1, -1));
        refused("IDX-04", images, "label -1 of sample 3");
        labels = images;
        refused("IDX-02", images, "labels have one dimension");
    }

    @Test
    void aMissingFileIsNamed() {
        refused("FILE-01", folder.resolve("label"), "Similar: labels");
    }

    private void refused(String code, byte[] images, String... expected) throws IOException {
        refused(code, file("images", images), expected);
    }

    private void refused(String code, Path images, String... expected) {
        var error = assertThrows(DataException.class, () -> IdxReader.read("own", images, labels));
        String message = error.getMessage();
        assertEquals(code, error.code(), message);
        for (String part : expected) {
            assertTrue(message.contains(part), message);
        }
        assertTrue(message.contains(" Try: ") && message.length() <= 400, message);
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static byte[] idx(int type, int[] shape, int... payload) {
        var bytes = ByteBuffer.allocate(4 + 4 * shape.length + payload.length);
        bytes.put(new byte[] {0, 0, (byte) type, (byte) shape.length});
        Arrays.stream(shape).forEach(bytes::putInt);
        Arrays.stream(payload).forEach(value -> bytes.put((byte) value));
        return bytes.array();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
