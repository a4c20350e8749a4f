package org.costate.control.formula;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** A node of a {@link Graph}: two equal expressions of a graph are the same node. */
final class Node {

    final int id;
    final Op op;
    final @Nullable Node a;
    final @Nullable Node b;
    final @Nullable Node c;
    final double value;
    final String name;

    /** The symbols it depends on, by their number in the graph. */
    final BitSet symbols;

    Node(
            int id,
            Op op,
            @Nullable Node a,
            @Nullable Node b,
            @Nullable Node c,
            double value,
            String name,
            BitSet symbols) {
        this.id = id;
        this.op = op;
        this.a = a;
        this.b = b;
        this.c = c;
        this.value = value;
        this.name = name;
        this.symbols = symbols;
    }

    boolean is(double number) {
        return op == Op.NUMBER && value == number;
    }

    boolean isNumber() {
        return op == Op.NUMBER;
    }
}
