package org.costate.nets.data;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.costate.nets.io.Wording;

/**
 * One IDX file in memory: two zero bytes, a type, a number of dimensions, big-endian dimensions,
 * then the numbers.
 *
 * <p>Every declared size is compared with the bytes that are really there before it is used.
 */
final class IdxFile {

    /** The types of numbers, with their size in bytes. */
    enum Type {
        UNSIGNED_BYTE(0x08, 1),
        BYTE(0x09, 1),
        SHORT(0x0B, 2),
        INT(0x0C, 4),
        FLOAT(0x0D, 4),
        DOUBLE(0x0E, 8);

        private final int mark;
        private final int bytes;

        Type(int mark, int bytes) {
            this.mark = mark;
            this.bytes = bytes;
        }
    }

    private static final int MOST_DIMENSIONS = 8;
    private static final long MOST_ELEMENTS = 1L << 32;

    private final Path path;
    private final Type type;
    private final int[] shape;
    private final ByteBuffer payload;

    private IdxFile(Path path, Type type, int[] shape, ByteBuffer payload) {
        this.path = path;
        this.type = type;
        this.shape = shape;
        this.payload = payload;
    }

    static IdxFile read(Path path) {
        byte[] bytes = IdxBytes.read(path);
        var header = ByteBuffer.wrap(bytes);
        if (bytes.length < 4 || header.getShort(0) != 0) {
            throw notIdx(path, "does not begin with the four bytes 00 00 type dimensions");
        }
        Type type = type(path, bytes[2]);
        int dimensions = bytes[3] & 255;
        if (dimensions == 0 || dimensions > MOST_DIMENSIONS) {
            throw notIdx(
                    path, dimensions + " dimensions declared; allowed are 1 to " + MOST_DIMENSIONS);
        }
        if (bytes.length < 4 + 4 * dimensions) {
            throw notIdx(path, "ends inside its header, after " + bytes.length + " bytes");
        }
        int[] shape = IntStream.range(0, dimensions).map(i -> header.getInt(4 + 4 * i)).toArray();
        ByteBuffer payload = header.position(4 + 4 * dimensions).slice();
        var file = new IdxFile(path, type, shape, payload);
        file.requireLength();
        return file;
    }

    private static Type type(Path path, byte mark) {
        return Arrays.stream(Type.values())
                .filter(type -> type.mark == mark)
                .findFirst()
                .orElseThrow(
                        () ->
                                notIdx(
                                        path,
                                        Wording.text(
                                                "type byte 0x%02X; allowed are 08, 09, 0B, 0C, 0D, 0E",
                                                mark)));
    }

    private void requireLength() {
        for (int extent : shape) {
            if (extent <= 0 && !fits(swapped())) {
                throw notIdx(path, "dimension " + extent + "; allowed are 1 to 2147483647");
            }
        }
        if (fits(shape)) {
            return;
        }
        if (fits(swapped())) {
            throw notIdx(path, "its dimensions are little-endian; IDX is big-endian");
        }
        long elements = saturatingProduct(shape);
        if (elements == Long.MAX_VALUE || elements <= MOST_ELEMENTS) {
            throw wrongLength();
        }
        throw new DataException(
                "IDX-05",
                Wording.text(
                        "%s: header promises %s = %d numbers, above the limit %d; the file has %d bytes after the header (LIMIT).",
                        shown(), shapeText(), elements, MOST_ELEMENTS, payload.limit()),
                "download it again.");
    }

    private DataException wrongLength() {
        return new DataException(
                "IDX-01",
                Wording.text(
                        "%s: header promises %s of %d bytes each, file has %d bytes after the header. Truncated download, or still compressed?",
                        shown(), shapeText(), type.bytes, payload.limit()),
                "download it again.");
    }

    private boolean fits(int[] extents) {
        long elements = saturatingProduct(extents);
        return elements > 0
                && payload.limit() % type.bytes == 0
                && elements == payload.limit() / type.bytes;
    }

    private int[] swapped() {
        return Arrays.stream(shape).map(Integer::reverseBytes).toArray();
    }

    /**
     * Returns the product, the greatest long if it overflows, or -1 if an extent is not positive.
     */
    private static long saturatingProduct(int[] extents) {
        long product = 1;
        for (int extent : extents) {
            if (extent <= 0) {
                return -1;
            }
            product = product > Long.MAX_VALUE / extent ? Long.MAX_VALUE : product * extent;
        }
        return product;
    }

    private String shapeText() {
        return Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining("x"));
    }

    private static DataException notIdx(Path path, String what) {
        return new DataException(
                "IDX-02",
                Wording.path(path) + " is not a valid IDX file: " + what + ".",
                "a file whose name holds idx1 or idx3.");
    }

    String shown() {
        return Wording.path(path);
    }

    Type type() {
        return type;
    }

    boolean isWhole() {
        return type != Type.FLOAT && type != Type.DOUBLE;
    }

    int[] shape() {
        return shape;
    }

    long elements() {
        return payload.limit() / type.bytes;
    }

    /** Returns the numbers per sample. */
    long width() {
        return elements() / shape[0];
    }

    /** Writes all numbers into the array, beginning at the given place. */
    void copyTo(double[] out, int at) {
        int count = (int) elements();
        for (int i = 0; i < count; i++) {
            out[at + i] = number(i);
        }
    }

    private double number(int i) {
        return switch (type) {
            case UNSIGNED_BYTE -> payload.get(i) & 255;
            case BYTE -> payload.get(i);
            case SHORT -> payload.getShort(2 * i);
            case INT -> payload.getInt(4 * i);
            case FLOAT -> payload.getFloat(4 * i);
            case DOUBLE -> payload.getDouble(8 * i);
        };
    }
}
