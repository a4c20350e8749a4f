package org.costate.control.solve;

import org.costate.control.Boundary;
import org.costate.control.SmoothMap;

/**
 * The ends of a problem with every fixed component of {@code x(t₀)} and {@code x(t_f)} written as
 * one more condition: {@code (φ, x₀ − x̄₀, x_f − x̄_f, ψ)}.
 */
final class ShootingEnds implements SmoothMap {

    private final SmoothMap stated;
    private final int[] places;
    private final double[] values;

    ShootingEnds(SmoothMap stated, Boundary boundary) {
        this.stated = stated;
        int n = boundary.dimension();
        int count = 0;
        int[] at = new int[2 * n];
        double[] value = new double[2 * n];
        for (int i = 0; i < n; i++) {
            if (boundary.initialIsFixed(i)) {
                value[count] = boundary.initialValue(i);
                at[count++] = 1 + i;
            }
        }
        for (int i = 0; i < n; i++) {
            if (boundary.finalIsFixed(i)) {
                value[count] = boundary.finalValue(i);
                at[count++] = n + 2 + i;
            }
        }
        this.places = java.util.Arrays.copyOf(at, count);
        this.values = java.util.Arrays.copyOf(value, count);
    }

    /** Returns how many fixed components there are, the first conditions. */
    int fixed() {
        return places.length;
    }

    /** Returns the place of fixed component {@code k} in {@code (t₀, x₀, t_f, x_f)}. */
    int place(int k) {
        return places[k];
    }

    /** Returns the value of fixed component {@code k}. */
    double fixedValue(int k) {
        return values[k];
    }

    @Override
    public int inputs() {
        return stated.inputs();
    }

    @Override
    public int outputs() {
        return stated.outputs() + places.length;
    }

    @Override
    public void value(double[] v, double[] y) {
        double[] own = new double[stated.outputs()];
        stated.value(v, own);
        spread(v, own, y);
    }

    private void spread(double[] v, double[] own, double[] y) {
        y[0] = own[0];
        for (int k = 0; k < places.length; k++) {
            y[1 + k] = v[places[k]] - values[k];
        }
        System.arraycopy(own, 1, y, 1 + places.length, own.length - 1);
    }

    @Override
    public void jacobian(double[] v, double[] y, double[][] dy) {
        double[] own = new double[stated.outputs()];
        double[][] ownRows = new double[stated.outputs()][inputs()];
        stated.jacobian(v, own, ownRows);
        spread(v, own, y);
        for (double[] row : dy) {
            java.util.Arrays.fill(row, 0);
        }
        for (int i = 0; i < own.length; i++) {
            System.arraycopy(
                    ownRows[i], 0, dy[i == 0 ? 0 : i + places.length], 0, ownRows[i].length);
        }
        for (int k = 0; k < places.length; k++) {
            dy[1 + k][places[k]] = 1;
        }
    }

    @Override
    public void hessian(double[] v, double[] w, double[][] h) {
        double[] own = new double[stated.outputs()];
        own[0] = w[0];
        System.arraycopy(w, 1 + places.length, own, 1, own.length - 1);
        stated.hessian(v, own, h);
    }
}
