package org.costate.nets.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every listed malformed safetensors file ends in its own code; odd but legal ones are read. */
class MalformedSafeTensorsTest {

    private static final String F64 = "\"dtype\":\"F64\",";

    @TempDir private Path folder;

    @Test
    void st01Empty() throws IOException {
        refused("FILE-03", new byte[0], "is empty");
    }

    @Test
    void st02SevenBytes() throws IOException {
        refused("ST-01", new byte[7], "has 7 bytes");
    }

    @Test
    void st03HeaderLengthZero() throws IOException {
        refused("ST-01", new byte[64], "header length 0");
    }

    @Test
    void st04HeaderPastTheEnd() throws IOException {
        refused("ST-01", prefixed(1L << 32), "header length 4294967296", "has 1024 bytes");
    }

    @Test
    void st05HeaderLengthOfTheSignBit() throws IOException {
        refused("ST-01", prefixed(1L << 63), "header length 9223372036854775808");
    }

    @Test
    void st06HeaderAboveTheLimit() throws IOException {
        refused("ST-01", prefixed(100_000_001), "allowed are 2 to 100000000");
    }

    @Test
    void st07FirstByteNoBrace() throws IOException {
        refused("ST-01", file(" {}", 0), "does not begin with {");
        refused("ST-01", file("[{}]", 0), "does not begin with {");
    }

    @Test
    void st08HeaderNotUtf8() throws IOException {
        byte[] bytes = file("{\"?\":1}", 0);
        bytes[10] = (byte) 0xFF;
        refused("ST-01", bytes, "not valid UTF-8");
    }

    @Test
    void st09HeaderNotJson() throws IOException {
        refused("ST-01", file("{\"a\":", 0), "header");
        refused("ST-01", file("{a:1}", 0), "header");
        refused("ST-01", file("{}{}", 0), "goes on after");
    }

    @Test
    void st10DuplicateKey() throws IOException {
        String entry = entry("a", F64, "[1]", "[0,8]");
        refused("ST-01", file("{" + entry + "," + entry + "}", 8), "Duplicate");
        String twice = "{\"a\":{" + F64 + F64 + "\"shape\":[1],\"data_offsets\":[0,8]}}";
        refused("ST-01", file(twice, 8), "Duplicate");
    }

