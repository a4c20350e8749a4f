package org.costate.control.solve;

/** The simplest guess: the straight line between the fixed ends, with costates zero. */
final class StraightLine {

    private static final int STEPS = 40;

    private StraightLine() {}

    static Estimate of(BolzaForm form) {
        int n = form.n();
        double[] v = new double[2 * n + 2];
        v[0] = form.horizon().start();
        v[n + 1] = form.horizon().end();
        towardsEnds(form, v);
        double[] times = new double[STEPS + 1];
        double[][] x = new double[STEPS + 1][n];
        double[][] p = new double[STEPS + 1][n];
        double[][] u = new double[STEPS + 1][form.m()];
        for (int k = 0; k <= STEPS; k++) {
            double s = (double) k / STEPS;
            times[k] = v[0] + s * (v[n + 1] - v[0]);
            for (int i = 0; i < n; i++) {
                x[k][i] = (1 - s) * v[1 + i] + s * v[n + 2 + i];
            }
            for (int j = 0; j < form.m(); j++) {
                u[k][j] = Math.min(Math.max(0, form.lower()[j]), form.upper()[j]);
            }
        }
        return new Estimate(times, x, p, u);
    }

    /** Puts fixed components to their values; free ones take the value of the other end. */
    private static void towardsEnds(BolzaForm form, double[] v) {
        int n = form.n();
        if (form.ends() instanceof ShootingEnds ends) {
            boolean[] known = new boolean[v.length];
            for (int k = 0; k < ends.fixed(); k++) {
                v[ends.place(k)] = ends.fixedValue(k);
                known[ends.place(k)] = true;
            }
            for (int i = 0; i < n; i++) {
                v[1 + i] = known[1 + i] ? v[1 + i] : v[n + 2 + i];
                v[n + 2 + i] = known[n + 2 + i] ? v[n + 2 + i] : v[1 + i];
            }
        }
    }
}
