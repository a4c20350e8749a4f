package org.costate.control.hj;

import org.hipparchus.util.FastMath;
import org.jspecify.annotations.Nullable;

/**
 * The Gibbs measure {@code π_j ∝ w_j e^{z_j/ε}} of scores {@code z} at temperature {@code ε ≥ 0}.
 *
 * <p>Everything the theory asks at a point is a cumulant of this measure: the log-sum-exp {@code ε
 * log Σ w_j e^{z_j/ε}} is its {@link #value}, gradients are means, Hessians covariances over {@code
 * ε}. Without weights {@code w_j = 1}. At {@code ε = 0} it is the limit: the weights {@code w} on
 * the scores that attain the maximum, uniform without weights.
 *
 * <p>Made in the log domain: the leading score is taken away before any exponential, {@code log π_j
 * = (z_j − z_max)/ε − log1p(Σ_others)} is never the logarithm of a rounded {@code π_j}, and the
 * entropy is a sum of terms of one sign.
 */
public final class GibbsMeasure {

    private final double temperature;
    private final double[] scores;
    private final double @Nullable [] logWeights;
    private final double[] logProbabilities;
    private final double[] probabilities;
    private final double value;

    private GibbsMeasure(double[] scores, double @Nullable [] logWeights, double temperature) {
        this.temperature = temperature;
        this.scores = scores;
        this.logWeights = logWeights;
        this.logProbabilities = new double[scores.length];
        this.probabilities = new double[scores.length];
        int lead = lead();
        double others = 0;
        for (int j = 0; j < scores.length; j++) {
            logProbabilities[j] = exponent(j, lead);
            probabilities[j] = FastMath.exp(logProbabilities[j]);
            others += j == lead ? 0 : probabilities[j];
        }
        double logMass = FastMath.log1p(others);
        for (int j = 0; j < scores.length; j++) {
            logProbabilities[j] -= logMass;
            probabilities[j] /= 1 + others;
        }
        double start = logWeight(lead);
        this.value =
                temperature == 0 ? scores[lead] : scores[lead] + temperature * (start + logMass);
    }

    /**
     * Returns the measure of scores with unit weights.
     *
     * @param scores {@code N ≥ 1} numbers, finite or {@code −∞}, one of them finite
     * @param epsilon the temperature {@code ε ≥ 0}
     * @throws IllegalArgumentException if {@code ε} is negative or not finite, there are no scores,
     *     one is NaN or {@code +∞}, or none is finite
     */
    public static GibbsMeasure of(double[] scores, double epsilon) {
        return of(scores, null, epsilon);
    }

    /**
     * Returns the measure of scores with weights {@code w_j}, given as {@code log w_j}.
     *
     * @param logWeights {@code N} numbers below {@code +∞}, or {@code null} for {@code w_j = 1}
     */
    static GibbsMeasure of(double[] scores, double @Nullable [] logWeights, double epsilon) {
        Require.temperature(epsilon);
        if (scores.length == 0) {
            throw new IllegalArgumentException("HJ-03: no scores given. Try: at least one");
        }
        if (logWeights != null) {
            Require.dimension("log weights", logWeights.length, scores.length);
        }
        boolean some = false;
        for (int j = 0; j < scores.length; j++) {
            checkScore(j, scores[j]);
            some |=
                    scores[j] > Double.NEGATIVE_INFINITY
                            && (logWeights == null || logWeights[j] > Double.NEGATIVE_INFINITY);
        }
        if (!some) {
            throw new IllegalArgumentException(
                    "HJ-05: every score or weight is −∞ or zero, so there is no measure. Try: one"
                            + " finite score of positive weight");
        }
        return new GibbsMeasure(
                scores.clone(), logWeights == null ? null : logWeights.clone(), epsilon);
    }

