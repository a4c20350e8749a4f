package org.costate.plots;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** Small computations that the gallery's data come from. */
final class Paths {

    /** A right-hand side. */
    interface Field {
        double[] at(double t, double[] x);
    }

    private Paths() {}

    /** Returns {@code n + 1} states at equal steps of the classical fourth-order scheme. */
    static double[][] rk4(Field f, double[] x0, double t0, double t1, int n) {
        double[][] path = new double[n + 1][];
        path[0] = x0.clone();
        double h = (t1 - t0) / n;
        for (int k = 0; k < n; k++) {
            double t = t0 + k * h;
            double[] x = path[k];
            double[] a = f.at(t, x);
            double[] b = f.at(t + h / 2, plus(x, h / 2, a));
            double[] c = f.at(t + h / 2, plus(x, h / 2, b));
            double[] d = f.at(t + h, plus(x, h, c));
            double[] next = x.clone();
            for (int i = 0; i < next.length; i++) {
                next[i] += h / 6 * (a[i] + 2 * b[i] + 2 * c[i] + d[i]);
            }
            path[k + 1] = next;
        }
        return path;
    }

    static double[] plus(double[] x, double s, double[] y) {
        double[] z = x.clone();
        for (int i = 0; i < z.length; i++) {
            z[i] += s * y[i];
        }
        return z;
    }

    static double[] each(int n, IntToDoubleFunction f) {
        double[] values = new double[n];
        Arrays.setAll(values, f);
        return values;
    }

    /** Returns n values from a to b with equal steps. */
    static double[] range(double a, double b, int n) {
        return each(n, i -> a + (b - a) * i / (n - 1));
    }

    static double[] column(double[][] rows, int j) {
        return each(rows.length, i -> rows[i][j]);
    }

    /** Returns values of a function at the centres of cells. */
    static double[][] cells(
            Bounds b, int rows, int columns, java.util.function.DoubleBinaryOperator f) {
        double[][] values = new double[rows][columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                values[i][j] =
                        f.applyAsDouble(
                                b.xMin() + b.width() * (j + 0.5) / columns,
                                b.yMin() + b.height() * (i + 0.5) / rows);
            }
        }
        return values;
    }
}
