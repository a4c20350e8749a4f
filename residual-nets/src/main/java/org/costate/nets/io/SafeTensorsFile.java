package org.costate.nets.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;

/** Bytes to {@link SafeTensors} and back. */
final class SafeTensorsFile {

    private static final long LONGEST_HEADER = 100_000_000;
    private static final long LONGEST_FILE = Integer.MAX_VALUE - 64;

    private SafeTensorsFile() {}

    static SafeTensors read(Path path, boolean sealed) {
        FileProblem.of(path)
                .ifPresent(
                        p -> {
                            throw new ModelFileException(p.code(), p.problem(), p.remedy());
                        });
        try {
            if (Files.size(path) > LONGEST_FILE) {
                throw new ModelFileException(
                        "ST-05",
                        Wording.path(path) + " is longer than 2 GiB (LIMIT).",
                        "a model in several files.");
            }
            return parse(Wording.path(path), Files.readAllBytes(path), sealed);
        } catch (IOException e) {
            FileProblem p = FileProblem.whileReading(path, e);
            throw new ModelFileException(p.code(), p.problem(), p.remedy(), e);
        }
    }

    /** Reads the bytes of a file; a sealed one must carry our checksum. */
    static SafeTensors parse(String file, byte[] bytes, boolean sealed) {
        int headerEnd = headerEnd(file, bytes);
        requireSeal(file, bytes, headerEnd, sealed);
        ByteBuffer all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        TensorHeader header =
                TensorHeaderReader.read(
                        file, all.slice(8, headerEnd - 8), bytes.length - headerEnd);
        List<Tensor> tensors =
                header.entries().stream().map(e -> tensor(file, e, all, headerEnd)).toList();
        return SafeTensors.of(tensors).withMetadata(header.metadata());
    }

    private static int headerEnd(String file, byte[] bytes) {
        if (bytes.length > 3 && ByteBuffer.wrap(bytes).getInt() == 0xACED0005) {
            throw new ModelFileException(
                    "CKPT-02",
                    file + " is a Java-serialised object, which we never read.",
                    "a .safetensors file.");
        }
        if (bytes.length < 8) {
            throw header(file + " has " + bytes.length + " bytes; a header needs 8 and more.");
        }
        long length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length < 2 || length > LONGEST_HEADER || length > bytes.length - 8) {
            throw header(
                    Wording.text(
                            "%s: header length %s; allowed are 2 to %d, and the file has %d bytes.",
                            file, Long.toUnsignedString(length), LONGEST_HEADER, bytes.length));
        }
        return 8 + (int) length;
    }

    private static void requireSeal(String file, byte[] bytes, int headerEnd, boolean sealed) {
        boolean on = Seal.isOn(bytes, headerEnd);
        if (on && !Seal.isIntact(bytes, headerEnd)) {
            throw new ModelFileException(
                    "CKPT-01",
                    file + " failed its checksum: it is damaged, or another program changed it.",
                    "an earlier checkpoint, or a copy.");
        }
        if (sealed && !on) {
            throw new ModelFileException(
                    "CKPT-01",
                    file + " carries no checksum; a checkpoint must.",
                    "a file that this program has written.");
        }
    }

    private static Tensor tensor(String file, TensorEntry entry, ByteBuffer all, int from) {
        if (!entry.dtype().isReadable()) {
            throw new ModelFileException(
                    "MODEL-01",
                    Wording.text(
                            "%s: tensor %s is %s; this program reads F64, F32 and I64.",
                            file, Wording.quoted(entry.name()), entry.dtype()),
                    "saving the model in F64.");
        }
        int size = (int) (entry.end() - entry.begin());
        ByteBuffer bytes = all.slice(from + (int) entry.begin(), size).order(all.order());
        int count = size / entry.dtype().bytes();
        if (entry.dtype() == DType.I64) {
            long[] values = new long[count];
            bytes.asLongBuffer().get(values);
            return Tensor.ofLongs(entry.name(), values, entry.shape());
        }
        double[] values = new double[count];
        if (entry.dtype() == DType.F64) {
            bytes.asDoubleBuffer().get(values);
            return Tensor.of(entry.name(), values, entry.shape());
        }
        for (int i = 0; i < count; i++) {
            values[i] = bytes.getFloat(4 * i);
        }
        return Tensor.ofFloats(entry.name(), values, entry.shape());
    }

    /** Returns the sealed bytes of a file. */
    static byte[] bytes(SafeTensors content) {
        var metadata = new LinkedHashMap<>(content.metadata());
        metadata.put(Seal.KEY, Seal.OPEN);
        byte[] header = TensorHeaderWriter.bytes(content.tensors(), metadata);
        long payload =
                content.tensors().stream()
                        .mapToLong(t -> (long) t.size() * t.dtype().bytes())
                        .sum();
        if (8 + header.length + payload > LONGEST_FILE || header.length > LONGEST_HEADER) {
            throw new OutputException(
                    "OUT-01", "the model needs more than 2 GiB (LIMIT).", "a smaller model.");
        }
        ByteBuffer out = ByteBuffer.allocate(8 + header.length + (int) payload);
        out.order(ByteOrder.LITTLE_ENDIAN).putLong(header.length).put(header);
        content.tensors().forEach(tensor -> put(tensor, out));
        Seal.close(out.array(), 8 + header.length);
        return out.array();
    }

    private static void put(Tensor tensor, ByteBuffer out) {
        switch (tensor.dtype()) {
            case I64 -> {
                for (long value : tensor.longs()) {
                    out.putLong(value);
                }
            }
            case F32 -> {
                for (double value : tensor.valuesUnsafe()) {
                    out.putFloat((float) value);
                }
            }
            default -> {
                for (double value : tensor.valuesUnsafe()) {
                    out.putDouble(value);
                }
            }
        }
    }

    private static ModelFileException header(String problem) {
        return new ModelFileException("ST-01", problem, "a .safetensors file.");
    }
}
