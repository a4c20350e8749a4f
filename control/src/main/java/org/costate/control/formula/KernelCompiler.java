package org.costate.control.formula;

import java.util.ArrayList;
import java.util.List;

/**
 * Compiles an assembly to byte code: every operation one instruction or one call, in the order and
 * with the bits of {@link Interpreter}.
 *
 * <p>A node used once stands where it is used; others are local variables. Long programs are cut
 * into methods short enough for the just-in-time compiler, which refuses more than 8000 bytes, and
 * hand values on in an array.
 */
final class KernelCompiler {

    private static final int LONGEST = 6500;
    private static final int NODE_BYTES = 18; // three operands, an operation, a variable
    private static final int STORE_BYTES = 16;
    private static final int DEEPEST = 24;
    private static final int ARGUMENTS = 10; // this, t (two places), seven arrays
    private static final int FIRST_ARRAY = 3;
    private static final int VECTOR = 7;
    private static final int MATRIX = 8;
    private static final int SPILL = 9;
    private static final String FAST_MATH = "org/hipparchus/util/FastMath";
    private static final String MATH = "java/lang/Math";
    private static final String OP = "org/costate/control/formula/Op";

    private final Assembly assembly;
    private final int[] uses;
    private final int[] locals;
    private final int[] spills;
    private final int[] depths;
    private final List<Kernel> parts = new ArrayList<>();
    private ConstantPool pool = new ConstantPool();
    private MethodCode code = new MethodCode(pool, ARGUMENTS);
    private int spilled;

    private KernelCompiler(Assembly assembly) {
        this.assembly = assembly;
        int n = assembly.nodes().size();
        this.uses = new int[n];
        this.locals = new int[n];
        this.spills = new int[n];
        this.depths = new int[n];
        java.util.Arrays.fill(locals, -1);
        java.util.Arrays.fill(spills, -1);
    }

    static Kernel compile(Assembly assembly) {
        return new KernelCompiler(assembly).kernel();
    }

    private Kernel kernel() {
        count();
        for (int i = 0; i < uses.length; i++) {
            if (shared(i)) {
                cut();
                Node n = assembly.nodes().get(i);
                value(n);
                locals[i] = code.newDouble();
                code.storeDouble(locals[i]);
                if (crosses(i)) {
                    spill(i);
                }
            }
        }
        for (Assembly.Store store : assembly.stores()) {
            cut();
            store(store);
        }
        code.finish();
        parts.add(KernelClass.load(pool, code));
        return spilled == 0 ? parts.get(0) : new PartedKernel(parts, spilled);
    }

    private void count() {
        for (int i = 0; i < uses.length; i++) {
            Node n = assembly.nodes().get(i);
            int depth = 0;
            for (Node operand : new Node[] {n.a, n.b, n.c}) {
                if (operand != null) {
                    int at = assembly.position(operand);
                    uses[at]++;
                    depth = Math.max(depth, depths[at]);
                }
            }
            depths[i] = depth + 1;
            if (depths[i] > DEEPEST) {
                uses[i]++; // a variable of its own keeps the stack low
                depths[i] = 1;
            }
        }
        for (Assembly.Store store : assembly.stores()) {
            uses[assembly.position(store.node())]++;
        }
    }

    private boolean shared(int i) {
        return uses[i] > 1 && !assembly.nodes().get(i).isNumber();
    }

    /** Values may be needed by a later method once the program is long enough to be cut. */
    private boolean crosses(int i) {
        int most = NODE_BYTES * uses.length + STORE_BYTES * assembly.stores().size();
        return most > LONGEST && assembly.nodes().get(i).op.arity() > 0;
    }

    private void spill(int i) {
        spills[i] = spilled++;
        code.loadArray(SPILL);
        code.integer(spills[i]);
        code.loadDouble(locals[i]);
        code.storeElement();
    }

    /** Begins a new method if this one is long. */
    private void cut() {
        if (code.size() < LONGEST) {
            return;
        }
        code.finish();
        parts.add(KernelClass.load(pool, code));
        pool = new ConstantPool();
        code = new MethodCode(pool, ARGUMENTS);
        java.util.Arrays.fill(locals, -1);
    }

    private void store(Assembly.Store store) {
        if (store.row() < 0) {
            code.loadArray(VECTOR);
        } else {
            code.loadArray(MATRIX);
            code.integer(store.row());
            code.elementArray();
        }
        code.integer(store.column());
        operand(store.node());
        code.storeElement();
    }

    /** Pushes a node: from its variable, from an earlier method, or computed here. */
    private void operand(Node n) {
        int i = assembly.position(n);
        if (locals[i] >= 0) {
            code.loadDouble(locals[i]);
        } else if (spills[i] >= 0) {
            code.loadArray(SPILL);
            code.integer(spills[i]);
            code.elementDouble();
        } else {
            value(n);
        }
    }

    private void value(Node n) {
        switch (n.op) {
            case NUMBER -> code.number(n.value);
            case SYMBOL -> symbol(assembly.places()[assembly.position(n)]);
            case POWER_OF -> power(n);
            default -> {
                operand(n.a);
                if (n.b != null) {
                    operand(n.b);
                }
                if (n.c != null) {
                    operand(n.c);
                }
                apply(n.op);
            }
        }
    }

    private void symbol(int place) {
        int block = place >> Layout.SHIFT;
        if (block == 0) {
            code.loadDouble(1);
            return;
        }
        code.loadArray(FIRST_ARRAY + block - 1);
        code.integer(place & ((1 << Layout.SHIFT) - 1));
        code.elementDouble();
    }

    private void power(Node n) {
        if (n.value == -1) {
            code.number(1);
            operand(n.a);
            code.divide();
            return;
        }
        operand(n.a);
        if (n.value == 2 || n.value == 4) {
            code.duplicate();
            code.multiply();
            if (n.value == 4) {
                code.duplicate();
                code.multiply();
            }
        } else if (n.value == 3) {
            code.duplicate();
            code.duplicate();
            code.multiply();
            code.multiply();
        } else {
            code.number(n.value);
            code.call(OP, "power", 2);
        }
    }

    private void apply(Op op) {
        switch (op) {
            case PLUS -> code.add();
            case MINUS -> code.subtract();
            case TIMES -> code.multiply();
            case OVER -> code.divide();
            case NEGATE -> code.negate();
            case SQRT, ABS, MIN, MAX -> code.call(MATH, Functions.name(op), op.arity());
            case SIGN -> code.call(MATH, "signum", 1);
            case ERF -> code.call("org/hipparchus/special/Erf", "erf", 1);
            case WHERE -> code.call(OP, "where", 3);
            default -> code.call(FAST_MATH, Functions.name(op), op.arity());
        }
    }
}
