package org.costate.control.adjoint;

import static org.costate.control.adjoint.StackedSystem.addSlice;
import static org.costate.control.adjoint.StackedSystem.slice;

import java.util.List;
import org.costate.control.RunningCost;

/** The mean of running costs, each of its own sample. */
record StackedCost(int n, List<RunningCost> costs) implements RunningCost {

    @Override
    public RunningCost ofPart(int part, int parts) {
        return new StackedCost(n, costs.stream().map(cost -> cost.ofPart(part, parts)).toList());
    }

    @Override
    public double value(double t, double[] x, double[] u) {
        double sum = 0;
        for (int s = 0; s < costs.size(); s++) {
            sum += costs.get(s).value(t, slice(x, s, n), u);
        }
        return sum / costs.size();
    }

    @Override
    public void addGradient(
            double t, double[] x, double[] u, double scale, double[] gx, double[] gu) {
        for (int s = 0; s < costs.size(); s++) {
            double[] g = new double[n];
            costs.get(s).addGradient(t, slice(x, s, n), u, scale / costs.size(), g, gu);
            addSlice(g, gx, s, n);
        }
    }
}
