package org.costate.control.solve;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * The objective {@code φ + ∫ ℓ dt} on an extremal: Gauss quadrature of order 12 on every step of
 * the integration.
 */
final class CostIntegral {

    private static final int POINTS = 6;

    private CostIntegral() {}

    static double of(Extremal extremal) {
        Cursor cursor = new Cursor(extremal);
        GaussIntegratorFactory rules = new GaussIntegratorFactory();
        double sum = 0;
        for (int k = 0; k < extremal.pieces().size(); k++) {
            int piece = k;
            double[] times = extremal.pieces().get(k).times();
            for (int i = 0; i + 1 < times.length; i++) {
                GaussIntegrator rule = rules.legendre(POINTS, times[i], times[i + 1]);
                sum += rule.integrate(t -> cursor.moveTo(piece, t).runningCost());
            }
        }
        return sum + endCost(extremal);
    }

    private static double endCost(Extremal extremal) {
        BolzaForm form = extremal.form();
        int n = form.n();
        double[] v = new double[2 * n + 2];
        double[] y = new double[form.ends().outputs()];
        v[0] = extremal.start();
        v[n + 1] = extremal.end();
        Extremal.Piece first = extremal.pieces().get(0);
        Extremal.Piece last = extremal.pieces().get(extremal.pieces().size() - 1);
        System.arraycopy(first.points()[0], 0, v, 1, n);
        System.arraycopy(last.points()[last.points().length - 1], 0, v, n + 2, n);
        form.ends().value(v, y);
        return y[0];
    }
}
