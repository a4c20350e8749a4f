package org.costate.nets.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeTensorsTest {

    @TempDir private Path folder;

    private Path file() {
        return folder.resolve("model.safetensors");
    }

    @Test
    void everyBitComesBack() {
        double[] strange = {-0.0, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN, 0.1, -1.0 / 0};
        long[] seeds = {Long.MIN_VALUE, (1L << 53) + 1, -1, Long.MAX_VALUE};
        var written =
                SafeTensors.of(
                                List.of(
                                        Tensor.of("layer.0/weight", strange, 2, 3),
                                        Tensor.ofLongs("random", seeds, 4),
                                        Tensor.ofFloats("small", new double[] {0.1, 1e300}, 2)))
                        .withMetadata(Map.of("activation", "tanh \"\u00fc\" \n"));
        written.write(file());
        SafeTensors read = SafeTensors.readSealed(file());
        assertEquals(written.tensors(), read.tensors());
        assertEquals(written.metadata(), read.metadata());
        assertArrayEquals(seeds, read.tensor("random").longs());
        assertEquals((double) 0.1f, read.tensor("small").values()[0]);
        assertEquals(List.of("layer.0/weight", "small"), read.nonFinite());
    }

    @Test
    void writingWhatWasReadGivesTheSameBytes() throws IOException {
        sample(9).write(file());
        byte[] first = Files.readAllBytes(file());
        SafeTensors.read(file()).write(file());
        assertArrayEquals(first, Files.readAllBytes(file()));
    }

    @Test
    void scalarsAndEmptyTensorsAreTensors() {
        var written =
                SafeTensors.of(
                        List.of(
                                Tensor.of("scalar", new double[] {3.25}),
                                Tensor.of("empty", new double[0], 1L << 40, 1L << 40, 0)));
        written.write(file());
        assertEquals(written.tensors(), SafeTensors.read(file()).tensors());
        assertEquals(0, SafeTensors.read(file()).tensor("scalar").shape().length);
    }

    @Test
    void theLayoutIsTheOneOfTheFormat() throws IOException {
        SafeTensors.of(List.of(Tensor.of("w", new double[] {1.5, -2}, 1, 2))).write(file());
        var bytes = ByteBuffer.wrap(Files.readAllBytes(file())).order(ByteOrder.LITTLE_ENDIAN);
        int length = (int) bytes.getLong();
        assertEquals(0, length % 8);
        byte[] header = new byte[length];
        bytes.get(header);
        String json = new String(header, StandardCharsets.UTF_8).stripTrailing();
        assertEquals(
                "{\"__metadata__\":{\"costate.sha256\":\"\"},"
                        + "\"w\":{\"dtype\":\"F64\",\"shape\":[1,2],\"data_offsets\":[0,16]}}",
                json.replaceAll("[0-9a-f]{64}", ""));
        assertEquals(1.5, bytes.getDouble());
        assertEquals(-2, bytes.getDouble());
        assertFalse(bytes.hasRemaining());
    }

    @Test
    void everyFlippedBitIsNoticed() throws IOException {
        sample(3).write(file());
        byte[] good = Files.readAllBytes(file());
        var random = new SplittableRandom(23);
        for (int i = 0; i < 1000; i++) {
            byte[] bad = good.clone();
            int bit = random.nextInt(8 * bad.length);
            bad[bit / 8] ^= (byte) (1 << bit % 8);
            refused(bad, "bit " + bit);
        }
    }

    @Test
    void everyTruncationIsNoticed() throws IOException {
        sample(3).write(file());
        byte[] good = Files.readAllBytes(file());
        for (int length = 0; length < good.length; length++) {
            refused(Arrays.copyOf(good, length), "length " + length);
        }
    }

    private static void refused(byte[] bytes, String what) {
        assertThrows(
                ModelFileException.class, () -> SafeTensorsFile.parse("bad", bytes, true), what);
    }

    @Test
    void namesAreUniqueAndShapesHoldTheirValues() {
        Tensor w = Tensor.of("w", new double[6], 2, 3);
        assertThrows(IllegalArgumentException.class, () -> SafeTensors.of(List.of(w, w)));
        assertThrows(IllegalArgumentException.class, () -> Tensor.of("w", new double[6], 2, 2));
        assertThrows(IllegalArgumentException.class, () -> Tensor.of("w", new double[6], -2, -3));
        assertThrows(
                IllegalArgumentException.class, () -> Tensor.of("__metadata__", new double[1], 1));
        assertThrows(IllegalStateException.class, w::longs);
    }

    static SafeTensors sample(long seed) {
        var random = new SplittableRandom(seed);
        double[] weights = random.doubles(30).toArray();
        var metadata = new LinkedHashMap<String, String>();
        metadata.put("z", "1");
        metadata.put("a", "2");
        return SafeTensors.of(
                        List.of(
                                Tensor.ofFloats("c", random.doubles(5).toArray(), 5),
                                Tensor.of("b", weights, 5, 6),
                                Tensor.ofLongs("a", random.longs(3).toArray(), 3)))
                .withMetadata(metadata);
    }
}
