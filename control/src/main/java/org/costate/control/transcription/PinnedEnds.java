package org.costate.control.transcription;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.costate.control.Boundary;
import org.costate.control.SmoothMap;

/** The ends {@code (φ, ψ)} of a stated problem, its fixed components as conditions before ψ. */
final class PinnedEnds implements SmoothMap {

    private final SmoothMap ends;
    private final int[] index;
    private final double[] value;
    private final List<String> labels = new ArrayList<>();
    private final double[] y;
    private final double[] weight;
    private final double[][] dy;

    PinnedEnds(SmoothMap ends, Boundary boundary, List<String> states) {
        this.ends = ends;
        int n = boundary.dimension();
        int[] at = new int[2 * n];
        double[] fixed = new double[2 * n];
        int count = 0;
        for (int end = 0; end <= 1; end++) {
            for (int i = 0; i < n; i++) {
                if (end == 0 ? boundary.initialIsFixed(i) : boundary.finalIsFixed(i)) {
                    at[count] = end * (n + 1) + 1 + i;
                    fixed[count++] = end == 0 ? boundary.initialValue(i) : boundary.finalValue(i);
                    labels.add(states.get(i) + (end == 0 ? "(0)" : "(T)"));
                }
            }
        }
        labels.addAll(boundary.functionNames());
        index = Arrays.copyOf(at, count);
        value = Arrays.copyOf(fixed, count);
        y = new double[ends.outputs()];
        weight = new double[ends.outputs()];
        dy = new double[ends.outputs()][ends.inputs()];
    }

    /** Returns what each condition is about. */
    List<String> labels() {
        return List.copyOf(labels);
    }

    @Override
    public int inputs() {
        return ends.inputs();
    }

    @Override
    public int outputs() {
        return ends.outputs() + index.length;
    }

    private void place(double[] v, double[] out) {
        out[0] = y[0];
        for (int r = 0; r < index.length; r++) {
            out[1 + r] = v[index[r]] - value[r];
        }
        System.arraycopy(y, 1, out, 1 + index.length, y.length - 1);
    }

    @Override
    public void value(double[] v, double[] out) {
        ends.value(v, y);
        place(v, out);
    }

    @Override
    public void jacobian(double[] v, double[] out, double[][] d) {
        ends.jacobian(v, y, dy);
        place(v, out);
        System.arraycopy(dy[0], 0, d[0], 0, v.length);
        for (int r = 0; r < index.length; r++) {
            Arrays.fill(d[1 + r], 0);
            d[1 + r][index[r]] = 1;
        }
        for (int r = 1; r < y.length; r++) {
            System.arraycopy(dy[r], 0, d[index.length + r], 0, v.length);
        }
    }

    @Override
    public void hessian(double[] v, double[] w, double[][] h) {
        weight[0] = w[0];
        System.arraycopy(w, 1 + index.length, weight, 1, y.length - 1);
        ends.hessian(v, weight, h);
    }
}
