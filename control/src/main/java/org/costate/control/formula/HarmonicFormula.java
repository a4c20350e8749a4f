package org.costate.control.formula;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A formula that is {@code A cos θ + B sin θ + C} in one variable {@code v}, with {@code θ = ω v +
 * θ₀}: the steering law's form.
 *
 * @param cosine {@code A}, free of the variable
 * @param sine {@code B}, free of the variable
 * @param frequency {@code ω}, free of the variable
 * @param phase {@code θ₀}, free of the variable
 */
public record HarmonicFormula(Formula cosine, Formula sine, Formula frequency, Formula phase) {

    private static final String COSINE = "cos()"; // no user's name has a bracket
    private static final String SINE = "sin()";

    /** Recognises the form; returns null if the formula does not have it. */
    public static @Nullable HarmonicFormula of(Formula f, String variable) {
        Graph g = new Graph();
        Node root = g.node(f);
        Node angle = null;
        Map<Node, Node> replaced = new HashMap<>();
        for (Node n : g.reachable(List.of(root))) {
            boolean wave = (n.op == Op.COS || n.op == Op.SIN) && g.depends(n, variable);
            if (!wave) {
                replaced.put(n, rebuilt(g, n, replaced));
                continue;
            }
            if (angle != null && angle != n.a) {
                return null;
            }
            angle = n.a;
            replaced.put(n, g.symbol(n.op == Op.COS ? COSINE : SINE));
        }
        Node polynomial = replaced.get(root);
        return angle == null || g.depends(polynomial, variable)
                ? null
                : read(g, polynomial, angle, variable);
    }

    private static @Nullable HarmonicFormula read(
            Graph g, Node polynomial, Node angle, String variable) {
        Differentiator d = new Differentiator(g);
        Node a = d.tangent(polynomial, COSINE);
        Node b = d.tangent(polynomial, SINE);
        Node slope = d.tangent(angle, variable);
        boolean affine =
                free(g, a, COSINE, SINE) && free(g, b, COSINE, SINE) && free(g, slope, variable);
        if (!affine) {
            return null;
        }
        Formula phase = g.formula(angle).with(Map.of(variable, Formula.number(0)));
        return new HarmonicFormula(g.formula(a), g.formula(b), g.formula(slope), phase);
    }

    private static boolean free(Graph g, Node n, String... symbols) {
        for (String symbol : symbols) {
            if (g.depends(n, symbol)) {
                return false;
            }
        }
        return true;
    }

    private static Node rebuilt(Graph g, Node n, Map<Node, Node> known) {
        switch (n.op.arity()) {
            case 0:
                return n;
            case 1:
                Node a = known.get(n.a);
                return n.op == Op.POWER_OF ? g.power(a, n.value) : g.apply(n.op, a);
            case 2:
                return g.apply(n.op, known.get(n.a), known.get(n.b));
            default:
                return g.where(known.get(n.a), known.get(n.b), known.get(n.c));
        }
    }
}
