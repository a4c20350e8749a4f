package org.costate.control.solve;

import java.util.Arrays;
import java.util.List;
import org.costate.ode.boundary.BoundaryConditions;

/**
 * What ties arcs that stand side by side: each begins where the one before it ends, its switching
 * function vanishes there, and the outer ends meet {@link EndConditions}.
 */
final class StackedConditions implements BoundaryConditions {

    private final List<ModalArcFlow> flows;
    private final List<SwitchingFunction> junctions;
    private final ArcTimes times;
    private final EndConditions ends;
    private final int n;
    private final int width;
    private final int arcs;

    StackedConditions(
            BolzaForm form,
            List<ModalArcFlow> flows,
            List<SwitchingFunction> junctions,
            ArcTimes times) {
        this.flows = flows;
        this.junctions = junctions;
        this.times = times;
        this.n = form.n();
        this.width = 2 * n;
        this.arcs = flows.size();
        this.ends = new EndConditions(form.ends(), form.horizon(), n);
    }

    @Override
    public int count() {
        return (width + 1) * (arcs - 1) + ends.count();
    }

    @Override
    public void residual(double[] start, double[] end, double[] q, double[] g) {
        int row = 0;
        for (int a = 1; a < arcs; a++) {
            for (int i = 0; i < width; i++) {
                g[row++] = end[(a - 1) * width + i] - start[a * width + i];
            }
            g[row++] = junctions.get(a - 1).value(times.at(q, a), x(start, a), p(start, a));
        }
        double[] outer =
                ends.residual(
                        flows.get(0),
                        flows.get(arcs - 1),
                        times.at(q, 0),
                        z(start, 0),
                        times.at(q, arcs),
                        z(end, arcs - 1),
                        multipliers(q));
        System.arraycopy(outer, 0, g, row, outer.length);
    }

    @Override
    public void jacobian(
            double[] start,
            double[] end,
            double[] q,
            double[][] byStart,
            double[][] byEnd,
            double[][] byParameter) {
        for (double[][] part : List.of(byStart, byEnd, byParameter)) {
            for (double[] row : part) {
                Arrays.fill(row, 0);
            }
        }
        int row = 0;
        for (int a = 1; a < arcs; a++) {
            for (int i = 0; i < width; i++, row++) {
                byEnd[row][(a - 1) * width + i] = 1;
                byStart[row][a * width + i] = -1;
            }
            junction(a, start, q, byStart[row], byParameter[row]);
            row++;
        }
        outer(row, start, end, q, byStart, byEnd, byParameter);
    }

    private void junction(
            int a, double[] start, double[] q, double[] byStart, double[] byParameter) {
        double[] gx = new double[n];
        double[] gp = new double[n];
        byParameter[times.column(a)] =
                junctions.get(a - 1).gradient(times.at(q, a), x(start, a), p(start, a), gx, gp);
        System.arraycopy(gx, 0, byStart, a * width, n);
        System.arraycopy(gp, 0, byStart, a * width + n, n);
    }

    /** The rows of the outer ends, whose columns come as {@code z₀ t₀ z_f t_f ν}. */
    private void outer(
            int first,
            double[] start,
            double[] end,
            double[] q,
            double[][] byStart,
            double[][] byEnd,
            double[][] byParameter) {
        double[][] full =
                ends.jacobian(
                        flows.get(0),
                        flows.get(arcs - 1),
                        times.at(q, 0),
                        z(start, 0),
                        times.at(q, arcs),
                        z(end, arcs - 1),
                        multipliers(q));
        int k = times.count();
        for (int r = 0; r < full.length; r++) {
            double[] from = full[r];
            double[] row = byParameter[first + r];
            System.arraycopy(from, 0, byStart[first + r], 0, width);
            System.arraycopy(from, width + 1, byEnd[first + r], (arcs - 1) * width, width);
            System.arraycopy(from, 2 * width + 2, row, k, row.length - k);
            if (times.column(0) >= 0) {
                row[times.column(0)] += from[width];
            }
            if (times.column(arcs) >= 0) {
                row[times.column(arcs)] += from[2 * width + 1];
            }
        }
    }

    private double[] multipliers(double[] q) {
        return Arrays.copyOfRange(q, times.count(), q.length);
    }

    private double[] z(double[] y, int a) {
        return Arrays.copyOfRange(y, a * width, (a + 1) * width);
    }

    private double[] x(double[] y, int a) {
        return Arrays.copyOfRange(y, a * width, a * width + n);
    }

    private double[] p(double[] y, int a) {
        return Arrays.copyOfRange(y, a * width + n, (a + 1) * width);
    }
}
