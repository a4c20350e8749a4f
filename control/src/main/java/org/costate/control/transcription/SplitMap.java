package org.costate.control.transcription;

import java.util.Arrays;
import org.costate.control.SmoothMap;

/**
 * A map of {@code (t, x, u)} with kinks at {@code u_j = 0}, made smooth by writing {@code u_j = a_j
 * − b_j} with {@code a_j, b_j ≥ 0}:
 *
 * <pre>
 *   y(a, b) = Π_j (E[u_j = a_j] + E[u_j = −b_j] − E[u_j = 0]) y
 * </pre>
 *
 * <p>It equals {@code y(u)} wherever one of each pair vanishes; {@code w|u|} becomes {@code w(a +
 * b)}, and what is linear stays linear. Inputs are {@code (t, x, u)} with {@code a_j} in place of
 * {@code u_j}, and the {@code b_j} behind.
 */
final class SplitMap implements SmoothMap {

    private final SmoothMap map;
    private final int[] split;
    private final int size;
    private final int choices;
    private final double[] v;
    private final double[] y;
    private final double[][] dy;
    private final double[][] hessian;
    private final double[] weight;
    private final double[] side;

    /**
     * Splits inputs of a map.
     *
     * @param split the inputs that are split, as they stand in {@code (t, x, u)}
     */
    SplitMap(SmoothMap map, int... split) {
        this.map = map;
        this.split = split.clone();
        size = map.inputs();
        int count = 1;
        for (int i = 0; i < split.length; i++) {
            count *= 3;
        }
        choices = count;
        v = new double[size];
        y = new double[map.outputs()];
        dy = new double[map.outputs()][size];
        hessian = new double[size][size];
        weight = new double[map.outputs()];
        side = new double[split.length];
    }

    @Override
    public int inputs() {
        return size + split.length;
    }

    @Override
    public int outputs() {
        return map.outputs();
    }

    /** Puts the point of a choice and returns its sign. */
    private double choose(int choice, double[] w) {
        System.arraycopy(w, 0, v, 0, size);
        double sign = 1;
        int rest = choice;
        for (int l = 0; l < split.length; l++) {
            int which = rest % 3;
            rest /= 3;
            side[l] = which == 0 ? 1 : which == 1 ? -1 : 0;
            v[split[l]] = which == 0 ? w[split[l]] : which == 1 ? -w[size + l] : 0;
            sign = which == 2 ? -sign : sign;
        }
        return sign;
    }

    @Override
    public void value(double[] w, double[] out) {
        Arrays.fill(out, 0);
        for (int choice = 0; choice < choices; choice++) {
            double sign = choose(choice, w);
            map.value(v, y);
            for (int r = 0; r < y.length; r++) {
                out[r] += sign * y[r];
            }
        }
    }

    /** Adds a gradient in {@code (t, x, u)} to one in the split variables. */
    private void add(double[] to, double[] from, double sign) {
        for (int i = 0; i < size; i++) {
            int l = splitAt(i);
            if (l < 0 || side[l] > 0) {
                to[i] += sign * from[i];
            } else if (side[l] < 0) {
                to[size + l] -= sign * from[i];
            }
        }
    }

    private int splitAt(int input) {
        for (int l = 0; l < split.length; l++) {
            if (split[l] == input) {
                return l;
            }
        }
        return -1;
    }

    @Override
    public void jacobian(double[] w, double[] out, double[][] d) {
        Arrays.fill(out, 0);
        for (double[] row : d) {
            Arrays.fill(row, 0);
        }
        for (int choice = 0; choice < choices; choice++) {
            double sign = choose(choice, w);
            map.jacobian(v, y, dy);
            for (int r = 0; r < y.length; r++) {
                out[r] += sign * y[r];
                add(d[r], dy[r], sign);
            }
        }
    }

    @Override
    public void hessian(double[] w, double[] weights, double[][] h) {
        System.arraycopy(weights, 0, weight, 0, weight.length);
        for (double[] row : h) {
            Arrays.fill(row, 0);
        }
        for (int choice = 0; choice < choices; choice++) {
            double sign = choose(choice, w);
            map.hessian(v, weight, hessian);
            for (int i = 0; i < size; i++) {
                int l = splitAt(i);
                if (l < 0 || side[l] > 0) {
                    add(h[i], hessian[i], sign);
                } else if (side[l] < 0) {
                    add(h[size + l], hessian[i], -sign);
                }
            }
        }
    }
}
