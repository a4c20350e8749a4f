package org.costate.control.formula;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Derivatives of formulas, as formulas: exact, with common parts shared.
 *
 * <p>A gradient is one way back through the formula, a few times its size; a Jacobian and a Hessian
 * go forward in each variable, and only through what depends on it. Structure is exact too: an
 * entry that vanishes identically is the number zero.
 */
public final class Derivatives {

    private Derivatives() {}

    /** Returns {@code ∂f/∂v_i}. */
    public static Formula[] gradient(Formula f, List<String> variables) {
        Graph graph = new Graph();
        return formulas(graph, new Differentiator(graph).gradient(graph.node(f), variables));
    }

    /** Returns {@code ∂f/∂v}. */
    public static Formula derivative(Formula f, String variable) {
        Graph graph = new Graph();
        return graph.formula(new Differentiator(graph).tangent(graph.node(f), variable));
    }

    /** Returns {@code ∂f_i/∂v_j}, one row a component. */
    public static Formula[][] jacobian(Formula[] f, List<String> variables) {
        Graph graph = new Graph();
        Differentiator d = new Differentiator(graph);
        Formula[][] rows = new Formula[f.length][variables.size()];
        for (int i = 0; i < f.length; i++) {
            Node row = graph.node(f[i]);
            for (int j = 0; j < variables.size(); j++) {
                rows[i][j] = graph.formula(d.tangent(row, variables.get(j)));
            }
        }
        return rows;
    }

    /**
     * Returns {@code Σ_j ∂f_i/∂v_j · dv_j}, by one way forward through all components.
     *
     * @param variables what moves
     * @param directions the symbol of each {@code dv_j}
     */
    public static Formula[] along(Formula[] f, List<String> variables, List<String> directions) {
        Graph graph = new Graph();
        List<Node> roots = new ArrayList<>();
        for (Formula component : f) {
            roots.add(graph.node(component));
        }
        Map<String, Node> direction = new LinkedHashMap<>();
        for (int j = 0; j < variables.size(); j++) {
            direction.put(variables.get(j), graph.symbol(directions.get(j)));
        }
        return formulas(graph, new Differentiator(graph).along(roots, direction));
    }

    /** Returns {@code ∂²f/∂v_i∂v_j}, whole and symmetric. */
    public static Formula[][] hessian(Formula f, List<String> variables) {
        Graph graph = new Graph();
        Differentiator d = new Differentiator(graph);
        Node[] gradient = d.gradient(graph.node(f), variables);
        int k = gradient.length;
        Formula[][] h = new Formula[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j <= i; j++) {
                h[i][j] = graph.formula(d.tangent(gradient[i], variables.get(j)));
                h[j][i] = h[i][j];
            }
        }
        return h;
    }

    /** Says whether a formula, once simplified, contains a variable. */
    public static boolean dependsOn(Formula f, String variable) {
        Graph graph = new Graph();
        return graph.depends(graph.node(f), variable);
    }

    private static Formula[] formulas(Graph graph, Node[] nodes) {
        Formula[] all = new Formula[nodes.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = graph.formula(nodes[i]);
        }
        return all;
    }
}
