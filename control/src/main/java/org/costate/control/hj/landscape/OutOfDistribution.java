package org.costate.control.hj.landscape;

import org.costate.control.hj.AtomMeasure;
import org.costate.control.hj.GibbsMeasure;
import org.costate.control.hj.LseLayer;
import org.hipparchus.util.FastMath;

/**
 * Where a layer has become one of its neurons: the gap criterion {@code Δ/ε}, measured at a point.
 *
 * <pre>
 *   0 ≤ f − z_max ≤ ε log(1 + (N−1) e^{−Δ/ε}),        Δ the best logit minus the second best
 * </pre>
 *
 * <p>So {@code Δ ≫ ε log N} makes the output the linear continuation of the leading neuron,
 * wherever {@code x} is. That {@code x} be further than the diffusion radius {@code √(2εt)} from
 * every atom is neither necessary nor sufficient: gaps between atoms are far from all and hold the
 * ties.
 *
 * @param gap {@code Δ}
 * @param relativeGap {@code Δ/ε}
 * @param deviation {@code f − z_max = −ε log π_max}
 * @param bound {@code ε log(1 + (N−1) e^{−Δ/ε})}
 * @param leader the leading neuron
 */
public record OutOfDistribution(
        double gap, double relativeGap, double deviation, double bound, int leader) {

    /** Returns the measurement for a layer without weights at {@code ε > 0}. */
    public static OutOfDistribution at(LseLayer layer, double... x) {
        double epsilon = Check.temperature(layer.temperature());
        GibbsMeasure pi = GibbsMeasure.of(layer.logits(x), epsilon);
        int leader = 0;
        for (int j = 1; j < pi.size(); j++) {
            leader = pi.logProbability(j) > pi.logProbability(leader) ? j : leader;
        }
        double gap = pi.gap();
        double bound = epsilon * FastMath.log1p((pi.size() - 1) * FastMath.exp(-gap / epsilon));
        double deviation = -epsilon * pi.logProbability(leader);
        return new OutOfDistribution(gap, gap / epsilon, deviation, bound, leader);
    }

    /** Says whether the gap alone guarantees {@code f − z_max ≤ tolerance}. */
    public boolean isTropical(double tolerance) {
        return bound <= tolerance;
    }

    /** Says whether {@code x} is further than {@code √(2εt)} from every atom. */
    public static boolean isBeyondDiffusion(
            AtomMeasure atoms, double epsilon, double t, double... x) {
        for (double[] y : atoms.positions()) {
            double square = 0;
            for (int i = 0; i < y.length; i++) {
                square += (x[i] - y[i]) * (x[i] - y[i]);
            }
            if (square <= 2 * epsilon * t) {
                return false;
            }
        }
        return true;
    }
}
