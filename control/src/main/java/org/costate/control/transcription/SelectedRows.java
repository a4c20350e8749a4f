package org.costate.control.transcription;

import java.util.Arrays;
import org.costate.control.SmoothMap;

/** Some rows of a map. */
final class SelectedRows implements SmoothMap {

    private final SmoothMap map;
    private final int[] rows;
    private final double[] y;
    private final double[][] dy;
    private final double[] weight;

    SelectedRows(SmoothMap map, int... rows) {
        this.map = map;
        this.rows = rows.clone();
        y = new double[map.outputs()];
        dy = new double[map.outputs()][map.inputs()];
        weight = new double[map.outputs()];
    }

    @Override
    public int inputs() {
        return map.inputs();
    }

    @Override
    public int outputs() {
        return rows.length;
    }

    @Override
    public void value(double[] v, double[] out) {
        map.value(v, y);
        for (int r = 0; r < rows.length; r++) {
            out[r] = y[rows[r]];
        }
    }

    @Override
    public void jacobian(double[] v, double[] out, double[][] d) {
        map.jacobian(v, y, dy);
        for (int r = 0; r < rows.length; r++) {
            out[r] = y[rows[r]];
            System.arraycopy(dy[rows[r]], 0, d[r], 0, v.length);
        }
    }

    @Override
    public void hessian(double[] v, double[] w, double[][] h) {
        Arrays.fill(weight, 0);
        for (int r = 0; r < rows.length; r++) {
            weight[rows[r]] = w[r];
        }
        map.hessian(v, weight, h);
    }
}
