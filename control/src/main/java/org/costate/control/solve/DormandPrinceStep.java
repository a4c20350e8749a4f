package org.costate.control.solve;

import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/**
 * One step of Dormand and Prince's method of order 8 with its two error estimates, on arrays that
 * are allocated once.
 *
 * <p>The tableau is the one of Hipparchus; the estimates are those of DOP853 [Hairer, Nørsett,
 * Wanner 1993, II.5]. One thread.
 */
final class DormandPrinceStep {

    /** A right-hand side {@code ẇ = F(t, w)}; one that is not finite refuses the step. */
    interface RightHandSide {
        void evaluate(double t, double[] w, double[] wDot);
    }

    private static final double[][] A = tableau().getA();
    private static final double[] B = tableau().getB();
    private static final double[] C = tableau().getC();

    /** Twelve of the step and one that starts the next; those of the interpolant are left out. */
    private static final int STAGES = 13;

    /** Weights of the third-order comparison: {@code b − b̂}. */
    private static final double[] THIRD = third();

    /** Weights of the fifth-order comparison. */
    private static final double[] FIFTH = {
        0.1312004499419488073250102996e-01,
        0,
        0,
        0,
        0,
        -0.1225156446376204440720569753e+01,
        -0.4957589496572501915214079952e+00,
        0.1664377182454986536961530415e+01,
        -0.3503288487499736816886487290e+00,
        0.3341791187130174790297318841e+00,
        0.8192320648511571246570742613e-01,
        -0.2235530786388629525884427845e-01,
        0
    };

    private final int dimension;
    private final double[][] k;
    private final double[] stage;

    DormandPrinceStep(int dimension) {
        this.dimension = dimension;
        this.k = new double[STAGES][dimension];
        this.stage = new double[dimension];
    }

    private static DormandPrince853Integrator tableau() {
        return new DormandPrince853Integrator(1e-12, 1, 1e-12, 1e-12);
    }

    private static double[] third() {
        double[] e = new double[STAGES];
        System.arraycopy(B, 0, e, 0, STAGES);
        e[0] -= 0.244094488188976377952755905512e+00;
        e[8] -= 0.733846688281611857341361741547e+00;
        e[11] -= 0.220588235294117647058823529412e-01;
        return e;
    }

    /** Returns the array of the slope at the start of the step, to be filled or read. */
    double[] slope() {
        return k[0];
    }

    /**
     * Writes {@code w(t + h)} into {@code next}; {@link #slope} must hold {@code F(t, w)}.
     *
     * @return whether every stage was finite
     */
    boolean advance(RightHandSide f, double t, double[] w, double h, double[] next) {
        for (int s = 1; s < STAGES; s++) {
            double[] target = s == STAGES - 1 ? next : stage;
            combine(A[s - 1], s, w, h, target);
            f.evaluate(t + C[s - 1] * h, target, k[s]);
            if (!finite(k[s])) {
                return false;
            }
        }
        return true;
    }

    private void combine(double[] row, int count, double[] w, double h, double[] target) {
        System.arraycopy(w, 0, target, 0, dimension);
        for (int j = 0; j < count; j++) {
            double a = h * row[j];
            if (a != 0) {
                double[] kj = k[j];
                for (int i = 0; i < dimension; i++) {
                    target[i] += a * kj[i];
                }
            }
        }
    }

    /** Makes the slope at the end of the step the slope at the start of the next. */
    void accept() {
        double[] last = k[STAGES - 1];
        k[STAGES - 1] = k[0];
        k[0] = last;
    }

    /**
     * Returns the error of the components {@code from … to} divided by their allowances, in the
     * mean-square norm of DOP853; a step is good if it is at most 1.
     */
    double error(double h, double[] allowance, int from, int to) {
        double third = 0;
        double fifth = 0;
        for (int i = from; i < to; i++) {
            double e3 = 0;
            double e5 = 0;
            for (int s = 0; s < STAGES; s++) {
                e3 += THIRD[s] * k[s][i];
                e5 += FIFTH[s] * k[s][i];
            }
            third += e3 * e3 / (allowance[i] * allowance[i]);
            fifth += e5 * e5 / (allowance[i] * allowance[i]);
        }
        double scale = fifth + 0.01 * third;
        return scale == 0 ? 0 : Math.abs(h) * fifth / Math.sqrt(scale * (to - from));
    }

    static boolean finite(double[] v) {
        double sum = 0;
        for (double a : v) {
            sum += a * 0;
        }
        return sum == 0;
    }
}
