package org.costate.control.hj;

/**
 * The log-sum-exp {@code LSE_ε(z) = ε log Σ_j e^{z_j/ε}} at one temperature {@code ε ≥ 0}, its
 * softmax and its entropy.
 *
 * <p>{@code ε = 0} is the tropical limit {@code max_j z_j}, through the same methods; its softmax
 * is uniform on the maximisers. For every {@code ε}
 *
 * <pre>
 *   0 ≤ LSE_ε(z) − max z ≤ ε log(1 + (N−1) e^{−Δ/ε}) ≤ ε log N,     Δ = best − second best,
 *   LSE_ε(z) = max over the simplex of  π·z + ε H(π),               attained at the softmax.
 * </pre>
 *
 * <p>The first holds because {@code Σ e^{(z_j−z_max)/ε} = 1 + Σ_others ≤ 1 + (N−1) e^{−Δ/ε}}.
 *
 * <p>Not scale free: {@code LSE_ε(z) = ε LSE_1(z/ε)}, so a temperature means something only beside
 * a scale of the scores.
 */
public final class LogSumExp {

    private final double temperature;

    private LogSumExp(double temperature) {
        this.temperature = temperature;
    }

    /**
     * Returns the log-sum-exp at temperature {@code ε}.
     *
     * @throws IllegalArgumentException if {@code ε} is negative or not finite
     */
    public static LogSumExp at(double epsilon) {
        return new LogSumExp(Require.temperature(epsilon));
    }

    /** Returns {@code ε}. */
    public double temperature() {
        return temperature;
    }

    /**
     * Returns {@code LSE_ε(z)}; {@code −∞} if every score is.
     *
     * @param z {@code N ≥ 1} numbers below {@code +∞}
     */
    public double value(double... z) {
        boolean empty = true;
        for (int j = 0; j < z.length; j++) {
            GibbsMeasure.checkScore(j, z[j]);
            empty &= z[j] == Double.NEGATIVE_INFINITY;
        }
        return empty && z.length > 0 ? Double.NEGATIVE_INFINITY : gibbs(z).value();
    }

    /**
     * Returns {@code ε log Σ w_j e^{z_j/ε}}, weights in the log domain; at {@code ε = 0} the
     * maximum over the scores of positive weight.
     */
    public double weighted(double[] z, double[] logWeights) {
        return gibbs(z, logWeights).value();
    }

    /** Returns the softmax {@code π_j = e^{z_j/ε}/Σ}. */
    public double[] softmax(double... z) {
        return gibbs(z).probabilities();
    }

    /** Returns {@code H(π)} of the softmax. */
    public double entropy(double... z) {
        return gibbs(z).entropy();
    }

    /** Returns the softmax with all its cumulants. */
    public GibbsMeasure gibbs(double... z) {
        return GibbsMeasure.of(z, temperature);
    }

    /** Returns the weighted softmax {@code π_j ∝ w_j e^{z_j/ε}} with all its cumulants. */
    public GibbsMeasure gibbs(double[] z, double[] logWeights) {
        return GibbsMeasure.of(z, logWeights, temperature);
    }

    /** Returns the sharp bound {@code ε log(1 + (N−1) e^{−Δ/ε})} on {@code LSE_ε(z) − max z}. */
    public double excessBound(double... z) {
        if (temperature == 0 || z.length == 1) {
            return 0;
        }
        double gap = gibbs(z).gap();
        return temperature * Math.log1p((z.length - 1) * Math.exp(-gap / temperature));
    }
}
