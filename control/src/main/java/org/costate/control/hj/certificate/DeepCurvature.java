package org.costate.control.hj.certificate;

import org.costate.control.hj.GibbsMeasure;

/**
 * The curvature of {@code s ↦ LSE_ε(z(s))} for <em>any</em> smooth logits along a line, whatever
 * network makes them:
 *
 * <pre>
 *   f'  = E_π[z']        f'' = E_π[z''] + Var_π(z')/ε
 *   |f''| ≤ max_j |z_j''| + (max_j z_j' − min_j z_j')²/(4ε)
 * </pre>
 *
 * @param slope {@code f'}
 * @param curvature {@code f''}
 * @param fromLogits {@code E_π[z'']}
 * @param fromSpread {@code Var_π(z')/ε}
 * @param bound the bound on {@code |f''|}
 */
public record DeepCurvature(
        double slope, double curvature, double fromLogits, double fromSpread, double bound) {

    /**
     * Returns the curvature from the logits and their derivatives at one point of the line.
     *
     * @param epsilon {@code ε > 0}
     */
    public static DeepCurvature of(double[] z, double[] first, double[] second, double epsilon) {
        if (!(epsilon > 0)) {
            throw new IllegalArgumentException(
                    "CERT-03: temperature ε = " + epsilon + ", expected a number > 0");
        }
        if (first.length != z.length || second.length != z.length) {
            throw new IllegalArgumentException(
                    "CERT-02: "
                            + z.length
                            + " logits with "
                            + first.length
                            + " first and "
                            + second.length
                            + " second derivatives, expected one of each");
        }
        GibbsMeasure pi = GibbsMeasure.of(z, epsilon);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double bend = 0;
        for (int j = 0; j < z.length; j++) {
            low = Math.min(low, first[j]);
            high = Math.max(high, first[j]);
            bend = Math.max(bend, Math.abs(second[j]));
        }
        double logits = pi.mean(second);
        double spread = pi.variance(first) / epsilon;
        return new DeepCurvature(
                pi.mean(first),
                logits + spread,
                logits,
                spread,
                bend + (high - low) * (high - low) / (4 * epsilon));
    }
}
