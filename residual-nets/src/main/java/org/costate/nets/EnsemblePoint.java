package org.costate.nets;

import java.util.ArrayList;
import java.util.List;

/**
 * An {@link EnsembleSystem} at one state and one step's weights, where velocity, pull-backs and
 * tangents share what was evaluated. Serves one thread; arrays are borrowed.
 */
public final class EnsemblePoint {

    private final List<BatchedCell> cells = new ArrayList<>();

    EnsemblePoint(DenseBlock block, double[] x, double[] u) {
        for (Cell cell : block.cells()) {
            int in = block.fieldStart(cell.in());
            int out = block.fieldStart(cell.out());
            int n = block.stateDimension();
            cells.add(new BatchedCell(cell, block.activation(), n, in, out, x, u));
        }
    }

    /** Adds {@code f(x, θ)}. */
    public void addVelocity(double[] f) {
        for (BatchedCell cell : cells) {
            cell.addVelocity(f);
        }
    }

    /** Adds {@code (∂f/∂x)ᵀp} to {@code px} and {@code (∂f/∂θ)ᵀp} to {@code pu}. */
    public void addPullBack(double[] p, double[] px, double[] pu) {
        for (BatchedCell cell : cells) {
            cell.addPullBack(p, px, pu);
        }
    }

    /** Adds {@code δf} along {@code (δx, δθ)}. */
    public void addTangent(double[] dx, double[] du, double[] df) {
        for (BatchedCell cell : cells) {
            cell.addTangent(dx, du, df);
        }
    }

    /** Adds the changes of both pull-backs along {@code (δx, δp, δθ)}. */
    public void addPullBackTangent(
            double[] p, double[] dx, double[] dp, double[] du, double[] dpx, double[] dpu) {
        for (BatchedCell cell : cells) {
            cell.addPullBackTangent(p, dx, dp, du, dpx, dpu);
        }
    }
}
