package org.costate.control.formula;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Symbolic derivatives on a graph: forward in one symbol, backward in all. */
final class Differentiator {

    private final Graph g;
    private final Map<String, Map<Node, Node>> tangents = new HashMap<>();

    Differentiator(Graph graph) {
        this.g = graph;
    }

    /** Returns {@code ∂root/∂symbol}; parts met before are not differentiated again. */
    Node tangent(Node root, String symbol) {
        if (!g.depends(root, symbol)) {
            return g.number(0);
        }
        Map<Node, Node> known = tangents.computeIfAbsent(symbol, s -> new HashMap<>());
        if (!known.containsKey(root)) {
            for (Node n : g.reachable(List.of(root))) {
                if (!known.containsKey(n)) {
                    known.put(
                            n, g.depends(n, symbol) ? tangent(n, known, g.number(1)) : g.number(0));
                }
            }
        }
        return known.get(root);
    }

    /** Returns {@code Σ_s ∂root/∂s · ds} of each root, by one way forward. */
    Node[] along(List<Node> roots, Map<String, Node> direction) {
        List<String> symbols = List.copyOf(direction.keySet());
        Map<Node, Node> known = new HashMap<>();
        for (Node n : g.reachable(roots)) {
            known.put(
                    n, needed(n, symbols) ? tangent(n, known, direction.get(n.name)) : g.number(0));
        }
        return roots.stream().map(known::get).toArray(Node[]::new);
    }

    private Node tangent(Node n, Map<Node, Node> known, @Nullable Node ofSymbol) {
        if (n.op == Op.SYMBOL) {
            return Objects.requireNonNull(ofSymbol);
        }
        Node[] partials = partials(n);
        Node sum = g.times(partials[0], known.get(n.a));
        if (partials.length > 1) {
            sum = g.plus(sum, g.times(partials[1], known.get(n.b)));
        }
        if (partials.length > 2) {
            sum = g.plus(sum, g.times(partials[2], known.get(n.c)));
        }
        return sum;
    }

    /** Returns {@code ∂root/∂s} for each symbol, by one way back. */
    Node[] gradient(Node root, List<String> symbols) {
        Map<Node, Node> adjoints = new HashMap<>();
        adjoints.put(root, g.number(1));
        List<Node> order = new ArrayList<>(g.reachable(List.of(root)));
        for (int i = order.size() - 1; i >= 0; i--) {
            Node n = order.get(i);
            Node adjoint = adjoints.get(n);
            if (n.op.arity() > 0 && adjoint != null && !adjoint.is(0) && needed(n, symbols)) {
                spread(n, adjoint, adjoints, symbols);
            }
        }
        Node zero = g.number(0);
        return symbols.stream()
                .map(s -> adjoints.getOrDefault(g.symbol(s), zero))
                .toArray(Node[]::new);
    }

    private void spread(Node n, Node adjoint, Map<Node, Node> adjoints, List<String> symbols) {
        Node[] partials = partials(n);
        Node[] operands = {n.a, n.b, n.c};
        for (int k = 0; k < partials.length; k++) {
            if (needed(operands[k], symbols)) {
                adjoints.merge(operands[k], g.times(adjoint, partials[k]), g::plus);
            }
        }
    }

    private boolean needed(Node n, List<String> symbols) {
        return symbols.stream().anyMatch(s -> g.depends(n, s));
    }

    /** Returns the partial derivatives of a node in its operands. */
    private Node[] partials(Node n) {
        Node one = g.number(1);
        switch (n.op) {
            case PLUS:
                return new Node[] {one, one};
            case MINUS:
                return new Node[] {one, g.number(-1)};
            case TIMES:
                return new Node[] {n.b, n.a};
            case OVER:
                return new Node[] {g.over(one, n.b), g.negate(g.over(n, n.b))};
            case POWER:
                return powerPartials(n);
            case ATAN2:
                Node r2 = g.plus(g.power(n.a, 2), g.power(n.b, 2));
                return new Node[] {g.over(n.b, r2), g.negate(g.over(n.a, r2))};
            case MAX:
                Node up = g.minus(n.a, n.b);
                return new Node[] {g.where(up, one, g.number(0)), g.where(up, g.number(0), one)};
            case MIN:
                Node down = g.minus(n.a, n.b);
                return new Node[] {
                    g.where(down, g.number(0), one), g.where(down, one, g.number(0))
                };
            case WHERE:
                Node zero = g.number(0);
                return new Node[] {zero, g.where(n.a, one, zero), g.where(n.a, zero, one)};
            default:
                return new Node[] {derivative(n)};
        }
    }

    private Node[] powerPartials(Node n) {
        Node lower = g.apply(Op.POWER, n.a, g.minus(n.b, g.number(1)));
        return new Node[] {g.times(n.b, lower), g.times(n, g.apply(Op.LOG, n.a))};
    }

    /** Returns the derivative of a function of one operand. */
    private Node derivative(Node n) {
        Node a = n.a;
        Node one = g.number(1);
        switch (n.op) {
            case NEGATE:
                return g.number(-1);
            case POWER_OF:
                return g.times(g.number(n.value), g.power(a, n.value - 1));
            case SIN:
                return g.apply(Op.COS, a);
            case COS:
                return g.negate(g.apply(Op.SIN, a));
            case TAN:
                return g.plus(one, g.power(n, 2));
            case ASIN:
                return g.over(one, g.apply(Op.SQRT, g.minus(one, g.power(a, 2))));
            case ACOS:
                return g.over(g.number(-1), g.apply(Op.SQRT, g.minus(one, g.power(a, 2))));
            case ATAN:
                return g.over(one, g.plus(one, g.power(a, 2)));
            case EXP:
                return n;
            case LOG:
                return g.over(one, a);
            case SQRT:
                return g.over(g.number(0.5), n);
            case ABS:
                return g.apply(Op.SIGN, a);
            case SIGN:
                return g.number(0);
            default:
                return hyperbolic(n);
        }
    }

    private Node hyperbolic(Node n) {
        Node a2 = g.power(n.a, 2);
        Node one = g.number(1);
        switch (n.op) {
            case SINH:
                return g.apply(Op.COSH, n.a);
            case COSH:
                return g.apply(Op.SINH, n.a);
            case TANH:
                return g.minus(one, g.power(n, 2));
            case ASINH:
                return g.over(one, g.apply(Op.SQRT, g.plus(a2, one)));
            case ACOSH:
                return g.over(one, g.apply(Op.SQRT, g.minus(a2, one)));
            case ATANH:
                return g.over(one, g.minus(one, a2));
            case ERF:
                double k = 2 / Math.sqrt(Math.PI);
                return g.times(g.number(k), g.apply(Op.EXP, g.negate(a2)));
            default:
                throw new IllegalStateException("no derivative of " + n.op);
        }
    }
}
