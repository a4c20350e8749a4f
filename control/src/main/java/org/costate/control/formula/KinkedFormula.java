package org.costate.control.formula;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A formula cut at its kinks: absolute values, minima and maxima that meet given variables are
 * replaced by smooth formulas with a sign each, {@code |g| = σg}, {@code max(a, b) = ½(a + b + σ(a
 * − b))}.
 *
 * @param smooth the formula in its variables and the signs
 * @param kinks where the signs change
 */
public record KinkedFormula(Formula smooth, List<Kink> kinks) {

    /**
     * A kink at {@code argument = 0}, with {@code σ = 1} where the argument is positive.
     *
     * @param sign the name of {@code σ}
     * @param argument the formula that vanishes at the kink
     */
    public record Kink(String sign, Formula argument) {}

    /**
     * Cuts a formula; kinks that do not meet the variables stay.
     *
     * @return the cut formula, or null if it jumps or cases depend on the variables
     */
    public static @Nullable KinkedFormula of(Formula f, Collection<String> variables) {
        Graph graph = new Graph();
        List<Kink> kinks = new ArrayList<>();
        Map<Node, Node> smooth = new HashMap<>();
        Node root = graph.node(f);
        for (Node n : graph.reachable(List.of(root))) {
            boolean meets = variables.stream().anyMatch(v -> graph.depends(n, v));
            if (meets && (n.op == Op.WHERE || n.op == Op.SIGN)) {
                return null;
            }
            smooth.put(n, meets ? cut(graph, n, smooth, kinks, variables) : n);
        }
        return new KinkedFormula(graph.formula(smooth.get(root)), List.copyOf(kinks));
    }

    private static Node cut(
            Graph g,
            Node n,
            Map<Node, Node> smooth,
            List<Kink> kinks,
            Collection<String> variables) {
        if (n.op == Op.SYMBOL) {
            return n;
        }
        Node a = smooth.get(n.a);
        Node b = n.b == null ? null : smooth.get(n.b);
        if (!n.op.hasKinks()) {
            return rebuilt(g, n, a, b, smooth);
        }
        Node argument = n.op == Op.ABS ? a : g.minus(a, b);
        if (variables.stream().noneMatch(v -> g.depends(argument, v))) {
            return rebuilt(g, n, a, b, smooth); // max(u, u + 1) has no kink in u
        }
        Kink kink = new Kink("sign(" + kinks.size() + ")", g.formula(argument));
        kinks.add(kink);
        Node signed = g.times(g.symbol(kink.sign()), argument);
        if (n.op == Op.ABS) {
            return signed;
        }
        Node sum = g.plus(a, b);
        return g.times(g.number(0.5), n.op == Op.MAX ? g.plus(sum, signed) : g.minus(sum, signed));
    }

    private static Node rebuilt(Graph g, Node n, Node a, @Nullable Node b, Map<Node, Node> smooth) {
        if (n.op == Op.POWER_OF) {
            return g.power(a, n.value);
        }
        if (n.op == Op.WHERE) {
            return g.where(a, b, smooth.get(n.c));
        }
        return b == null ? g.apply(n.op, a) : g.apply(n.op, a, b);
    }
}
