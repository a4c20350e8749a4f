package org.costate.control.formula;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Formulas with equal parts shared: every node is made here, folded if its operands are numbers,
 * simplified if an identity allows it, and made only once.
 *
 * <p>Identities are those of real arithmetic ({@code 0·x = 0}, {@code x − x = 0}); they may remove
 * an operation that would not have been finite, and never add one. One thread.
 */
final class Graph {

    private record Key(Op op, int a, int b, int c, long value, String name) {}

    private final Map<Key, Node> nodes = new HashMap<>();
    private final List<Node> inOrder = new ArrayList<>();
    private final Map<Formula, Node> imported = new IdentityHashMap<>();
    private final Map<Node, Formula> exported = new HashMap<>();
    private final Map<String, Integer> symbolNumbers = new HashMap<>();

    /** Returns the formula with symbols replaced. */
    static Formula replaced(Formula root, Map<String, Formula> replacements) {
        Graph graph = new Graph();
        Map<String, Node> nodes = new HashMap<>();
        replacements.forEach((name, formula) -> nodes.put(name, graph.node(formula)));
        graph.imported.clear();
        return graph.formula(graph.node(root, nodes));
    }

    static Formula simplified(Formula root) {
        Graph graph = new Graph();
        return graph.formula(graph.node(root));
    }

    Node node(Formula root) {
        return node(root, Map.of());
    }

    private Node node(Formula root, Map<String, Node> replacements) {
        for (Formula f : PostOrder.of(root)) {
            if (!imported.containsKey(f)) {
                imported.put(f, imported(f, replacements));
            }
        }
        return imported.get(root);
    }

    private Node imported(Formula f, Map<String, Node> replacements) {
        switch (f.op) {
            case NUMBER:
                return number(f.value);
            case SYMBOL:
                Node replacement = replacements.get(f.name);
                return replacement == null ? symbol(f.name) : replacement;
            case POWER_OF:
                return power(imported.get(f.a), f.value);
            case WHERE:
                return where(imported.get(f.a), imported.get(f.b), imported.get(f.c));
            default:
                return f.op.arity() == 1
                        ? apply(f.op, imported.get(f.a))
                        : apply(f.op, imported.get(f.a), imported.get(f.b));
        }
    }

    /** Returns the node as a formula; shared nodes become shared formulas. */
    Formula formula(Node root) {
        for (Node n : reachable(List.of(root))) {
            if (!exported.containsKey(n)) {
                exported.put(n, export(n));
            }
        }
        return exported.get(root);
    }

    private Formula export(Node n) {
        switch (n.op) {
            case NUMBER:
                return Formula.number(n.value);
            case SYMBOL:
                return Formula.variable(n.name);
            case POWER_OF:
                return Formula.powerOf(exported.get(n.a), n.value);
            default:
                return Formula.node(n.op, exported.get(n.a), exported.get(n.b), exported.get(n.c));
        }
    }

    /** Returns what the roots are made of, operands first. */
    List<Node> reachable(List<Node> roots) {
        BitSet needed = new BitSet();
        int last = -1;
        for (Node root : roots) {
            needed.set(root.id);
            last = Math.max(last, root.id);
        }
        for (int id = last; id >= 0; id--) {
            if (needed.get(id)) {
                Node n = inOrder.get(id);
                mark(needed, n.a);
                mark(needed, n.b);
                mark(needed, n.c);
            }
        }
        List<Node> result = new ArrayList<>();
        needed.stream().forEach(id -> result.add(inOrder.get(id)));
        return result;
    }

    private static void mark(BitSet needed, @Nullable Node n) {
        if (n != null) {
            needed.set(n.id);
        }
    }

    Node number(double value) {
        return make(Op.NUMBER, null, null, null, value, "");
    }

    Node symbol(String name) {
        return make(Op.SYMBOL, null, null, null, 0, name);
    }

    boolean depends(Node n, String symbol) {
        Integer number = symbolNumbers.get(symbol);
        return number != null && n.symbols.get(number);
    }

    Node apply(Op op, Node a) {
        if (op == Op.NEGATE) {
            return negate(a);
        }
        if (a.isNumber()) {
            return number(op.apply(a.value, 0, 0, 0));
        }
        return make(op, a, null, null, 0, "");
    }

    Node apply(Op op, Node a, Node b) {
        switch (op) {
            case PLUS:
                return plus(a, b);
            case MINUS:
                return minus(a, b);
            case TIMES:
                return times(a, b);
            case OVER:
                return over(a, b);
            case POWER:
                if (b.isNumber()) {
                    return power(a, b.value);
                }
                break;
            default:
                break;
        }
        if (a.isNumber() && b.isNumber()) {
            return number(op.apply(a.value, b.value, 0, 0));
        }
        return op.commutes() ? make(op, first(a, b), second(a, b), null, 0, "") : make(op, a, b);
    }

