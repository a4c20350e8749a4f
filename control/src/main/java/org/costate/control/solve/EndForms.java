package org.costate.control.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.costate.control.SmoothMap;

/** The quadratic forms of both ends, in units of the scale. */
final class EndForms {

    private static final double PENALTY = 1e7;

    private final Extremal extremal;
    private final int n;
    private final double[] zScale;
    private final double costScale;
    private final double length;

    private final double[][] h;
    private final double[][] dy;
    private final boolean coupled;

    EndForms(Extremal extremal, double[] nu, double[] zScale, double costScale) {
        this.extremal = extremal;
        this.n = zScale.length / 2;
        this.zScale = zScale;
        this.costScale = costScale;
        this.length = extremal.end() - extremal.start();
        SmoothMap ends = extremal.form().ends();
        int q = ends.outputs() - 1;
        int k = 2 * n + 2;
        double[] v = new double[k];
        Extremal.Piece first = extremal.pieces().get(0);
        Extremal.Piece last = extremal.pieces().get(extremal.pieces().size() - 1);
        v[0] = extremal.start();
        v[n + 1] = extremal.end();
        System.arraycopy(first.points()[0], 0, v, 1, n);
        System.arraycopy(last.points()[last.points().length - 1], 0, v, n + 2, n);
        h = new double[k][k];
        double[][] all = new double[q + 1][k];
        ends.jacobian(v, new double[q + 1], all);
        double[] weights = new double[q + 1];
        weights[0] = 1;
        System.arraycopy(nu, 0, weights, 1, q);
        ends.hessian(v, weights, h);
        dy = new double[q][];
        boolean linked = false;
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                h[i][j] *= unit(i) * unit(j) / costScale;
                linked |= i <= n && j > n && h[i][j] != 0;
            }
        }
        for (int r = 0; r < q; r++) {
            dy[r] = all[r + 1];
            linked |= normalise(dy[r]);
        }
        coupled = linked;
    }

    /** Says whether the ends are linked. */
    boolean coupled() {
        return coupled;
    }

    private double unit(int i) {
        return i == 0 || i == n + 1 ? length : zScale[i <= n ? i - 1 : i - n - 2];
    }

    /** Scales a row to length one; returns whether it links the ends. */
    private boolean normalise(double[] row) {
        double start = 0;
        double end = 0;
        for (int i = 0; i < row.length; i++) {
            row[i] *= unit(i);
            boolean fixedTime = i == 0 || i == n + 1 && !extremal.form().horizon().freeEnd();
            start = Math.max(start, i <= n && !fixedTime ? Math.abs(row[i]) : 0);
            end = Math.max(end, i > n && !fixedTime ? Math.abs(row[i]) : 0);
        }
        for (int i = 0; i < row.length; i++) {
            row[i] /= Math.max(start, Math.max(end, Double.MIN_NORMAL));
        }
        return start > 0 && end > 0;
    }

    private double entry(int i, int j) {
        double sum = h[i][j];
        for (double[] row : dy) {
            sum += PENALTY * row[i] * row[j];
        }
        return sum;
    }

    /** Writes the form at the end, a free end time minimised out; false if it is no minimum. */
    boolean closeEnd(double[][] w, Cursor cursor) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                w[i][j] = entry(n + 2 + i, n + 2 + j);
            }
        }
        return !extremal.form().horizon().freeEnd() || freeEnd(w, cursor);
    }

    private boolean freeEnd(double[][] w, Cursor cursor) {
        int last = extremal.pieces().size() - 1;
        double[] f = SecondVariation.slope(cursor, last, extremal.end());
        double[] m = new double[n];
        double timeSlope = cursor.present().timeDerivative(extremal.end(), cursor.x(), cursor.p());
        double rate = entry(n + 1, n + 1) - timeSlope * length * length / costScale;
        for (int i = 0; i < n; i++) {
            m[i] = entry(n + 1, n + 2 + i) + f[n + i] * length / zScale[n + i];
            for (int j = 0; j < n; j++) {
                m[i] += w[i][j] * f[j] * length / zScale[j];
            }
            rate += (entry(n + 1, n + 2 + i) + m[i]) * f[i] * length / zScale[i];
        }
        if (!(rate > 0)) {
            return false;
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                w[i][j] -= m[i] * m[j] / rate;
            }
        }
        return true;
    }

    /** Says whether the form is positive on the free part of the initial state. */
    boolean closeStart(double[][] w) {
        List<double[]> free = freeDirections();
        if (free.isEmpty()) {
            return true;
        }
        double[][] form = new double[free.size()][free.size()];
        for (int r = 0; r < form.length; r++) {
            for (int s = 0; s < form.length; s++) {
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        form[r][s] += free.get(r)[i] * (w[i][j] + h[1 + i][1 + j]) * free.get(s)[j];
                    }
                }
            }
        }
        return Definite.spectrum(form)[0] > 0;
    }

    /** An orthonormal basis of the directions of {@code x₀} that {@code ψ} leaves free. */
    private List<double[]> freeDirections() {
        List<double[]> basis = new ArrayList<>();
        for (double[] row : dy) {
            Definite.addDirection(Arrays.copyOfRange(row, 1, 1 + n), basis);
        }
        int bound = basis.size();
        for (int i = 0; i < n; i++) {
            double[] unit = new double[n];
            unit[i] = 1;
            Definite.addDirection(unit, basis);
        }
        return basis.subList(bound, basis.size());
    }
}
