package org.costate.control.adjoint;

import static org.costate.control.adjoint.StackedSystem.slice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.costate.control.TerminalCost;

/** The mean of terminal costs, each of its own sample. */
record StackedEnd(int n, List<TerminalCost> costs) implements TerminalCost {

    /** Returns the share of one sample's cost in the mean. */
    static StackedEnd ofOne(int n, int sample, int samples, TerminalCost cost) {
        List<TerminalCost> costs =
                new ArrayList<>(Collections.nCopies(samples, TerminalCost.none()));
        costs.set(sample, cost);
        return new StackedEnd(n, List.copyOf(costs));
    }

    @Override
    public double value(double[] x) {
        double sum = 0;
        for (int s = 0; s < costs.size(); s++) {
            sum += costs.get(s).value(slice(x, s, n));
        }
        return sum / costs.size();
    }

    @Override
    public void gradient(double[] x, double[] gradient) {
        double[] g = new double[n];
        for (int s = 0; s < costs.size(); s++) {
            costs.get(s).gradient(slice(x, s, n), g);
            for (int i = 0; i < n; i++) {
                gradient[s * n + i] = g[i] / costs.size();
            }
        }
    }
}
