package org.costate.ode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

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
    double residual(double[][] a, double[] b) {
        double[] phi = weights(a);
        double sum = 0;
        for (int i = 0; i < phi.length; i++) {
            sum += b[i] * phi[i];
        }
        return sum - 1 / density();
    }

    /** Returns {@code φ_i(τ) = Π over branches of Σ_j a_ij φ_j(branch)}. */
    private double[] weights(double[][] a) {
        int s = a.length;
        double[] phi = new double[s];
        Arrays.fill(phi, 1);
        for (RootedTree branch : branches) {
            double[] inner = branch.weights(a);
            for (int i = 0; i < s; i++) {
                double sum = 0;
                for (int j = 0; j < s; j++) {
                    sum += a[i][j] * inner[j];
                }
                phi[i] *= sum;
            }
        }
        return phi;
    }

    /** Returns all trees with {@code order} nodes, given all smaller ones. */
    static List<RootedTree> ofOrder(int order, List<RootedTree> smaller) {
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

    /** Returns the tree in brackets, {@code τ} a node without branches: {@code [[τ],τ]}. */
    @Override
    public String toString() {
        return branches.isEmpty()
                ? "τ"
                : branches.stream()
                        .map(RootedTree::toString)
                        .collect(Collectors.joining(",", "[", "]"));
    }
}
