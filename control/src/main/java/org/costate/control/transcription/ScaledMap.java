package org.costate.control.transcription;

import org.costate.control.SmoothMap;

/** {@code v̂ ↦ R y(S v̂)} for a map {@code y} and diagonal {@code S} and {@code R}. One thread. */
final class ScaledMap implements SmoothMap {

    private final SmoothMap map;
    private final double[] in;
    private final double[] out;
    private final double[] v;
    private final double[] weight;

    ScaledMap(SmoothMap map, double[] in, double[] out) {
        this.map = map;
        this.in = in;
        this.out = out;
        v = new double[in.length];
        weight = new double[out.length];
    }

    @Override
    public int inputs() {
        return in.length;
    }

    @Override
    public int outputs() {
        return out.length;
    }

    private void place(double[] scaled) {
        for (int i = 0; i < v.length; i++) {
            v[i] = in[i] * scaled[i];
        }
    }

    @Override
    public void value(double[] scaled, double[] y) {
        place(scaled);
        map.value(v, y);
        for (int r = 0; r < out.length; r++) {
            y[r] *= out[r];
        }
    }

    @Override
    public void jacobian(double[] scaled, double[] y, double[][] dy) {
        place(scaled);
        map.jacobian(v, y, dy);
        for (int r = 0; r < out.length; r++) {
            y[r] *= out[r];
            for (int i = 0; i < in.length; i++) {
                dy[r][i] *= out[r] * in[i];
            }
        }
    }

    @Override
    public void hessian(double[] scaled, double[] w, double[][] h) {
        place(scaled);
        for (int r = 0; r < out.length; r++) {
            weight[r] = w[r] * out[r];
        }
        map.hessian(v, weight, h);
        for (int i = 0; i < in.length; i++) {
            for (int j = 0; j < in.length; j++) {
                h[i][j] *= in[i] * in[j];
            }
        }
    }
}
