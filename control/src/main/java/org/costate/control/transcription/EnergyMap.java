package org.costate.control.transcription;

import org.costate.control.SmoothMap;

/**
 * The dynamics of a problem with the running cost {@code σ ℓ + ½ κ |u − u₀|²}, {@code ℓ} its own:
 * with {@code σ = 0} an energy alone, with {@code σ = 1} and falling {@code κ} a homotopy from
 * energy to cost [Bertrand, Epenoy 2002].
 */
final class EnergyMap implements SmoothMap {

    private final SmoothMap dynamics;
    private final double[] centre;
    private final double own;
    private final double kappa;
    private final int first;
    private final int last;
    private final double[] weight;

    /**
     * Changes a running cost.
     *
     * @param own {@code σ}
     */
    EnergyMap(SmoothMap dynamics, double own, double[] centre, double kappa) {
        this.own = own;
        this.dynamics = dynamics;
        this.centre = centre;
        this.kappa = kappa;
        first = dynamics.inputs() - centre.length;
        last = dynamics.outputs() - 1;
        weight = new double[last + 1];
    }

    @Override
    public int inputs() {
        return dynamics.inputs();
    }

    @Override
    public int outputs() {
        return dynamics.outputs();
    }

    private double energy(double[] v) {
        double sum = 0;
        for (int j = 0; j < centre.length; j++) {
            sum += (v[first + j] - centre[j]) * (v[first + j] - centre[j]);
        }
        return 0.5 * kappa * sum;
    }

    @Override
    public void value(double[] v, double[] y) {
        dynamics.value(v, y);
        y[last] = (own == 0 ? 0 : own * y[last]) + energy(v);
    }

    @Override
    public void jacobian(double[] v, double[] y, double[][] dy) {
        dynamics.jacobian(v, y, dy);
        y[last] = (own == 0 ? 0 : own * y[last]) + energy(v);
        for (int i = 0; i < v.length; i++) {
            dy[last][i] = own == 0 ? 0 : own * dy[last][i];
        }
        for (int j = 0; j < centre.length; j++) {
            dy[last][first + j] += kappa * (v[first + j] - centre[j]);
        }
    }

    @Override
    public void hessian(double[] v, double[] w, double[][] h) {
        System.arraycopy(w, 0, weight, 0, last);
        weight[last] = own * w[last];
        dynamics.hessian(v, weight, h);
        for (int j = 0; j < centre.length; j++) {
            h[first + j][first + j] += kappa * w[last];
        }
    }
}
