package org.costate.cli.demo;

import org.costate.control.OptimalControlProblem;
import org.costate.control.PiecewiseConstantControl;
import org.costate.control.SweepResult;
import org.costate.nets.DenseBlock;
import org.costate.ode.Scheme;
import org.costate.ode.State;
import org.costate.ode.TimeGrid;

/**
 * The energy of a Hamiltonian pair with the same weights in every step.
 *
 * @param scheme the scheme it was stepped by
 * @param h the step
 * @param times the nodes from the first step on
 * @param drift {@code (H − H₀) / |H₀|} at each of them
 * @param envelope the largest of its absolute values so far
 */
record FrozenRun(Scheme scheme, double h, double[] times, double[] drift, double[] envelope) {

    static FrozenRun of(
            DenseBlock block, double[] weights, double[] x0, Scheme scheme, double h, double t) {
        int steps = (int) Math.round(t / h);
        TimeGrid grid = TimeGrid.uniform(0, t, steps);
        SweepResult sweep =
                OptimalControlProblem.of(block)
                        .from(0, State.of(x0))
                        .discretised(grid, scheme)
                        .sweep(PiecewiseConstantControl.constant(grid, weights));
        double first = energy(block, weights, x0);
        double[] times = new double[steps];
        double[] envelope = new double[steps];
        double[] drift = new double[steps];
        double worst = 0;
        for (int k = 1; k <= steps; k++) {
            double now = energy(block, weights, sweep.state(k).toArray());
            drift[k - 1] = (now - first) / Math.abs(first);
            worst = Math.max(worst, Math.abs(drift[k - 1]));
            times[k - 1] = grid.node(k);
            envelope[k - 1] = worst;
        }
        return new FrozenRun(scheme, h, times, drift, envelope);
    }

    /** Returns the largest drift up to time {@code t}. */
    double worst(double t) {
        int k = 0;
        while (k < times.length - 1 && times[k + 1] <= t * (1 + 1e-12)) {
            k++;
        }
        return envelope[k];
    }

    /** Returns the mean square of the drift over {@code (from, to]}. */
    double meanSquare(double from, double to) {
        double sum = 0;
        int count = 0;
        for (int k = 0; k < times.length; k++) {
            if (times[k] > from && times[k] <= to * (1 + 1e-12)) {
                sum += drift[k] * drift[k];
                count++;
            }
        }
        return sum / count;
    }

    /** Returns {@code Σ log cosh(K_p p + b_p) + Σ log cosh(K_q q + b_q)}. */
    private static double energy(DenseBlock block, double[] w, double[] x) {
        int m = block.stateDimension() / 2;
        int half = m * m + m;
        return part(w, 0, x, m, m) + part(w, half, x, 0, m);
    }

    private static double part(double[] w, int first, double[] x, int field, int m) {
        double sum = 0;
        for (int i = 0; i < m; i++) {
            double u = w[first + m * m + i];
            for (int j = 0; j < m; j++) {
                u += w[first + i * m + j] * x[field + j];
            }
            sum += logCosh(u);
        }
        return sum;
    }

    /** Returns {@code log cosh u} without overflow. */
    private static double logCosh(double u) {
        double a = Math.abs(u);
        return a + Math.log1p(Math.exp(-2 * a)) - Math.log(2);
    }
}
