package org.costate.nets;

/** Row-major matrices in plain loops: one sample at a time, the oracle of the kernels. */
final class PlainMatrix {

    private PlainMatrix() {}

    /** Returns {@code A(u)}. */
    static double[] of(MatrixMap map, double[] u) {
        double[] a = new double[map.rows() * map.cols()];
        map.matrix(u, 0, a);
        return a;
    }

    /** Returns {@code A(du)} without the part of {@code A} that does not depend on the weights. */
    static double[] linear(MatrixMap map, double[] du) {
        double[] a = of(map, du);
        double[] constant = of(map, new double[du.length]);
        for (int i = 0; i < a.length; i++) {
            a[i] -= constant[i];
        }
        return a;
    }

    /** Returns {@code A x}, {@code x} read from {@code from} on. */
    static double[] product(double[] a, MatrixMap shape, double[] x, int from) {
        double[] y = new double[shape.rows()];
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < shape.cols(); j++) {
                y[i] += a[i * shape.cols() + j] * x[from + j];
            }
        }
        return y;
    }

    /** Adds {@code Aᵀq} to {@code y}, from {@code at} on. */
    static void addTransposedProduct(double[] a, MatrixMap shape, double[] q, double[] y, int at) {
        for (int i = 0; i < shape.rows(); i++) {
            for (int j = 0; j < shape.cols(); j++) {
                y[at + j] += a[i * shape.cols() + j] * q[i];
            }
        }
    }

    /** Returns {@code q xᵀ}, {@code x} read from {@code from} on. */
    static double[] outer(double[] q, double[] x, int from, int cols) {
        double[] g = new double[q.length * cols];
        for (int i = 0; i < q.length; i++) {
            for (int j = 0; j < cols; j++) {
                g[i * cols + j] = q[i] * x[from + j];
            }
        }
        return g;
    }

    static void add(double[] x, double[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] += x[i];
        }
    }
}
