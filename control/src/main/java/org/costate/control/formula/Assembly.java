package org.costate.control.formula;

import java.util.ArrayList;
import java.util.List;

/**
 * A straight-line program: nodes in order of evaluation, and where results are stored.
 *
 * @param nodes what is computed, operands first; numbers and symbols included
 * @param places the place of each symbol node by its position, −1 for the others
 * @param stores what is written, and where
 */
record Assembly(List<Node> nodes, int[] places, int[] positions, List<Store> stores) {

    /** Stores a node in entry {@code (row, column)} of the matrix, or of the vector if row < 0. */
    record Store(Node node, int row, int column) {}

    static Assembly of(Graph graph, Layout layout, List<Store> stores) {
        List<Node> roots = new ArrayList<>();
        stores.forEach(s -> roots.add(s.node()));
        List<Node> nodes = graph.reachable(roots);
        int largest = nodes.isEmpty() ? 0 : nodes.get(nodes.size() - 1).id + 1;
        int[] positions = new int[largest];
        int[] places = new int[nodes.size()];
        for (int i = 0; i < nodes.size(); i++) {
            Node n = nodes.get(i);
            positions[n.id] = i;
            places[i] = n.op == Op.SYMBOL ? layout.place(n.name) : -1;
        }
        return new Assembly(nodes, places, positions, stores);
    }

    /** Returns the position of a node in {@link #nodes}. */
    int position(Node n) {
        return positions[n.id];
    }
}
