package org.costate.control.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Looks over a control set for points to climb to a maximiser from: each component over its bounds,
 * its kinks and a few points inside.
 */
final class ControlScan {

    private static final double[] SHARES = {0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1};
    private static final double[] REACH = {-3, -1.5, -0.5, 0, 0.5, 1.5, 3};

    private final BolzaForm form;
    private final int m;
    private final ToDoubleFunction<double[]> hamiltonian;

    /**
     * Creates the search.
     *
     * @param hamiltonian {@code u ↦ H} at the present point
     */
    ControlScan(BolzaForm form, ToDoubleFunction<double[]> hamiltonian) {
        this.form = form;
        this.m = form.m();
        this.hamiltonian = hamiltonian;
    }

    /** Points to climb from: the hint, and what scans over each component find. */
    List<double[]> starts(double[] hint) {
        double[] centre = hint.clone();
        for (int i = 0; i < m; i++) {
            centre[i] = Math.min(Math.max(centre[i], form.lower()[i]), form.upper()[i]);
        }
        List<double[]> all = new ArrayList<>();
        all.add(centre.clone());
        double[] scanned = centre.clone();
        for (int sweep = 0; sweep < (m == 1 ? 1 : 2); sweep++) {
            for (int i = 0; i < m; i++) {
                scan(scanned, i, all);
            }
        }
        all.add(scanned);
        return all;
    }

    private void scan(double[] u, int i, List<double[]> all) {
        double bestHere = hamiltonian.applyAsDouble(u);
        double keep = u[i];
        double[] points = candidates(i, keep);
        double[] values = new double[points.length];
        for (int k = 0; k < points.length; k++) {
            u[i] = points[k];
            values[k] = hamiltonian.applyAsDouble(u);
        }
        u[i] = keep;
        for (int k = 0; k < points.length; k++) {
            boolean peak =
                    (k == 0 || values[k] >= values[k - 1])
                            && (k == points.length - 1 || values[k] >= values[k + 1]);
            if (m == 1 && peak) {
                all.add(new double[] {points[k]});
            }
            if (values[k] > bestHere) {
                bestHere = values[k];
                u[i] = points[k];
            }
        }
    }

    private double[] candidates(int i, double hint) {
        double a = form.lower()[i];
        double b = form.upper()[i];
        List<Double> points = new ArrayList<>();
        if (Double.isFinite(a) && Double.isFinite(b)) {
            for (double share : SHARES) {
                points.add(share == 1 ? b : a + share * (b - a));
            }
        } else {
            double size = Math.max(1, Math.abs(hint));
            for (double reach : REACH) {
                points.add(Math.min(Math.max(hint + reach * size, a), b));
                points.add(Math.min(Math.max(reach, a), b));
            }
        }
        for (double kink : form.kinks()[i]) {
            points.add(kink);
        }
        return points.stream().mapToDouble(Double::doubleValue).sorted().distinct().toArray();
    }
}
