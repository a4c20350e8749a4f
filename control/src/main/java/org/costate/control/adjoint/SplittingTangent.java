package org.costate.control.adjoint;

import static org.costate.control.adjoint.Dynamics.addScaled;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.costate.ode.Splitting;
import org.costate.ode.TimeGrid;

/** Tangents of a splitting: of its Euler substeps, one after another. */
final class SplittingTangent implements TangentStep {

    private final List<Dynamics> parts;
    private final Splitting splitting;
    private final TimeGrid grid;
    private final IntFunction<double[]> control;
    private final int n;
    private final int m;
    private final double[][][] x;
    private final double[][][] dx;

    SplittingTangent(
            Dynamics dynamics, Splitting splitting, TimeGrid grid, IntFunction<double[]> control) {
        this.parts = IntStream.range(0, splitting.partCount()).mapToObj(dynamics::part).toList();
        this.splitting = splitting;
        this.grid = grid;
        this.control = control;
        this.n = dynamics.states();
        this.m = dynamics.controls();
        this.x = new double[grid.steps()][splitting.stages()][n];
        this.dx = new double[grid.steps()][splitting.stages()][n];
    }

    private Dynamics part(int k, int j) {
        Dynamics part = parts.get(splitting.part(j));
        part.atStep(k + 1);
        return part;
    }

    private double length(int k, int j) {
        return splitting.weight(j) * grid.step(k);
    }

    @Override
    public double forward(int k, double[] state) {
        double[] f = new double[n];
        double cost = 0;
        for (int j = 0; j < splitting.stages(); j++) {
            System.arraycopy(state, 0, x[k][j], 0, n);
            part(k, j).velocity(grid.node(k), x[k][j], control.apply(k), f);
            addScaled(length(k, j), f, state);
            if (part(k, j).hasCost()) {
                cost += length(k, j) * part(k, j).cost(grid.node(k), x[k][j], control.apply(k));
            }
        }
        return cost;
    }

    @Override
    public double tangent(int k, double[] d, double[] du) {
        double[] df = new double[n];
        double cost = 0;
        for (int j = 0; j < splitting.stages(); j++) {
            System.arraycopy(d, 0, dx[k][j], 0, n);
            double rate = part(k, j).tangent(grid.node(k), x[k][j], control.apply(k), d, du, df);
            cost += length(k, j) * rate;
            addScaled(length(k, j), df, d);
        }
        return cost;
    }

    @Override
    public void back(int k, double[] p, double[] dp, double[] du, double[] hu, double[] dhu) {
        double[] u = control.apply(k);
        for (int j = splitting.stages() - 1; j >= 0; j--) {
            Dynamics part = part(k, j);
            double[] g = new double[n];
            double[] dg = new double[n];
            double[] pu = new double[m];
            double[] dpu = new double[m];
            part.pullBack(grid.node(k), x[k][j], p, -1, u, g, pu);
            part.pullBackTangent(grid.node(k), x[k][j], p, -1, u, dx[k][j], dp, du, dg, dpu);
            addScaled(length(k, j), g, p);
            addScaled(length(k, j), dg, dp);
            addScaled(length(k, j), pu, hu);
            addScaled(length(k, j), dpu, dhu);
        }
    }
}
