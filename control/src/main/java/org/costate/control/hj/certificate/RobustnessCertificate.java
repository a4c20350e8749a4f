package org.costate.control.hj.certificate;

import org.costate.control.hj.GibbsMeasure;
import org.costate.control.hj.LogSumExp;
import org.costate.control.hj.LseLayer;

/**
 * A radius within which no input changes the label, three ways; the largest counts.
 *
 * <p>Let {@code a} be the label, {@code b} a rival, {@code m = f_a − f_b > 0}, {@code |δ| ≤ r},
 * {@code |·|_*} the dual norm.
 *
 * <pre>
 *   Lipschitz   r = m / max_ij |W^a_i − W^b_j|_*           since ∇m is a mean of those differences
 *   curvature   m = |∇m|_* r + κ r²/2,  κ = D_b²/(4ε)      f_a is convex: only f_b bends m down
 *   convex      f_a(x) = LSE_j(z^b_j + |W^b_j − ∇f_a|_* r)
 * </pre>
 *
 * <p>The last: {@code f_a(x+δ) ≥ f_a + ∇f_a·δ} by convexity, and {@code f_b(x+δ) − ∇f_a·δ =
 * LSE_j(z^b_j + (W^b_j − ∇f_a)·δ)}, which rises with each logit. It is never below the first, needs
 * no {@code ε > 0}, and where one neuron leads each score it is the exact distance. With several
 * rivals each radius is the least over them. The curvature radius is the one that knows {@code ε};
 * it is 0 at {@code ε = 0}.
 *
 * @param label the label {@code a}
 * @param rival the rival of the least radius
 * @param margin {@code min_b f_a − f_b}
 * @param lipschitz the first radius
 * @param curvature the second
 * @param convex the third
 * @param radius for each rival the largest of the three, least over rivals, taken down by {@code
 *     10⁻¹²} of itself for rounding
 */
public record RobustnessCertificate(
        int label,
        int rival,
        double margin,
        double lipschitz,
        double curvature,
        double convex,
        double radius) {

    private static final double ROUNDING = 1e-12;

    /** Returns the certificate at an input moved in a norm. */
    public static RobustnessCertificate of(LseClassifier classifier, Norm norm, double... x) {
        int label = classifier.label(x);
        double[] least = new double[4];
        java.util.Arrays.fill(least, Double.POSITIVE_INFINITY);
        double margin = Double.POSITIVE_INFINITY;
        int rival = -1;
        LseLayer own = classifier.scores().get(label);
        for (int b = 0; b < classifier.scores().size(); b++) {
            if (b == label) {
                continue;
            }
            LseLayer other = classifier.scores().get(b);
            double m = own.value(x) - other.value(x);
            double[] radii = {
                lipschitz(own, other, norm, m),
                curved(own, other, norm, m, x),
                convex(own, other, norm, m, x)
            };
            double best = Math.max(radii[0], Math.max(radii[1], radii[2]));
            for (int k = 0; k < 3; k++) {
                least[k] = Math.min(least[k], radii[k]);
            }
            margin = Math.min(margin, m);
            if (best < least[3] || rival < 0) {
                rival = b;
                least[3] = best;
            }
        }
        double radius = margin > 0 ? least[3] * (1 - ROUNDING) : 0;
        return new RobustnessCertificate(
                label, rival, margin, least[0], least[1], least[2], radius);
    }

    private static double lipschitz(LseLayer own, LseLayer other, Norm norm, double margin) {
        double steepest = 0;
        for (double[] v : own.weights()) {
            for (double[] w : other.weights()) {
                steepest = Math.max(steepest, norm.dual(LayerBounds.difference(v, w)));
            }
        }
        return margin <= 0 ? 0 : margin / steepest;
    }

    private static double curved(
            LseLayer own, LseLayer other, Norm norm, double margin, double[] x) {
        double slope = norm.dual(LayerBounds.difference(own.gradient(x), other.gradient(x)));
        double kappa = LayerBounds.of(other, norm).curvature();
        if (margin <= 0 || Double.isInfinite(kappa)) {
            return 0;
        }
        return 2 * margin / (slope + Math.sqrt(slope * slope + 2 * kappa * margin));
    }

    private static double convex(
            LseLayer own, LseLayer other, Norm norm, double margin, double[] x) {
        if (margin <= 0) {
            return 0;
        }
        double[] tangent = own.gradient(x);
        double[][] w = other.weights();
        double[] z = other.logits(x);
        double[] steep = new double[w.length];
        double most = 0;
        for (int j = 0; j < w.length; j++) {
            steep[j] = norm.dual(LayerBounds.difference(w[j], tangent));
            most = Math.max(most, steep[j]);
        }
        if (most == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double level = own.value(x);
        double safe = margin / most;
        double over = 2 * safe;
        while (raised(other, z, steep, over) < level && over < 1e300) {
            safe = over;
            over *= 2;
        }
        for (int k = 0; k < 60; k++) {
            double middle = 0.5 * (safe + over);
            if (raised(other, z, steep, middle) < level) {
                safe = middle;
            } else {
                over = middle;
            }
        }
        return safe;
    }

    /** {@code LSE_j(z_j + s_j r)}. */
    private static double raised(LseLayer layer, double[] z, double[] steep, double r) {
        double[] logWeights = layer.logWeights();
        double[] raised = new double[z.length];
        for (int j = 0; j < z.length; j++) {
            raised[j] = z[j] + steep[j] * r;
        }
        return layer.isWeighted()
                ? LogSumExp.at(layer.temperature()).weighted(raised, logWeights)
                : GibbsMeasure.of(raised, layer.temperature()).value();
    }
}
