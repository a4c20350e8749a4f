package org.costate.control.hj;

/**
 * The tau function {@code τ(x, y, s) = Σ_j exp(k_jx + k_j²y + k_j³s + c_j)}: a layer whose phases
 * flow by powers of the weight.
 *
 * <p>{@code v = 2∂²_x log τ} solves the Kadomtsev–Petviashvili II equation {@code (−4v_s + 6vv_x +
 * v_xxx)_x + 3v_yy = 0}. At {@code s = 0} and {@code y = τ} it is the {@link LayerFlow} of the
 * layer with {@code W_j = k_j}. All derivatives of {@code log τ} are joint cumulants of {@code k},
 * {@code k²}, {@code k³} under the Gibbs measure of the phases.
 */
public final class KpTau {

    private final double[] k;
    private final double[] c;

    private KpTau(double[] k, double[] c) {
        this.k = k;
        this.c = c;
    }

    /** Returns the tau function of wave numbers {@code k_j} and phases {@code c_j}. */
    public static KpTau of(double[] k, double[] c) {
        if (k.length == 0) {
            throw new IllegalArgumentException("HJ-03: no wave numbers given. Try: at least one");
        }
        return new KpTau(
                Require.values("wave numbers k", k.length, k),
                Require.values("phases c", k.length, c));
    }

    private GibbsMeasure gibbs(double x, double y, double s) {
        double[] phase = new double[k.length];
        for (int j = 0; j < k.length; j++) {
            phase[j] = k[j] * (x + k[j] * (y + k[j] * s)) + c[j];
        }
        return GibbsMeasure.of(phase, 1);
    }

    /** Returns {@code v = 2∂²_x log τ}, a soliton profile. */
    public double value(double x, double y, double s) {
        return 2 * gibbs(x, y, s).variance(k);
    }

    /** Returns {@code −4v_xs + 6v_x² + 6vv_xx + v_xxxx + 3v_yy}, from exact derivatives. */
    public double residual(double x, double y, double s) {
        GibbsMeasure pi = gibbs(x, y, s);
        double[] a = centred(pi, 1);
        double[] b = centred(pi, 2);
        double[] e = centred(pi, 3);
        double v = 2 * moment(pi, a, a);
        double vx = 2 * moment(pi, a, a, a);
        double vxx = 2 * fourth(pi, a, a, a, a);
        double vxs = 2 * fourth(pi, a, a, a, e);
        double vyy = 2 * fourth(pi, a, a, b, b);
        double m2 = moment(pi, a, a);
        double m3 = moment(pi, a, a, a);
        double sixth =
                moment(pi, a, a, a, a, a, a)
                        - 15 * moment(pi, a, a, a, a) * m2
                        - 10 * m3 * m3
                        + 30 * m2 * m2 * m2;
        return -4 * vxs + 6 * vx * vx + 6 * v * vxx + 2 * sixth + 3 * vyy;
    }

    private double[] centred(GibbsMeasure pi, int power) {
        double[] a = new double[k.length];
        for (int j = 0; j < k.length; j++) {
            a[j] = Math.pow(k[j], power);
        }
        double mean = pi.mean(a);
        for (int j = 0; j < k.length; j++) {
            a[j] -= mean;
        }
        return a;
    }

    private double moment(GibbsMeasure pi, double[]... factors) {
        double[] product = new double[k.length];
        for (int j = 0; j < k.length; j++) {
            product[j] = 1;
            for (double[] factor : factors) {
                product[j] *= factor[j];
            }
        }
        return pi.mean(product);
    }

    private double fourth(GibbsMeasure pi, double[] a, double[] b, double[] c, double[] d) {
        return moment(pi, a, b, c, d)
                - moment(pi, a, b) * moment(pi, c, d)
                - moment(pi, a, c) * moment(pi, b, d)
                - moment(pi, a, d) * moment(pi, b, c);
    }
}
