package org.costate.nets.io;

import java.util.Arrays;
import java.util.Optional;

/** The element types of the safetensors format; we read and write three of them. */
public enum DType {
    /** IEEE double. */
    F64(8, true),
    /** IEEE single. */
    F32(4, true),
    /** Signed, 64 bits. */
    I64(8, true),
    /** IEEE half. */
    F16(2, false),
    /** Upper half of a single. */
    BF16(2, false),
    /** Eight bits, 5 of them exponent. */
    F8_E5M2(1, false),
    /** Eight bits, 4 of them exponent. */
    F8_E4M3(1, false),
    /** Unsigned, 64 bits. */
    U64(8, false),
    /** Signed, 32 bits. */
    I32(4, false),
    /** Unsigned, 32 bits. */
    U32(4, false),
    /** Signed, 16 bits. */
    I16(2, false),
    /** Unsigned, 16 bits. */
    U16(2, false),
    /** Signed, 8 bits. */
    I8(1, false),
    /** Unsigned, 8 bits. */
    U8(1, false),
    /** One byte, 0 or 1. */
    BOOL(1, false);

    private final int bytes;
    private final boolean readable;

    DType(int bytes, boolean readable) {
        this.bytes = bytes;
        this.readable = readable;
    }

    /** Returns the size of one element. */
    public int bytes() {
        return bytes;
    }

    /** Tells whether we can turn it into numbers. */
    public boolean isReadable() {
        return readable;
    }

    static Optional<DType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }
}
