package org.costate.ode;

import java.util.ArrayList;
import java.util.List;

/**
 * A rooted tree: one condition {@code Σ_i b_i φ_i(τ) = 1/γ(τ)} on a tableau of its order [Hairer,
 * Nørsett, Wanner 1993, II.2].
 */
record RootedTree(List<RootedTree> branches) {

    /** Returns the number of nodes. */
    int order() {
        return 1 + branches.stream().mapToInt(RootedTree::order).sum();
    }

    /** Returns {@code γ(τ) = |τ| Π γ(branch)}. */
    double density() {
        return order()
                * branches.stream().mapToDouble(RootedTree::density).reduce(1, (x, y) -> x * y);
    }

    /** Returns {@code Σ_i b_i φ_i(τ) − 1/γ(τ)}, zero if the tableau meets the condition. */
    double residual(ButcherTableau tableau) {
        double[] phi = weights(tableau);
        double sum = 0;
        for (int i = 0; i < phi.length; i++) {
            sum += tableau.b(i) * phi[i];
        }
        return sum - 1 / density();
    }

    /** Returns {@code φ_i(τ) = Π over branches of Σ_j a_ij φ_j(branch)}. */
    private double[] weights(ButcherTableau tableau) {
        int s = tableau.stages();
        double[] phi = new double[s];
        java.util.Arrays.fill(phi, 1);
        for (RootedTree branch : branches) {
            double[] inner = branch.weights(tableau);
            for (int i = 0; i < s; i++) {
                double sum = 0;
                for (int j = 0; j < i; j++) {
                    sum += tableau.a(i, j) * inner[j];
                }
                phi[i] *= sum;
            }
        }
        return phi;
    }

    /** Returns all trees with the given number of nodes. */
    static List<RootedTree> ofOrder(int order) {
        List<RootedTree> smaller = new ArrayList<>();
        for (int k = 1; k < order; k++) {
            smaller.addAll(ofOrder(k));
        }
        List<RootedTree> trees = new ArrayList<>();
        grow(order - 1, smaller, smaller.size(), new ArrayList<>(), trees);
        return trees;
    }

    /** Adds every multiset of the first {@code bound} trees that has {@code nodes} nodes in all. */
    private static void grow(
            int nodes,
            List<RootedTree> smaller,
            int bound,
            List<RootedTree> branches,
            List<RootedTree> trees) {
        if (nodes == 0) {
            trees.add(new RootedTree(List.copyOf(branches)));
        }
        for (int i = 0; i < bound; i++) {
            if (smaller.get(i).order() <= nodes) {
                branches.add(smaller.get(i));
                grow(nodes - smaller.get(i).order(), smaller, i + 1, branches, trees);
                branches.remove(branches.size() - 1);
            }
        }
    }
}
