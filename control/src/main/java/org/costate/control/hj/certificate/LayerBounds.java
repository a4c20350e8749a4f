package org.costate.control.hj.certificate;

import org.costate.control.hj.LseLayer;

/**
 * What is true of a layer {@code f_ε} everywhere, from its weight rows alone.
 *
 * <pre>
 *   |∇f| ≤ M                        for every ε, and no smaller constant does
 *   ‖∇²f‖ ≤ D²/(4ε) ≤ M²/ε          the first attained where π is ½, ½ on the two farthest rows
 *   f(x+δ) ≤ f + ∇f·δ + D²|δ|²/(8ε)
 * </pre>
 *
 * @param lipschitz {@code M = max_j |W_j|} in the dual norm
 * @param diameter {@code D = max_ij |W_i − W_j|} in the dual norm
 * @param curvature {@code D²/(4ε)}; {@code +∞} at {@code ε = 0} unless {@code D = 0}
 * @param looseCurvature {@code M²/ε}
 */
public record LayerBounds(
        double lipschitz, double diameter, double curvature, double looseCurvature) {

    /** Returns the bounds of a layer for inputs moved in a norm; {@code O(N² d)}. */
    public static LayerBounds of(LseLayer layer, Norm norm) {
        double[][] w = layer.weights();
        double lipschitz = 0;
        double diameter = 0;
        for (int i = 0; i < w.length; i++) {
            lipschitz = Math.max(lipschitz, norm.dual(w[i]));
            for (int j = 0; j < i; j++) {
                diameter = Math.max(diameter, norm.dual(difference(w[i], w[j])));
            }
        }
        double epsilon = layer.temperature();
        return new LayerBounds(
                lipschitz,
                diameter,
                diameter == 0 ? 0 : diameter * diameter / (4 * epsilon),
                lipschitz == 0 ? 0 : lipschitz * lipschitz / epsilon);
    }

    static double[] difference(double[] a, double[] b) {
        double[] gap = new double[a.length];
        for (int i = 0; i < gap.length; i++) {
            gap[i] = a[i] - b[i];
        }
        return gap;
    }
}
