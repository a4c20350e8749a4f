package org.costate.control;

/** Derivatives of a Hamiltonian whose system or cost was given by hand. */
record HandGivenHamiltonian(HandGivenMap map, int n, int m) {

    static HandGivenHamiltonian of(ControlHamiltonian h) {
        return new HandGivenHamiltonian(
                new HandGivenMap(h.system(), h.runningCost()),
                h.system().stateDimension(),
                h.system().controlDimension());
    }

    /** Returns where variable {@code i} of {@code (t, x, u)} stands in {@code (t, x, p, u)}. */
    private int place(int i) {
        return i <= n ? i : i + n;
    }

    private double[] point(double t, double[] x, double[] u) {
        double[] v = new double[1 + n + m];
        v[0] = t;
        System.arraycopy(x, 0, v, 1, n);
        System.arraycopy(u, 0, v, 1 + n, m);
        return v;
    }

    private static double weight(double[] p, int i) {
        return i < p.length ? p[i] : -1;
    }

    void gradient(double t, double[] x, double[] p, double[] u, double[] g) {
        double[] y = new double[n + 1];
        double[][] dy = new double[n + 1][1 + n + m];
        map.jacobian(point(t, x, u), y, dy);
        for (int j = 0; j < 1 + n + m; j++) {
            double sum = 0;
            for (int i = 0; i <= n; i++) {
                sum += weight(p, i) * dy[i][j];
            }
            g[place(j)] = sum;
        }
        System.arraycopy(y, 0, g, 1 + n, n);
    }

    void hessian(double t, double[] x, double[] p, double[] u, double[][] h) {
        double[] v = point(t, x, u);
        double[] w = java.util.Arrays.copyOf(p, n + 1);
        w[n] = -1;
        int k = 1 + n + m;
        double[][] inner = new double[k][k];
        double[][] dy = new double[n + 1][k];
        map.hessian(v, w, inner);
        map.jacobian(v, new double[n + 1], dy);
        for (double[] row : h) {
            java.util.Arrays.fill(row, 0);
        }
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                h[place(i)][place(j)] = inner[i][j];
            }
            for (int j = 0; j < n; j++) {
                h[place(i)][1 + n + j] = dy[j][i];
                h[1 + n + j][place(i)] = dy[j][i];
            }
        }
    }
}