    static void checkScore(int j, double score) {
        if (Double.isNaN(score) || score == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "HJ-05: score "
                            + (j + 1)
                            + " is "
                            + score
                            + ", expected a finite number or −∞. Try: check where it was computed");
        }
    }

    private int lead() {
        int lead = 0;
        for (int j = 1; j < scores.length; j++) {
            if (exponent(j, lead) > 0) {
                lead = j;
            }
        }
        return lead;
    }

    /** {@code (z_j − z_i)/ε + log w_j − log w_i}, and its limit at {@code ε = 0}. */
    private double exponent(int j, int i) {
        if (isAbsent(j)) {
            return Double.NEGATIVE_INFINITY;
        }
        if (isAbsent(i)) {
            return Double.POSITIVE_INFINITY;
        }
        double gap = scores[j] - scores[i];
        return (gap == 0 ? 0 : gap / temperature) + (logWeight(j) - logWeight(i));
    }

    private boolean isAbsent(int j) {
        return scores[j] == Double.NEGATIVE_INFINITY || logWeight(j) == Double.NEGATIVE_INFINITY;
    }

    private double logWeight(int j) {
        return logWeights == null ? 0 : logWeights[j];
    }

    /** Returns {@code N}. */
    public int size() {
        return scores.length;
    }

    /** Returns {@code ε}. */
    public double temperature() {
        return temperature;
    }

    /** Returns {@code ε log Σ_j w_j e^{z_j/ε}}; at {@code ε = 0} the maximum. */
    public double value() {
        return value;
    }

    /** Returns {@code π_j}. */
    public double probability(int j) {
        return probabilities[j];
    }

    /** Returns {@code log π_j}, accurate also where {@code π_j} is next to 1 or underflows. */
    public double logProbability(int j) {
        return logProbabilities[j];
    }

    /** Returns a fresh array of all {@code π_j}. */
    public double[] probabilities() {
        return probabilities.clone();
    }

    /**
     * Returns the entropy {@code H(π) = −Σ π_j log π_j}, natural logarithm, in {@code [0, log N]}.
     */
    public double entropy() {
        double sum = 0;
        for (int j = 0; j < scores.length; j++) {
            if (probabilities[j] > 0) {
                sum -= probabilities[j] * logProbabilities[j];
            }
        }
        return Math.max(sum, 0);
    }

    /**
     * Returns {@code ∂/∂ε} of the {@link #value}: {@code H(π) + Σ π_j log w_j}, which is {@code
     * H(π)} for unit weights.
     */
    public double temperatureDerivative() {
        double sum = entropy();
        for (int j = 0; j < scores.length; j++) {
            if (probabilities[j] > 0) {
                sum += probabilities[j] * logWeight(j);
            }
        }
        return sum;
    }

    /**
     * Returns {@code dH/dε = Var_π(z)/ε³ ≥ 0} for unit weights: with {@code β = 1/ε}, {@code H =
     * log Z − β⟨z⟩} and {@code dH/dβ = −β Var(z)}.
     */
    public double entropyDerivative() {
        Require.positiveTemperature(temperature, "entropy jumps at the tropical limit");
        double variance = variance(scores);
        return variance / temperature / temperature / temperature;
    }

    /** Returns {@code Δ}, the best score minus the second best; {@code +∞} if there is one only. */
    public double gap() {
        double best = Double.NEGATIVE_INFINITY;
        double second = Double.NEGATIVE_INFINITY;
        for (double z : scores) {
            second = Math.max(second, Math.min(best, z));
            best = Math.max(best, z);
        }
        return best - second;
    }

    /**
     * Returns the change of the value when score {@code j} is left out: {@code ε log(1 − π_j)},
     * because {@code Σ_{i≠j} w_i e^{z_i/ε} = (1 − π_j) Σ}. {@code −∞} if there is no other.
     */
    public double leaveOneOut(int j) {
        if (temperature == 0) {
            double best = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < scores.length; i++) {
                best = i == j || isAbsent(i) ? best : Math.max(best, scores[i]);
            }
            return best - value;
        }
        return temperature
                * (probabilities[j] < 0.5 ? FastMath.log1p(-probabilities[j]) : logOfTheOthers(j));
    }

    private double logOfTheOthers(int j) {
        double[] rest = new double[scores.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = i == j ? Double.NEGATIVE_INFINITY : logProbabilities[i];
        }
        return LogSumExp.at(1).value(rest);
    }

    /** Returns {@code E_π[a]}. */
    public double mean(double[] a) {
        double sum = 0;
        for (int j = 0; j < scores.length; j++) {
            if (probabilities[j] > 0) {
                sum += probabilities[j] * a[j];
            }
        }
        return sum;
    }

    /** Returns {@code Var_π(a)}. */
    public double variance(double[] a) {
        double mean = mean(a);
        double sum = 0;
        for (int j = 0; j < scores.length; j++) {
            if (probabilities[j] > 0) {
                sum += probabilities[j] * (a[j] - mean) * (a[j] - mean);
            }
        }
        return sum;
    }

    /** Returns {@code E_π[V]} of the {@code N} rows {@code V_j ∈ ℝᵈ}. */
    public double[] mean(double[][] rows) {
        double[] mean = new double[rows[0].length];
        for (int j = 0; j < scores.length; j++) {
            addScaled(probabilities[j], rows[j], mean);
        }
        return mean;
    }

    /** Returns {@code Cov_π(V)}, {@code d × d}. */
    public double[][] covariance(double[][] rows) {
        double[] mean = mean(rows);
        int d = mean.length;
        double[][] covariance = new double[d][d];
        for (int j = 0; j < scores.length; j++) {
            for (int a = 0; a < d; a++) {
                double left = probabilities[j] * (rows[j][a] - mean[a]);
                for (int b = 0; b <= a; b++) {
                    covariance[a][b] += left * (rows[j][b] - mean[b]);
                }
            }
        }
        for (int a = 0; a < d; a++) {
            for (int b = 0; b < a; b++) {
                covariance[b][a] = covariance[a][b];
            }
        }
        return covariance;
    }

    /** Returns {@code Cov_π(V, s) = Σ π_j (V_j − V̄) s_j}, {@code d} numbers, in {@code O(N d)}. */
    public double[] covariance(double[][] rows, double[] s) {
        double mean = mean(s);
        double[] centre = mean(rows);
        double[] sum = new double[centre.length];
        for (int j = 0; j < scores.length; j++) {
            double factor = probabilities[j] * (s[j] - mean);
            for (int a = 0; a < sum.length; a++) {
                sum[a] += factor == 0 ? 0 : factor * (rows[j][a] - centre[a]);
            }
        }
        return sum;
    }

    private static void addScaled(double factor, double[] v, double[] target) {
        if (factor != 0) {
            for (int i = 0; i < target.length; i++) {
                target[i] += factor * v[i];
            }
        }
    }
}
