package org.costate.control.transcription;

import java.util.Arrays;
import org.costate.control.SmoothMap;

/** A map of {@code (t, x, u)} with {@code u = M w + c} put in. */
final class FoldedMap implements SmoothMap {

    private final SmoothMap map;
    private final ControlCoordinates coordinates;
    private final int head;
    private final double[] v;
    private final double[][] dy;
    private final double[][] hessian;

    FoldedMap(SmoothMap map, ControlCoordinates coordinates) {
        this.map = map;
        this.coordinates = coordinates;
        head = map.inputs() - coordinates.controls();
        v = new double[map.inputs()];
        dy = new double[map.outputs()][map.inputs()];
        hessian = new double[map.inputs()][map.inputs()];
    }

    @Override
    public int inputs() {
        return head + coordinates.size();
    }

    @Override
    public int outputs() {
        return map.outputs();
    }

    private void place(double[] w) {
        System.arraycopy(w, 0, v, 0, head);
        coordinates.fold(w, head, v, head);
    }

    private void pullBack(double[] gradient, double[] to) {
        System.arraycopy(gradient, 0, to, 0, head);
        Arrays.fill(to, head, to.length, 0);
        coordinates.addTransposed(gradient, head, to, head);
    }

    @Override
    public void value(double[] w, double[] y) {
        place(w);
        map.value(v, y);
    }

    @Override
    public void jacobian(double[] w, double[] y, double[][] d) {
        place(w);
        map.jacobian(v, y, dy);
        for (int r = 0; r < dy.length; r++) {
            pullBack(dy[r], d[r]);
        }
    }

    @Override
    public void hessian(double[] w, double[] weights, double[][] h) {
        place(w);
        map.hessian(v, weights, hessian);
        double[][] half = new double[v.length][inputs()];
        for (int i = 0; i < v.length; i++) {
            pullBack(hessian[i], half[i]);
        }
        double[] column = new double[v.length];
        double[] image = new double[inputs()];
        for (int j = 0; j < inputs(); j++) {
            for (int i = 0; i < v.length; i++) {
                column[i] = half[i][j];
            }
            pullBack(column, image);
            for (int i = 0; i < inputs(); i++) {
                h[i][j] = image[i];
            }
        }
    }
}
