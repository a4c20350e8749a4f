package org.costate.control.formula;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** The constants of a class file [Java Virtual Machine Specification, §4.4]. */
final class ConstantPool {

    private static final int UTF8 = 1;
    private static final int DOUBLE = 6;
    private static final int CLASS = 7;
    private static final int METHOD = 10;
    private static final int NAME_AND_TYPE = 12;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final Map<Object, Integer> known = new HashMap<>();
    private int next = 1;

    int utf8(String text) {
        return entry(
                text,
                1,
                () -> {
                    out.writeByte(UTF8);
                    out.writeUTF(text);
                });
    }

    int classNamed(String internal) {
        int name = utf8(internal);
        return entry(
                "class " + internal,
                1,
                () -> {
                    out.writeByte(CLASS);
                    out.writeShort(name);
                });
    }

    int number(double value) {
        return entry(
                Double.doubleToRawLongBits(value),
                2,
                () -> {
                    out.writeByte(DOUBLE);
                    out.writeDouble(value);
                });
    }

    int method(String owner, String name, String type) {
        int ownerIndex = classNamed(owner);
        int nameIndex = utf8(name);
        int typeIndex = utf8(type);
        int pair =
                entry(
                        "pair " + name + type,
                        1,
                        () -> {
                            out.writeByte(NAME_AND_TYPE);
                            out.writeShort(nameIndex);
                            out.writeShort(typeIndex);
                        });
        return entry(
                "method " + owner + "." + name + type,
                1,
                () -> {
                    out.writeByte(METHOD);
                    out.writeShort(ownerIndex);
                    out.writeShort(pair);
                });
    }

    private interface Writer {
        void write() throws IOException;
    }

    private int entry(Object key, int places, Writer writer) {
        Integer index = known.get(key);
        if (index != null) {
            return index;
        }
        try {
            writer.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int made = next;
        next += places;
        known.put(key, made);
        return made;
    }

    int count() {
        return next;
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