    Node where(Node condition, Node then, Node otherwise) {
        if (condition.isNumber()) {
            return condition.value >= 0 ? then : otherwise;
        }
        return then == otherwise ? then : make(Op.WHERE, condition, then, otherwise, 0, "");
    }

    Node negate(Node a) {
        if (a.isNumber()) {
            return number(-a.value);
        }
        if (a.op == Op.NEGATE) {
            return a.a;
        }
        return a.op == Op.MINUS ? minus(a.b, a.a) : make(Op.NEGATE, a, null, null, 0, "");
    }

    Node plus(Node a, Node b) {
        if (a.isNumber() && b.isNumber()) {
            return number(a.value + b.value);
        }
        if (a.is(0)) {
            return b;
        }
        if (b.is(0)) {
            return a;
        }
        if (b.op == Op.NEGATE) {
            return minus(a, b.a);
        }
        if (a.op == Op.NEGATE) {
            return minus(b, a.a);
        }
        return a == b ? times(number(2), a) : make(Op.PLUS, first(a, b), second(a, b));
    }

    Node minus(Node a, Node b) {
        if (a.isNumber() && b.isNumber()) {
            return number(a.value - b.value);
        }
        if (b.is(0)) {
            return a;
        }
        if (a.is(0)) {
            return negate(b);
        }
        if (b.op == Op.NEGATE) {
            return plus(a, b.a);
        }
        return a == b ? number(0) : make(Op.MINUS, a, b);
    }

    Node times(Node x, Node y) {
        Node a = y.isNumber() ? y : x;
        Node b = y.isNumber() ? x : y;
        if (a.isNumber()) {
            return timesNumber(a.value, b);
        }
        if (a.op == Op.NEGATE) {
            return negate(times(a.a, b));
        }
        if (b.op == Op.NEGATE) {
            return negate(times(a, b.a));
        }
        return a == b ? power(a, 2) : make(Op.TIMES, first(a, b), second(a, b));
    }

    private Node timesNumber(double k, Node b) {
        if (b.isNumber()) {
            return number(k * b.value);
        }
        if (k == 0) {
            return number(0);
        }
        if (k == 1) {
            return b;
        }
        if (k == -1) {
            return negate(b);
        }
        if (b.op == Op.NEGATE) {
            return timesNumber(-k, b.a);
        }
        if (b.op == Op.TIMES && b.a.isNumber()) {
            return timesNumber(k * b.a.value, b.b);
        }
        return make(Op.TIMES, number(k), b);
    }

    Node over(Node a, Node b) {
        if (a.isNumber() && b.isNumber()) {
            return number(a.value / b.value);
        }
        if (a.is(0)) {
            return a;
        }
        if (b.is(1)) {
            return a;
        }
        if (a.op == Op.NEGATE) {
            return negate(over(a.a, b));
        }
        if (b.op == Op.NEGATE) {
            return negate(over(a, b.a));
        }
        return make(Op.OVER, a, b);
    }

    Node power(Node a, double exponent) {
        if (exponent == 0) {
            return number(1);
        }
        if (exponent == 1) {
            return a;
        }
        if (exponent == 0.5) {
            return apply(Op.SQRT, a);
        }
        if (a.isNumber()) {
            return number(Op.power(a.value, exponent));
        }
        if (exponent == 2 && a.op == Op.NEGATE) {
            return power(a.a, 2);
        }
        if (exponent == 2 && a.op == Op.SQRT) {
            return a.a;
        }
        return make(Op.POWER_OF, a, null, null, exponent, "");
    }

    private static Node first(Node a, Node b) {
        return a.id <= b.id ? a : b;
    }

    private static Node second(Node a, Node b) {
        return a.id <= b.id ? b : a;
    }

    private Node make(Op op, Node a, Node b) {
        return make(op, a, b, null, 0, "");
    }

    private Node make(
            Op op,
            @Nullable Node a,
            @Nullable Node b,
            @Nullable Node c,
            double value,
            String name) {
        Key key = new Key(op, id(a), id(b), id(c), Double.doubleToLongBits(value), name);
        Node known = nodes.get(key);
        if (known != null) {
            return known;
        }
        Node made = new Node(inOrder.size(), op, a, b, c, value, name, symbols(a, b, c, name));
        nodes.put(key, made);
        inOrder.add(made);
        return made;
    }

    private static int id(@Nullable Node n) {
        return n == null ? -1 : n.id;
    }

    private BitSet symbols(@Nullable Node a, @Nullable Node b, @Nullable Node c, String name) {
        BitSet all = new BitSet();
        if (!name.isEmpty()) {
            all.set(symbolNumbers.computeIfAbsent(name, k -> symbolNumbers.size()));
        }
        for (Node n : new Node[] {a, b, c}) {
            if (n != null) {
                all.or(n.symbols);
            }
        }
        return a != null && all.equals(a.symbols) ? a.symbols : all;
    }
}
