package org.costate.control.transcription;

import java.util.Arrays;
import org.costate.control.SmoothMap;

/**
 * The ends of a problem with the cost {@code ½ |ψ|²} over the conditions that meet the final state
 * or time; the others stay conditions.
 */
final class MissMap implements SmoothMap {

    private final SmoothMap ends;
    private final int[] hard;
    private final int[] soft;
    private final double[] y;
    private final double[][] dy;
    private final double[] weight;

    /**
     * Relaxes the ends.
     *
     * @param z a point {@code (t₀, x₀, t_f, x_f)} whose Jacobian shows what each row meets
     */
    MissMap(SmoothMap ends, double[] z) {
        this.ends = ends;
        int size = ends.inputs();
        int rows = ends.outputs();
        y = new double[rows];
        dy = new double[rows][size];
        weight = new double[rows];
        ends.jacobian(z, y, dy);
        int[] firm = new int[rows];
        int[] loose = new int[rows];
        int f = 0;
        int l = 0;
        for (int r = 1; r < rows; r++) {
            boolean meets = false;
            for (int i = size / 2; i < size; i++) {
                meets |= dy[r][i] != 0;
            }
            if (meets) {
                loose[l++] = r;
            } else {
                firm[f++] = r;
            }
        }
        hard = Arrays.copyOf(firm, f);
        soft = Arrays.copyOf(loose, l);
    }

    /** Returns the rows that were relaxed, counted from 1. */
    int[] soft() {
        return soft.clone();
    }

    @Override
    public int inputs() {
        return ends.inputs();
    }

    @Override
    public int outputs() {
        return 1 + hard.length;
    }

    private void gather(double[] out) {
        out[0] = 0;
        for (int r : soft) {
            out[0] += 0.5 * y[r] * y[r];
        }
        for (int i = 0; i < hard.length; i++) {
            out[1 + i] = y[hard[i]];
        }
    }

    @Override
    public void value(double[] v, double[] out) {
        ends.value(v, y);
        gather(out);
    }

    @Override
    public void jacobian(double[] v, double[] out, double[][] d) {
        ends.jacobian(v, y, dy);
        gather(out);
        for (int i = 0; i < v.length; i++) {
            d[0][i] = 0;
            for (int r : soft) {
                d[0][i] += y[r] * dy[r][i];
            }
            for (int l = 0; l < hard.length; l++) {
                d[1 + l][i] = dy[hard[l]][i];
            }
        }
    }

    @Override
    public void hessian(double[] v, double[] w, double[][] h) {
        ends.jacobian(v, y, dy);
        Arrays.fill(weight, 0);
        for (int r : soft) {
            weight[r] = w[0] * y[r];
        }
        for (int i = 0; i < hard.length; i++) {
            weight[hard[i]] = w[1 + i];
        }
        ends.hessian(v, weight, h);
        for (int r : soft) {
            for (int i = 0; i < v.length; i++) {
                for (int j = 0; j < v.length && dy[r][i] != 0; j++) {
                    h[i][j] += w[0] * dy[r][i] * dy[r][j];
                }
            }
        }
    }
}
