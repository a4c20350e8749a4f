package org.costate.nets;

import java.util.Arrays;
import org.costate.control.SecondOrderEnd;

/** The mean terminal cost of an ensemble, {@code Φ(x) = (1/S) Σ_s φ(readout(x_s), y_s)}. */
final class EnsembleEnd implements SecondOrderEnd {

    /** One sample's share of {@code from}, {@code to}. */
    private interface Product {
        void of(PlainEnds end, double[] x, double[] dx, double[] product);
    }

    private final PlainEnds[] ends;
    private final int n;

    EnsembleEnd(ResidualNetwork network, Ensemble ensemble, Loss loss, double[] theta) {
        n = network.width();
        ends = new PlainEnds[ensemble.samples()];
        for (int s = 0; s < ends.length; s++) {
            ends[s] = new PlainEnds(network, ensemble, loss, theta, s);
        }
    }

    double[] initialState() {
        double[] x = new double[n * ends.length];
        for (int s = 0; s < ends.length; s++) {
            System.arraycopy(ends[s].initialState(), 0, x, s * n, n);
        }
        return x;
    }

    @Override
    public double value(double[] x) {
        double sum = 0;
        for (int s = 0; s < ends.length; s++) {
            sum += ends[s].value(state(x, s));
        }
        return sum / ends.length;
    }

    private double[] state(double[] x, int s) {
        return Arrays.copyOfRange(x, s * n, (s + 1) * n);
    }

    @Override
    public void gradient(double[] x, double[] gradient) {
        each(x, x, gradient, (end, here, unused, part) -> end.gradient(here, part));
    }

    @Override
    public void hessianProduct(double[] x, double[] dx, double[] product) {
        each(x, dx, product, PlainEnds::hessianProduct);
    }

    private void each(double[] x, double[] dx, double[] product, Product derivative) {
        double[] part = new double[n];
        for (int s = 0; s < ends.length; s++) {
            derivative.of(ends[s], state(x, s), state(dx, s), part);
            for (int i = 0; i < n; i++) {
                product[s * n + i] = part[i] / ends.length;
            }
        }
    }
}