    @Test
    void st11DeepNesting() throws IOException {
        String deep = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);
        refused("ST-03", file(deep, 0), "unknown key");
        String arrays = "{\"a\":{\"shape\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}}";
        refused("ST-03", file(arrays, 0), "not whole numbers");
    }

    @Test
    void st12BeginAfterEnd() throws IOException {
        refused("ST-02", tensor(F64, "[1]", "[8,0]", 8), "bytes 8-0");
    }

    @Test
    void st13NegativeOffset() throws IOException {
        refused("ST-03", tensor(F64, "[2]", "[-8,8]", 8), "not whole numbers from 0");
    }

    @Test
    void st14OffsetPastTheEnd() throws IOException {
        refused("ST-02", tensor(F64, "[2]", "[0,16]", 8), "allowed are 0-8");
        refused("ST-01", tensor(F64, "[2]", "[0,99999999999999999999]", 8), "header");
    }

    @Test
    void st15Overlap() throws IOException {
        String both = entry("a", F64, "[2]", "[0,16]") + "," + entry("b", F64, "[2]", "[8,24]");
        refused("ST-02", file("{" + both + "}", 24), "\"a\" and \"b\" overlap at bytes 8-16");
    }

    @Test
    void st16Hole() throws IOException {
        String both = entry("a", F64, "[1]", "[0,8]") + "," + entry("b", F64, "[1]", "[16,24]");
        refused("ST-02", file("{" + both + "}", 24), "bytes 8-16 belong to no tensor");
    }

    @Test
    void st17TrailingBytes() throws IOException {
        refused("ST-02", tensor(F64, "[1]", "[0,8]", 9), "bytes 8-9 belong to no tensor");
        refused("ST-02", file("{}", 1), "bytes 0-1 belong to no tensor");
    }

    @Test
    void st18ShapeDoesNotFillItsBytes() throws IOException {
        refused("ST-03", tensor(F64, "[3]", "[0,16]", 16), "needs 24 bytes, its offsets hold 16");
    }

    @Test
    void st19ShapeOverflows() throws IOException {
        String huge = "[4294967296,4294967296,2]";
        refused("ST-03", tensor(F64, huge, "[0,0]", 0), "needs more than 2^63 bytes");
        refused("ST-03", tensor(F64, "[2305843009213693952]", "[0,0]", 0), "more than 2^63");
    }

    @Test
    void st20UnknownDtype() throws IOException {
        refused("ST-03", tensor("\"dtype\":\"F65\",", "[1]", "[0,8]", 8), "dtype \"F65\"");
        refused("ST-03", tensor("\"dtype\":64,", "[1]", "[0,8]", 8), "unknown dtype");
    }

    @Test
    void st21DtypeMissing() throws IOException {
        refused("ST-03", tensor("", "[1]", "[0,8]", 8), "lacks one of dtype");
        refused("ST-03", file("{\"a\":{" + F64 + "\"shape\":[1],\"data_offsets\":[0]}}", 8), "two");
        refused("ST-03", tensor(F64 + "\"x\":1,", "[1]", "[0,8]", 8), "unknown key \"x\"");
    }

    @Test
    void st22MetadataNotAString() throws IOException {
        refused("ST-04", file("{\"__metadata__\":{\"epoch\":3}}", 0), "value of \"epoch\"");
    }

    @Test
    void st23And24OffsetsThatAreNoIntegers() throws IOException {
        refused("ST-03", tensor(F64, "[1]", "[1.5,9.5]", 10), "not whole numbers");
        refused("ST-03", tensor(F64, "[125]", "[0,1e3]", 1000), "not whole numbers");
        refused("ST-03", tensor(F64, "[\"1\"]", "[0,8]", 8), "not whole numbers");
        refused("ST-03", tensor(F64, "1", "[0,8]", 8), "not whole numbers");
    }

    @Test
    void st25To28OddButLegal() throws IOException {
        assertEquals(1, read(tensor(F64, "[]", "[0,8]", 8)).tensor("a").size());
        assertEquals(0, read(tensor(F64, "[3,0]", "[0,0]", 0)).tensor("a").size());
        byte[] nan = tensor(F64, "[1]", "[0,8]", 8);
        Arrays.fill(nan, nan.length - 8, nan.length, (byte) 0xFF);
        assertEquals(List.of("a"), read(nan).nonFinite());
        String padded = "{" + entry("a", F64, "[1]", "[0,8]") + "}" + " ".repeat(100);
        assertEquals(1, read(file(padded, 8)).tensors().size());
        assertEquals(0, read(file("{}", 0)).tensors().size());
    }

    @Test
    void st29To31OtherTensorsThanTheModels() throws IOException {
        SafeTensors read = read(tensor(F64, "[2,1]", "[0,16]", 16));
        mismatch(() -> read.tensor("layer"), "\"layer\" is missing among 1");
        mismatch(
                () -> read.tensor("a", DType.F64, 1, 2),
                "is F64 [2, 1], the model needs F64 [1, 2]");
        mismatch(() -> read.requireOnly(List.of("b")), "\"a\" has no place");
        read.tensor("a", DType.F64, 2, 1);
        read.requireOnly(List.of("a", "b"));
    }

    @Test
    void st32OtherType() throws IOException {
        Path half = write(tensor("\"dtype\":\"F16\",", "[4]", "[0,8]", 8));
        mismatch(() -> SafeTensors.read(half), "\"a\" is F16; this program reads F64, F32 and I64");
        SafeTensors single = read(tensor("\"dtype\":\"F32\",", "[2]", "[0,8]", 8));
        mismatch(() -> single.tensor("a", DType.F64, 2), "is F32 [2]");
    }

    @Test
    void aJavaObjectIsNeverRead() throws IOException {
        byte[] object = new byte[32];
        ByteBuffer.wrap(object).putInt(0xACED0005);
        refused("CKPT-02", object, "Java-serialised");
    }

    @Test
    void aSealIsVerifiedWhereThereIsOneAndDemandedOnRequest() throws IOException {
        Path unsealed = write(tensor(F64, "[1]", "[0,8]", 8));
        var error = assertThrows(ModelFileException.class, () -> SafeTensors.readSealed(unsealed));
        assertEquals("CKPT-01", error.code());
        Path sealed = folder.resolve("sealed");
        SafeTensorsTest.sample(1).write(sealed);
        byte[] bytes = Files.readAllBytes(sealed);
        bytes[bytes.length - 1] ^= 1;
        refused("CKPT-01", bytes, "failed its checksum");
    }

    private static void mismatch(Runnable read, String expected) {
        var error = assertThrows(ModelFileException.class, read::run);
        assertEquals("MODEL-01", error.code());
        assertTrue(error.getMessage().contains(expected), error::getMessage);
    }

    private void refused(String code, byte[] bytes, String... expected) throws IOException {
        Path file = write(bytes);
        var error = assertThrows(ModelFileException.class, () -> SafeTensors.read(file));
        String message = error.getMessage();
        assertEquals(code, error.code(), message);
        assertEquals(4, error.exitCode());
        for (String part : expected) {
            assertTrue(message.contains(part), message);
        }
        assertTrue(message.contains("bad.safetensors") && message.contains(" Try: "), message);
        assertTrue(message.length() <= 400 && message.lines().count() == 1, message);
    }

    private SafeTensors read(byte[] bytes) throws IOException {
        return SafeTensors.read(write(bytes));
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("bad.safetensors"), bytes);
    }

    private static byte[] prefixed(long length) {
        byte[] bytes = new byte[1024];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(length).put((byte) '{');
        return bytes;
    }

    private static byte[] tensor(String dtype, String shape, String offsets, int payload) {
        return file("{" + entry("a", dtype, shape, offsets) + "}", payload);
    }

    private static String entry(String name, String dtype, String shape, String offsets) {
        return "\"%s\":{%s\"shape\":%s,\"data_offsets\":%s}".formatted(name, dtype, shape, offsets);
    }

    private static byte[] file(String header, int payload) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length + payload)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .array();
    }
}
