package org.costate.control.formula;

import java.io.ByteArrayOutputStream;

/** The straight-line code of one method on doubles; keeps count of its stack. */
final class MethodCode {

    private final ConstantPool pool;
    private final ByteArrayOutputStream code = new ByteArrayOutputStream();
    private int depth;
    private int deepest;
    private int locals;

    MethodCode(ConstantPool pool, int arguments) {
        this.pool = pool;
        this.locals = arguments;
    }

    int size() {
        return code.size();
    }

    int deepest() {
        return deepest;
    }

    int locals() {
        return locals;
    }

    byte[] toBytes() {
        return code.toByteArray();
    }

    /** Returns a new local variable for a double. */
    int newDouble() {
        locals += 2;
        return locals - 2;
    }

    private void grow(int by) {
        depth += by;
        deepest = Math.max(deepest, depth);
    }

    private void op(int opcode) {
        code.write(opcode);
    }

    private void two(int value) {
        code.write(value >> 8);
        code.write(value);
    }

    private void variable(int opcode, int index) {
        if (index > 255) {
            op(0xc4); // wide
            op(opcode);
            two(index);
        } else {
            op(opcode);
            op(index);
        }
    }

    void loadDouble(int index) {
        variable(0x18, index);
        grow(2);
    }

    void storeDouble(int index) {
        variable(0x39, index);
        grow(-2);
    }

    void loadArray(int index) {
        variable(0x19, index);
        grow(1);
    }

    void integer(int value) {
        if (value < 1 << 15) {
            op(0x11); // sipush
            two(value);
        } else {
            throw new IllegalArgumentException("index " + value + " is too large for code");
        }
        grow(1);
    }

    /** Replaces an array and an index by an element that is an array. */
    void elementArray() {
        op(0x32);
        grow(-1);
    }

    /** Replaces an array and an index by a double. */
    void elementDouble() {
        op(0x31);
    }

    /** Stores a double in an array, both and the index taken from the stack. */
    void storeElement() {
        op(0x52);
        grow(-4);
    }

    void number(double value) {
        if (Double.doubleToRawLongBits(value) == 0 || value == 1) {
            op(value == 1 ? 0x0f : 0x0e);
        } else {
            op(0x14); // ldc2_w
            two(pool.number(value));
        }
        grow(2);
    }

    void add() {
        binary(0x63);
    }

    void subtract() {
        binary(0x67);
    }

    void multiply() {
        binary(0x6b);
    }

    void divide() {
        binary(0x6f);
    }

    private void binary(int opcode) {
        op(opcode);
        grow(-2);
    }

    void negate() {
        op(0x77);
    }

    void duplicate() {
        op(0x5c);
        grow(2);
    }

    /** Calls a static method of doubles. */
    void call(String owner, String name, int arguments) {
        op(0xb8);
        two(pool.method(owner, name, "(" + "D".repeat(arguments) + ")D"));
        grow(2 - 2 * arguments);
    }

    /** Calls the constructor of {@code Object} on the receiver and returns. */
    void constructor() {
        loadArray(0);
        op(0xb7);
        two(pool.method("java/lang/Object", "<init>", "()V"));
        finish();
    }

    void finish() {
        op(0xb1);
    }
}
