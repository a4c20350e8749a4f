package org.costate.control.formula;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;

/** A class file with one method, loaded as a hidden class of this package. */
final class KernelClass {

    /** {@code run(t, a, b, c, k, y, m, w)}. */
    static final String TYPE = "(D[D[D[D[D[D[[D[D)V";

    private static final String PACKAGE = "org/costate/control/formula/";
    private static final int JAVA_8 = 52;
    private static final int PUBLIC_FINAL_SUPER = 0x31;
    private static final int PUBLIC = 1;

    private KernelClass() {}

    /** Loads the class whose method {@code run} has this code. */
    static Kernel load(ConstantPool pool, MethodCode run) {
        byte[] file = file(pool, run);
        try {
            return (Kernel)
                    MethodHandles.lookup()
                            .defineHiddenClass(file, true)
                            .lookupClass()
                            .getDeclaredConstructor()
                            .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("BUG-70: a compiled formula was not accepted", e);
        }
    }

    private static byte[] file(ConstantPool pool, MethodCode run) {
        int self = pool.classNamed(PACKAGE + "CompiledFormula");
        int parent = pool.classNamed("java/lang/Object");
        int kernel = pool.classNamed(PACKAGE + "Kernel");
        int init = pool.utf8("<init>");
        int initType = pool.utf8("()V");
        int name = pool.utf8("run");
        int type = pool.utf8(TYPE);
        int code = pool.utf8("Code");
        MethodCode constructor = new MethodCode(pool, 1);
        constructor.constructor();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(0xCAFEBABE);
            out.writeInt(JAVA_8);
            out.writeShort(pool.count());
            out.write(pool.toBytes());
            out.writeShort(PUBLIC_FINAL_SUPER);
            out.writeShort(self);
            out.writeShort(parent);
            out.writeShort(1);
            out.writeShort(kernel);
            out.writeShort(0); // fields
            out.writeShort(2);
            method(out, init, initType, code, constructor);
            method(out, name, type, code, run);
            out.writeShort(0); // attributes
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void method(
            DataOutputStream out, int name, int type, int attribute, MethodCode code)
            throws IOException {
        byte[] instructions = code.toBytes();
        out.writeShort(PUBLIC);
        out.writeShort(name);
        out.writeShort(type);
        out.writeShort(1);
        out.writeShort(attribute);
        out.writeInt(12 + instructions.length);
        out.writeShort(code.deepest());
        out.writeShort(code.locals());
        out.writeInt(instructions.length);
        out.write(instructions);
        out.writeInt(0); // handlers and attributes
    }
}
